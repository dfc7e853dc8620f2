import { makeStyles } from '@material-ui/core/styles';
import TimerIcon from '@material-ui/icons/TimerOutlined';
import type { ServiceLevelStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage } from '../../products/components';
import { ServiceLevel } from './ServiceLevel';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
    gap: theme.spacing(2),
  },
}));

/** What the contracts promise about service, and whether it is kept. */
export function LevelsView(props: { levels: readonly ServiceLevelStatus[] }) {
  const { levels } = props;
  const classes = useStyles();
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
  return (
    <ul className={classes.list}>
      {levels.map(level => (
        <li key={`${level.port} ${level.key}`}>
          <ServiceLevel level={level} />
        </li>
      ))}
    </ul>
  );
}
