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
  toneColors,
  type Tone,
} from '../../products/components';
import { PlotFrame, SERVICE_LEVEL_TONE } from '../components';

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
  title: { margin: 0, fontSize: '1rem', fontWeight: 600 },
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
    backgroundColor: toneColors(theme, tone).color,
  }),
  days: { display: 'flex', alignItems: 'flex-end', gap: 2, height: 32 },
  day: {
    flex: '1 1 4px',
    maxWidth: 16,
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
  },
  bad: {
    backgroundColor: toneColors(theme, 'danger').color,
    backgroundImage:
      'repeating-linear-gradient(45deg, transparent 0 2px, rgba(127, 127, 127, 0.6) 2px 4px)',
  },
  good: { backgroundColor: toneColors(theme, 'good').color },
}));

/** A promise of service: how often it was kept, and what may still go wrong. */
export function ServiceLevel(props: { level: ServiceLevelStatus }) {
  const { level } = props;
  const { state, budgetLeft, burnRate, latest, days = [] } = level;
  const tone = SERVICE_LEVEL_TONE[state];
  const classes = useStyles({
    tone,
    share: Math.min(1, Math.max(0, budgetLeft ?? 0)),
  });
  const words = SERVICE_LEVEL_WORDS[state];
  const title = `${level.property}: ${level.promise}`;
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
      {state !== 'not-measurable' && <div>{complianceWords(level)}</div>}
      {budgetLeft !== undefined && (
        <>
          <div className={classes.track} aria-hidden>
            <div className={classes.fill} />
          </div>
          <div>
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
      {days.length > 0 && (
        <PlotFrame
          label={`Days of ${title}`}
          summary={`${level.windowDays} days; striped: not kept.`}
          columns={['Day', 'Kept', 'Not kept']}
          rows={[...days]
            .reverse()
            .map(({ day, good, bad }) => [day, String(good), String(bad)])}
        >
          <div className={classes.days}>
            {days.map(({ day, good, bad }) => (
              <div
                key={day}
                className={classes.day}
                title={`${day}: ${good} kept, ${bad} not kept`}
              >
                <div className={classes.bad} style={{ flexGrow: bad }} />
                <div className={classes.good} style={{ flexGrow: good }} />
              </div>
            ))}
          </div>
        </PlotFrame>
      )}
    </article>
  );
}
