import { makeStyles, type Theme } from '@material-ui/core/styles';
import {
  BAND_WORDS,
  qualityBand,
  scoreWords,
  shownScore,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, type Tone } from '../../products/components';
import { toneFill } from './toneFill';
import { BAND_TONE } from './tones';

const SIZE = 96;
const STROKE = 8;
const RADIUS = (SIZE - STROKE) / 2;
const LENGTH = 2 * Math.PI * RADIUS;

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    position: 'relative',
    display: 'inline-flex',
    width: SIZE,
    height: SIZE,
    flexShrink: 0,
  },
  track: { stroke: theme.palette.divider },
  empty: { stroke: theme.palette.divider, strokeDasharray: '4 6' },
  arc: ({ tone }) => ({ stroke: toneFill(theme, tone) }),
  middle: {
    position: 'absolute',
    top: 0,
    right: 0,
    bottom: 0,
    left: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    lineHeight: 1.1,
  },
  number: { fontSize: '1.75rem', fontWeight: 600 },
  band: { fontSize: '0.8125rem', color: mutedColor(theme) },
}));

/** A score as a ring; an empty, broken ring where there are no data. */
export function ScoreRing(props: { score?: number }) {
  const { score } = props;
  const band = qualityBand(score);
  const classes = useStyles({ tone: BAND_TONE[band] });
  const circle = {
    cx: SIZE / 2,
    cy: SIZE / 2,
    r: RADIUS,
    fill: 'none',
    strokeWidth: STROKE,
  };
  return (
    <span
      className={classes.root}
      role="img"
      aria-label={`Quality: ${scoreWords(score)}`}
    >
      <svg width={SIZE} height={SIZE} aria-hidden>
        <circle
          {...circle}
          className={score === undefined ? classes.empty : classes.track}
        />
        {score !== undefined && score > 0 && (
          <circle
            {...circle}
            className={classes.arc}
            strokeDasharray={`${(LENGTH * score) / 100} ${LENGTH}`}
            transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
          />
        )}
      </svg>
      <span className={classes.middle} aria-hidden>
        {score !== undefined && (
          <span className={classes.number}>{shownScore(score)}</span>
        )}
        <span className={classes.band}>{BAND_WORDS[band]}</span>
      </span>
    </span>
  );
}
