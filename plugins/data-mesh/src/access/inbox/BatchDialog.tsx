import { makeStyles } from '@material-ui/core/styles';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type {
  AccessRequest,
  DecisionOutcome,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from '../../products/components';
import { ScrollRegion } from '../../products/entity/ScrollRegion';
import { ConfirmDialog } from '../components';
import { useDecide, type Verdict } from '../request/useDecide';

const useStyles = makeStyles(theme => ({
  scroll: {
    maxHeight: 200,
    overflowY: 'auto',
    flexShrink: 0,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

/** Decides several requests at once, with one comment for all. */
export function BatchDialog(props: {
  requests: readonly AccessRequest[];
  verdict: Verdict;
  onDone: (outcomes: DecisionOutcome[]) => void;
  onClose: () => void;
}) {
  const { requests, verdict, onDone, onClose } = props;
  const classes = useStyles();
  const { busy, error, decideAll } = useDecide();
  const verb = verdict === 'approve' ? 'Approve' : 'Reject';
  const count = plural(requests.length, 'request');
  return (
    <ConfirmDialog
      open
      title={`${verb} ${count}`}
      confirm={`${verb} ${count}`}
      comment={{
        label: verdict === 'approve' ? 'Comment' : 'Why you reject them',
        required: verdict === 'reject',
        helperText: 'The requesters of all of them read it.',
      }}
      busy={busy}
      error={error}
      errorTitle="They could not be decided"
      onConfirm={async comment => {
        const outcomes = await decideAll(requests, verdict, comment);
        if (outcomes) onDone(outcomes);
      }}
      onClose={onClose}
    >
      <ScrollRegion label="Selected requests" className={classes.scroll}>
        <ul className={classes.list}>
          {requests.map(request => (
            <li key={request.id}>
              {request.product.title} for{' '}
              <EntityDisplayName
                entityRef={request.consumer}
                hideIcon
                disableTooltip
              />
              {`: ${request.purpose.title}`}
            </li>
          ))}
        </ul>
      </ScrollRegion>
      <span>A decision cannot be undone.</span>
    </ConfirmDialog>
  );
}
