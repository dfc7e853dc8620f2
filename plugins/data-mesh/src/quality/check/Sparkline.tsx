import { makeStyles } from '@material-ui/core/styles';
import { toneColors } from '../../products/components';

const WIDTH = 320;
const HEIGHT = 40;
const MARGIN = 3;

const useStyles = makeStyles(theme => ({
  root: { display: 'block', maxWidth: '100%' },
  line: {
    fill: 'none',
    stroke: toneColors(theme, 'info').color,
    strokeWidth: 1.5,
  },
}));

/**
 * What was measured, run by run; nothing where that was never another number.
 * For the eye only: what it shows stands in a table beside it.
 */
export function Sparkline(props: {
  /** Oldest first; undefined where nothing was measured. */
  values: ReadonlyArray<number | undefined>;
}) {
  const classes = useStyles();
  const points = toPoints(props.values);
  if (points.length === 0) return null;
  return (
    <svg
      className={classes.root}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden
    >
      <polyline
        className={classes.line}
        points={points.map(([x, y]) => `${x},${y}`).join(' ')}
      />
    </svg>
  );
}

/** Places for values within the drawing; none without a difference to show. */
export function toPoints(
  values: ReadonlyArray<number | undefined>,
): Array<[number, number]> {
  const known = values.filter(value => value !== undefined);
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (known.length < 2 || !(high > low) || !Number.isFinite(high - low)) {
    return [];
  }
  return values.flatMap((value, index): Array<[number, number]> =>
    value === undefined
      ? []
      : [
          [
            MARGIN + ((WIDTH - 2 * MARGIN) * index) / (values.length - 1),
            MARGIN + (HEIGHT - 2 * MARGIN) * (1 - (value - low) / (high - low)),
          ],
        ],
  );
}
