import { makeStyles } from '@material-ui/core/styles';
import type { GrantDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ConnectGuideView,
  formatDay,
  GrantLink,
  GrantStateChip,
  grantWords,
  TimeLeft,
} from '../components';
import { GrantNotices } from './GrantNotices';
import { PlatformItems } from './PlatformItems';
import { TaskCard } from './TaskCard';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    minWidth: 0,
  },
}));

/** Whether the platform was seen to let the consumer in, at least in part. */
export const isUsable = ({ status, observed }: GrantDetail) =>
  status === 'active' && (observed === 'present' || observed === 'partial');

/** What became of an approved request, with a link to the whole. */
export function GrantSummary(props: { grant: GrantDetail }) {
  const { grant } = props;
  const classes = useStyles();
  // What is there needs no words here.
  const unfinished = grant.items.filter(({ state }) => state !== 'present');
  return (
    <div className={classes.root}>
      <span>
        <GrantStateChip grant={grant} /> {grantWords(grant).sentence}
      </span>
      <GrantNotices grant={grant} />
      <span>
        From {formatDay(grant.startsAt)},{' '}
        <TimeLeft
          prefix="until"
          endsAt={grant.endsAt}
          quiet={grant.status === 'ended'}
        />
        . <GrantLink id={grant.id}>Everything about this access</GrantLink>
      </span>
      {grant.status === 'active' && unfinished.length > 0 && (
        <PlatformItems items={unfinished} />
      )}
      {grant.tasks
        .filter(({ status }) => status === 'open' || status === 'refused')
        .map(task => (
          <TaskCard key={task.id} task={task} />
        ))}
      {grant.connect && isUsable(grant) && (
        <ConnectGuideView guide={grant.connect} />
      )}
    </div>
  );
}
