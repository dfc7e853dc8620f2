import { type ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  pointsWords,
  type ProductQuality,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, plural } from '../../products/components';
import { useTabPath } from '../../products/entity/tabPaths';
import { checkParam } from '../check/checkParam';
import { checkPlace } from '../check/checkPlace';
import { ResultText } from '../check/ResultText';
import { StateIcon } from '../components';

/** So many of a kind are told at first. */
const SHOWN = 5;

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(3) },
  title: { fontSize: '1rem', fontWeight: 600, margin: 0 },
  lead: { color: mutedColor(theme), margin: theme.spacing(0.5, 0, 1) },
  kind: {
    fontSize: '0.875rem',
    fontWeight: 600,
    margin: theme.spacing(2, 0, 0.5),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) auto minmax(0, 1fr)',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.75, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      '& > :first-child': { gridColumn: '1 / -1' },
    },
  },
  points: { fontVariantNumeric: 'tabular-nums', fontWeight: 600 },
  muted: { color: mutedColor(theme) },
}));

const sum = (checks: readonly QualityCheck[], of: 'lost' | 'gained') =>
  checks.reduce((total, check) => total + check[of], 0);

/**
 * Why the score is what it is: what lowered it most, then what it does not
 * cover, then what raised it.
 */
export function Explanation(props: { quality: ProductQuality }) {
  const { checks, score, rule } = props.quality;
  const classes = useStyles();
  const of = (effect: QualityCheck['effect']) =>
    checks.filter(check => check.effect === effect);
  const lowering = of('lowers');
  const uncovered = of('uncovered');
  const raising = of('raises');
  return (
    <section className={classes.root} aria-labelledby="quality-explanation">
      <h4 id="quality-explanation" className={classes.title}>
        Why the score is what it is
      </h4>
      <p className={classes.lead}>
        {score === undefined
          ? 'There is no score, as no check has a verdict that counts.'
          : `Each check with a verdict counts by its severity; together they make 100 points.${
              checks.some(({ state }) => state === 'warn')
                ? ' A warning costs a part of its points.'
                : ''
            } This is scoring rule ${rule}.`}
      </p>
      <Kind
        title={
          <>
            What lowered it{' '}
            <span className={classes.muted}>
              ({pointsWords(-sum(lowering, 'lost'))})
            </span>
          </>
        }
        checks={lowering}
        points={({ lost }) => pointsWords(-lost)}
        noun="that lowered it"
      />
      <Kind
        title={
          <>
            What it does not cover{' '}
            <span className={classes.muted}>(lowers the coverage)</span>
          </>
        }
        checks={uncovered}
        points={() => 'no points'}
        noun="that it does not cover"
      />
      <Kind
        title={
          <>
            What raised it{' '}
            <span className={classes.muted}>
              ({pointsWords(sum(raising, 'gained'))})
            </span>
          </>
        }
        checks={raising}
        points={({ gained }) => pointsWords(gained)}
        noun="that raised it"
      />
    </section>
  );
}

function Kind(props: {
  title: ReactNode;
  checks: readonly QualityCheck[];
  points: (check: QualityCheck) => string;
  /** After "Show all 12 checks". */
  noun: string;
}) {
  const { title, checks, points, noun } = props;
  const classes = useStyles();
  const tabPath = useTabPath();
  const [shown, setShown] = useState(SHOWN);
  if (checks.length === 0) return null;
  return (
    <>
      <h5 className={classes.kind}>{title}</h5>
      <ul className={classes.list}>
        {checks.slice(0, shown).map(check => (
          <li key={check.key} className={classes.item}>
            <span className={classes.points}>{points(check)}</span>
            <StateIcon state={check.state} />
            <span>
              <Link
                to={tabPath('quality', {
                  view: 'checks',
                  check: checkParam(check),
                })}
                underline="always"
              >
                {check.name}
              </Link>{' '}
              {checkPlace(check) && (
                <span className={classes.muted}>({checkPlace(check)}) </span>
              )}
              — <ResultText check={check} />
            </span>
          </li>
        ))}
      </ul>
      {shown < checks.length && (
        <Button size="small" onClick={() => setShown(shown + 50)}>
          {checks.length - shown <= 50
            ? `Show all ${plural(checks.length, 'check')} ${noun}`
            : `Show 50 more of ${plural(checks.length, 'check')} ${noun}`}
        </Button>
      )}
    </>
  );
}
