import { makeStyles, type Theme } from '@material-ui/core/styles';
import {
  budgetWords,
  burnWords,
  CHECK_STATE_WORDS,
  complianceWords,
  SERVICE_LEVEL_WORDS,
  type ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  mutedColor,
  ToneChip,
  type Tone,
} from '../../products/components';
import { SERVICE_LEVEL_TONE, toneFill } from '../components';
import { LevelDays } from './LevelDays';
import { levelName } from './levelName';

const useStyles = makeStyles<Theme, { tone: Tone; share: number }>(theme => ({
  root: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.75),
    padding: theme.spacing(2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 1.5),
  },
  title: {
    margin: 0,
    fontSize: '1rem',
    fontWeight: 600,
    '&::first-letter': { textTransform: 'uppercase' },
  },
  muted: { color: mutedColor(theme) },
  track: {
    height: 8,
    borderRadius: 4,
    backgroundColor: theme.palette.divider,
    overflow: 'hidden',
  },
  fill: ({ tone, share }) => ({
    height: '100%',
    width: `${share * 100}%`,
    backgroundColor: toneFill(theme, tone),
  }),
  sentence: { '&::first-letter': { textTransform: 'uppercase' } },
}));

/** A promise of service: how often it was kept, and what may still go wrong. */
export function ServiceLevel(props: { level: ServiceLevelStatus }) {
  const { level } = props;
  const { state, budgetLeft, burnRate, latest } = level;
  const tone = SERVICE_LEVEL_TONE[state];
  const classes = useStyles({
    tone,
    share: Math.min(1, Math.max(0, budgetLeft ?? 0)),
  });
  const words = SERVICE_LEVEL_WORDS[state];
  const title = `${levelName(level)}: ${level.promise}`;
  return (
    <article className={classes.root} aria-label={title}>
      <div className={classes.head}>
        <h4 className={classes.title}>{title}</h4>
        <ToneChip tone={tone} title={words.sentence}>
          {words.label}
        </ToneChip>
      </div>
      <div className={classes.muted}>
        {[level.element, `port ${level.port}`].filter(Boolean).join(' · ')}
      </div>
      {level.reason && <div>{level.reason}</div>}
      <div className={classes.sentence}>{complianceWords(level)}</div>
      {budgetLeft !== undefined && (
        <>
          <div className={classes.track} aria-hidden>
            <div className={classes.fill} />
          </div>
          <div className={classes.sentence}>
            {budgetWords(budgetLeft)}
            {burnRate !== undefined && budgetLeft > 0
              ? `; ${burnWords(burnRate)}`
              : ''}
          </div>
        </>
      )}
      {latest && (
        <div className={classes.muted}>
          {CHECK_STATE_WORDS[latest.outcome].label} <Age date={latest.at} />
        </div>
      )}
      <LevelDays level={level} title={title} />
    </article>
  );
}
