import { makeStyles } from '@material-ui/core/styles';
import ApprovalsIcon from '@material-ui/icons/PlaylistAddCheck';
import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { approvalsRouteRef } from '../../routes';
import { countBadge, countWords } from './countWords';
import { useInboxCount } from './useInboxCount';

const useStyles = makeStyles(theme => ({
  count: {
    display: 'inline-block',
    minWidth: 20,
    padding: '0 6px',
    borderRadius: 10,
    fontSize: '0.75rem',
    fontWeight: 600,
    lineHeight: '20px',
    textAlign: 'center',
    color: '#1b1b1b',
    backgroundColor: '#ffd54f',
    marginRight: theme.spacing(1),
  },
}));

/**
 * The way to what waits for a decision, with the number of it, for the sidebar
 * of an app.
 *
 * @public
 */
export function ApprovalsSidebarItem() {
  const classes = useStyles();
  const counts = useInboxCount();
  const path = useRouteRef(approvalsRouteRef)();
  const { isOpen } = useSidebarOpenState();
  const badge = countBadge(counts);
  const words = countWords(counts);
  return (
    <SidebarItem
      icon={ApprovalsIcon}
      to={path}
      text="Approvals"
      // There is no room for the number then.
      hasNotifications={badge !== undefined && !isOpen}
      // It begins with what is seen, for those who say what they see.
      aria-label={badge ? `Approvals ${badge}: ${words}` : 'Approvals'}
    >
      {badge && (
        <span className={classes.count} title={words}>
          {/* Apart from the word before it, also in text. */}
          {` ${badge}`}
        </span>
      )}
    </SidebarItem>
  );
}
