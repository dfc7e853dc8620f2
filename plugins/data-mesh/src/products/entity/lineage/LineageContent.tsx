import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import AccountTreeIcon from '@material-ui/icons/AccountTreeOutlined';
import ListIcon from '@material-ui/icons/List';
import type { Graph } from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage } from '../../components';
import { Answer, ProductUnknown } from '../Answer';
import { Choice } from '../Choice';
import { useLineage } from '../queries';
import { useUrlState } from '../useUrlState';
import { LineageGraph } from './LineageGraph';
import { LineageTable } from './LineageTable';
import { SectionCard } from '../SectionCard';

const DEPTHS = [1, 2, 3, 4, 5, 10];
const DEFAULT_DEPTH = 2;

const useStyles = makeStyles(theme => ({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(1.5),
  },
  form: {
    '& svg': { marginRight: theme.spacing(0.5) },
    textTransform: 'none',
    color: theme.palette.text.primary,
    '&.Mui-selected': { color: theme.palette.text.primary },
  },
}));

/** The depth in the address, or the default where it makes no sense. */
export function depthOf(params: URLSearchParams): number {
  const depth = Number(params.get('depth'));
  return DEPTHS.includes(depth) ? depth : DEFAULT_DEPTH;
}

/**
 * Where the data of a product comes from and goes to, over several steps.
 * Depth and form stand in the address.
 */
export function LineageContent() {
  const [params, change] = useUrlState();
  const classes = useStyles();
  const depth = depthOf(params);
  const table = params.get('as') === 'table';
  const result = useLineage(depth);
  return (
    <SectionCard title="Lineage">
      <div className={classes.toolbar}>
        <Choice
          label="Steps each way"
          value={String(depth)}
          options={DEPTHS.map(each => ({
            value: String(each),
            label: String(each),
          }))}
          onChange={value =>
            change({
              depth: value === String(DEFAULT_DEPTH) ? undefined : value,
            })
          }
        />
        <ToggleButtonGroup
          exclusive
          size="small"
          value={table ? 'table' : 'graph'}
          onChange={(_, value) =>
            value && change({ as: value === 'table' ? 'table' : undefined })
          }
          aria-label="Form"
        >
          <ToggleButton value="graph" className={classes.form}>
            <AccountTreeIcon fontSize="small" aria-hidden />
            Graph
          </ToggleButton>
          <ToggleButton value="table" className={classes.form}>
            <ListIcon fontSize="small" aria-hidden />
            Table
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      <Answer
        result={result}
        what="The lineage"
        lines={6}
        notFound={<ProductUnknown onRetry={result.refetch} />}
      >
        {graph => <Lineage graph={graph} table={table} />}
      </Answer>
    </SectionCard>
  );
}

function Lineage(props: { graph: Graph; table: boolean }) {
  const { graph, table } = props;
  if (graph.nodes.every(({ distance }) => distance === 0)) {
    return (
      <EmptyMessage
        icon={<AccountTreeIcon />}
        title="No lineage yet"
        description={
          <>
            This product declares no inputs, and nobody declares to read it.
            Inputs are declared as <code>inputPorts</code>; components name what
            they read with the annotation <code>data-mesh/consumes</code>.
          </>
        }
      />
    );
  }
  return (
    <>
      {graph.truncated && (
        <Typography variant="body2" role="status">
          There is more than fits: choose fewer steps, or follow a node.
        </Typography>
      )}
      {table ? <LineageTable graph={graph} /> : <LineageGraph graph={graph} />}
    </>
  );
}
