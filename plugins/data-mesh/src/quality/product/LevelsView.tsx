import { makeStyles } from '@material-ui/core/styles';
import TimerIcon from '@material-ui/icons/TimerOutlined';
import {
  SERVICE_LEVEL_WORDS,
  type ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage, ToneChip } from '../../products/components';
import { DataTable } from '../../products/entity/contract/DataTable';
import { SERVICE_LEVEL_TONE } from '../components';
import { levelName } from './levelName';
import { ServiceLevel } from './ServiceLevel';

/** What needs somebody comes first. */
const ORDER: ReadonlyArray<ServiceLevelStatus['state']> = [
  'spent',
  'at-risk',
  'kept',
  'not-measured',
  'not-measurable',
];

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
    gap: theme.spacing(2),
  },
  title: {
    fontSize: '1rem',
    fontWeight: 600,
    margin: theme.spacing(3, 0, 1),
    '&:first-child': { marginTop: 0 },
  },
}));

/** What the contracts promise about service, and whether it is kept. */
export function LevelsView(props: { levels: readonly ServiceLevelStatus[] }) {
  const classes = useStyles();
  const levels = [...props.levels].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state),
  );
  if (levels.length === 0) {
    return (
      <EmptyMessage
        icon={<TimerIcon />}
        title="No service level is promised"
        description={
          <>
            The contract of an output port can promise how fresh its data are,
            or how long they are kept, in <code>slaProperties</code>.
          </>
        }
      />
    );
  }
  const measured = levels.filter(({ good, bad }) => good + bad > 0);
  const others = levels.filter(({ good, bad }) => good + bad === 0);
  return (
    <>
      {measured.length > 0 && (
        <ul className={classes.list} aria-label="Measured service levels">
          {measured.map(level => (
            <li key={`${level.port} ${level.key}`}>
              <ServiceLevel level={level} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <>
          <h4 className={classes.title}>Promised, and not measured</h4>
          <DataTable
            label="Promised, and not measured"
            columns={[
              'Service level',
              'Promise',
              'Output port',
              'State',
              'Why',
            ]}
            rows={others.map(level => [
              [levelName(level), level.element].filter(Boolean).join(' of '),
              level.promise,
              level.port,
              <ToneChip
                key="state"
                tone={SERVICE_LEVEL_TONE[level.state]}
                title={SERVICE_LEVEL_WORDS[level.state].sentence}
              >
                {SERVICE_LEVEL_WORDS[level.state].label}
              </ToneChip>,
              level.reason ?? SERVICE_LEVEL_WORDS[level.state].sentence,
            ])}
          />
        </>
      )}
    </>
  );
}
