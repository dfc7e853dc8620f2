import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ProvisioningTask } from '@backstage-data-mesh/plugin-data-mesh-common';
import { GrantLink } from '../components';
import { TaskCard } from '../grant/TaskCard';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 3),
    padding: theme.spacing(0, 2),
    '& > li': { padding: theme.spacing(1.5, 0) },
    '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

/** What the reader is asked to do in a platform, since no computer can. */
export function TaskSection(props: { tasks: readonly ProvisioningTask[] }) {
  const { tasks } = props;
  const classes = useStyles();
  if (tasks.length === 0) {
    return null;
  }
  return (
    <section aria-label="Tasks">
      <Typography variant="h6" component="h2">
        To be done by hand
      </Typography>
      <Paper variant="outlined" component="ul" className={classes.list}>
        {tasks.map(task => (
          <li key={task.id}>
            <TaskCard task={task} mine />
            <GrantLink id={task.grantId}>The access it is for</GrantLink>
          </li>
        ))}
      </Paper>
    </section>
  );
}
