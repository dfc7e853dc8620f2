import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import { LinkButton } from '@backstage/core-components';
import type { Product } from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage, ProblemList, VisuallyHidden } from '../../components';
import { Answer, ProductUnknown } from '../Answer';
import { useProduct } from '../queries';
import { useTabPath } from '../tabPaths';
import { groupProblems } from './allProblems';
import { SectionCard } from '../SectionCard';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
  },
  source: { overflowWrap: 'anywhere' },
}));

/** Every mistake of the declaration and of the contracts, file by file. */
export function ProblemsContent() {
  const result = useProduct();
  return (
    <Answer
      result={result}
      what="The problems"
      lines={5}
      notFound={<ProductUnknown onRetry={result.refetch} />}
    >
      {product => <Groups product={product} />}
    </Answer>
  );
}

function Groups(props: { product: Product }) {
  const { product } = props;
  const classes = useStyles();
  const tabPath = useTabPath();
  const groups = groupProblems(product);
  if (groups.length === 0) {
    return (
      <EmptyMessage
        icon={<CheckIcon />}
        title="No problems"
        description="The declaration and the contracts of this product are in order."
      />
    );
  }
  const readable = (port: string) =>
    product.ports.some(
      ({ name, contract }) => name === port && contract?.hash !== undefined,
    );
  return (
    <div className={classes.root}>
      {groups.map(({ port, problems }, index) => (
        <SectionCard
          key={index}
          title={port === undefined ? 'Declaration' : `Contract of ${port}`}
          headerActions={
            port !== undefined &&
            readable(port) && (
              <LinkButton
                size="small"
                to={tabPath('contract', { port, view: 'text' })}
              >
                Show in the text
                <VisuallyHidden>of the contract of {port}</VisuallyHidden>
              </LinkButton>
            )
          }
        >
          <ProblemList
            problems={problems}
            label={
              port === undefined
                ? 'Problems of the declaration'
                : `Problems of the contract of ${port}`
            }
          />
        </SectionCard>
      ))}
    </div>
  );
}
