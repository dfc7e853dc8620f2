import { makeStyles } from '@material-ui/core/styles';
import {
  numberWords,
  type ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from '../../products/components';
import { PlotFrame, toneFill } from '../components';
import { windowOf } from './windowOf';

const useStyles = makeStyles(theme => ({
  days: { display: 'flex', gap: 2, height: 28, marginTop: theme.spacing(0.5) },
  day: {
    flex: '1 1 0',
    minWidth: 2,
    display: 'flex',
    flexDirection: 'column',
    borderRadius: 2,
    overflow: 'hidden',
    backgroundColor: theme.palette.divider,
  },
  bad: {
    backgroundColor: toneFill(theme, 'danger'),
    backgroundImage: `repeating-linear-gradient(45deg, transparent 0 3px, ${theme.palette.background.paper} 3px 5px)`,
  },
  good: { backgroundColor: toneFill(theme, 'good') },
}));

/** The days of the window of a service level, each by what was measured. */
export function LevelDays(props: { level: ServiceLevelStatus; title: string }) {
  const { level, title } = props;
  const classes = useStyles();
  const days = windowOf(level.days ?? [], level.windowDays, new Date());
  const measured = days.filter(({ good, bad }) => good + bad > 0);
  if (measured.length === 0) return null;
  const broken = measured.filter(({ bad }) => bad > 0).length;
  return (
    <PlotFrame
      label={`Days of ${title}`}
      summary={`${plural(measured.length, 'day')} measured, ${
        broken === 0
          ? 'all kept'
          : `not kept on ${numberWords(broken)} (striped)`
      }.`}
      columns={['Day', 'Kept', 'Not kept']}
      rows={[...measured]
        .reverse()
        .map(({ day, good, bad }) => [day, String(good), String(bad)])}
    >
      <div className={classes.days}>
        {days.map(({ day, good, bad }) => (
          <div
            key={day}
            className={classes.day}
            title={
              good + bad > 0
                ? `${day}: ${good} kept, ${bad} not kept`
                : `${day}: not measured`
            }
          >
            <div className={classes.bad} style={{ flexGrow: bad }} />
            <div className={classes.good} style={{ flexGrow: good }} />
          </div>
        ))}
      </div>
    </PlotFrame>
  );
}
