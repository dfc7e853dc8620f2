import { makeStyles } from '@material-ui/core/styles';
import type { Product } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, ClassificationChip, TechnologyLabel } from '../../components';
import { Answer } from '../Answer';
import { useProduct } from '../queries';
import { DetailList } from './DetailList';
import { SectionCard } from '../SectionCard';

const useStyles = makeStyles({
  technologies: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px' },
});

/** The facts of a product that the catalog's own card does not have. */
export function FactsCard() {
  const result = useProduct();
  // Errors are told once, by the card beside it.
  if (result.error && !result.data) return null;
  return (
    <SectionCard title="Data product">
      <Answer result={result} what="The facts">
        {product => <Facts product={product} />}
      </Answer>
    </SectionCard>
  );
}

function Facts(props: { product: Product }) {
  const { product } = props;
  const classes = useStyles();
  const { classification, technologies } = product;
  return (
    <DetailList
      items={[
        ['Version', product.version],
        [
          'Classification',
          classification && (
            <ClassificationChip classification={classification} />
          ),
        ],
        [
          'Technology',
          technologies.length > 0 && (
            <span className={classes.technologies}>
              {technologies.map(technology => (
                <TechnologyLabel key={technology} technology={technology} />
              ))}
            </span>
          ),
        ],
        [
          'Columns',
          product.columnCount > 0 && product.columnCount.toLocaleString('en'),
        ],
        ['Changed', <Age key="changed" date={product.updatedAt} />],
        ['Known since', <Age key="known" date={product.firstSeenAt} />],
      ]}
    />
  );
}
