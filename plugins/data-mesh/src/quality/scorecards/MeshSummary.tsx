import { makeStyles } from '@material-ui/core/styles';
import type { RollUp } from '@backstage-data-mesh/plugin-data-mesh-common';
import { percentWords } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor } from '../../products/components';
import { CoverageText, ScoreBadge } from '../components';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2, 3),
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    flex: '1 1 220px',
    margin: 0,
    '& dt': { color: mutedColor(theme) },
    '& dd': { margin: 0 },
  },
}));

/** A roll-up in numbers, with what it is made from. */
export function MeshSummary(props: { rollUp: RollUp }) {
  const { rollUp } = props;
  const { products, scored, evaluated, expected, failing, incidents } = rollUp;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <ScoreBadge size="large" score={rollUp.score} />
      <dl className={classes.facts}>
        <dt>Products</dt>
        <dd>
          {scored.toLocaleString('en')} of {products.toLocaleString('en')} have
          a score
        </dd>
        <dt>Coverage</dt>
        <dd>
          {rollUp.coverage !== undefined && expected > 0 && (
            <>{percentWords(rollUp.coverage)}: </>
          )}
          <CoverageText evaluated={evaluated} expected={expected} />
        </dd>
        <dt>Failing checks</dt>
        <dd>{failing.toLocaleString('en')}</dd>
        <dt>With incidents</dt>
        <dd>{incidents.toLocaleString('en')} of the products</dd>
        {rollUp.maturity !== undefined && (
          <>
            <dt>Maturity</dt>
            <dd>{levelWords(rollUp.maturity)} on average</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function levelWords(level: number): string {
  return `level ${level.toLocaleString('en', { maximumFractionDigits: 1 })}`;
}
