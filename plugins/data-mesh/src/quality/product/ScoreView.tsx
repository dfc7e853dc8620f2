import { makeStyles } from '@material-ui/core/styles';
import type { ProductQuality } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { Choice } from '../../products/entity/Choice';
import { useUrlState } from '../../products/entity/useUrlState';
import { Trend } from '../components';
import { DimensionTable } from './DimensionTable';
import { Explanation } from './Explanation';
import { PortTable } from './PortTable';
import { useQualityHistory } from './queries';

const PERIODS = [30, 90, 365] as const;

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: theme.spacing(3),
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    minHeight: 44,
  },
  title: { fontSize: '1rem', fontWeight: 600, margin: 0 },
  muted: { color: mutedColor(theme) },
}));

/** The score: what it is made of, how it was, and why it is so. */
export function ScoreView(props: { quality: ProductQuality }) {
  const { quality } = props;
  const classes = useStyles();
  return (
    <>
      <div className={classes.columns}>
        <section aria-labelledby="quality-dimensions">
          <div className={classes.head}>
            <h4 id="quality-dimensions" className={classes.title}>
              Dimensions
            </h4>
          </div>
          <DimensionTable dimensions={quality.dimensions} />
        </section>
        <History alertBelow={quality.alertBelow} />
      </div>
      {quality.ports.length > 1 && <PortTable ports={quality.ports} />}
      <Explanation quality={quality} />
    </>
  );
}

function History(props: { alertBelow?: number }) {
  const classes = useStyles();
  const [params, change] = useUrlState();
  const asked = Number(params.get('days'));
  const days = PERIODS.find(period => period === asked) ?? PERIODS[0];
  const result = useQualityHistory(days);
  return (
    <section aria-labelledby="quality-history">
      <div className={classes.head}>
        <h4 id="quality-history" className={classes.title}>
          Day by day
        </h4>
        <Choice
          label="Period"
          value={String(days)}
          options={PERIODS.map(period => ({
            value: String(period),
            label: `${period} days`,
          }))}
          onChange={value =>
            change({
              days: value === String(PERIODS[0]) ? undefined : value,
            })
          }
        />
      </div>
      <Answer result={result} what="The history" lines={6}>
        {history =>
          history.days.length === 0 ? (
            <p className={classes.muted}>
              The history begins on the day after the first result.
            </p>
          ) : (
            <Trend days={history.days} alertBelow={props.alertBelow} />
          )
        }
      </Answer>
    </section>
  );
}
