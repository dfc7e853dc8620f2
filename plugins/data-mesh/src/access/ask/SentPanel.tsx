import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { AccessRequestDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage } from '../../products/components';
import { accessRouteRef } from '../../routes';
import { PlanSteps, RequestLink } from '../components';

const useStyles = makeStyles(theme => ({
  plan: {
    alignSelf: 'stretch',
    textAlign: 'left',
    marginTop: theme.spacing(2),
  },
}));

/** What was sent, and what comes next. */
export function SentPanel(props: { request: AccessRequestDetail }) {
  const { request } = props;
  const classes = useStyles();
  const accessPath = useRouteRef(accessRouteRef);
  const myAccess = (
    <Link to={accessPath()} underline="always">
      My access
    </Link>
  );
  const approved = request.state === 'approved';
  return (
    <div role="status">
      <EmptyMessage
        icon={<CheckIcon />}
        title={approved ? 'Approved' : 'Your request was sent'}
        description={
          approved ? (
            <>
              Access is being set up. {myAccess} shows when it works, and how to
              connect.
            </>
          ) : (
            <>
              You are told when it is decided. Until then it stands in{' '}
              {myAccess}.
            </>
          )
        }
        action={<RequestLink id={request.id}>Show the request</RequestLink>}
      >
        {!approved && request.steps.length > 0 && (
          <div className={classes.plan}>
            <PlanSteps steps={request.steps} />
          </div>
        )}
      </EmptyMessage>
    </div>
  );
}
