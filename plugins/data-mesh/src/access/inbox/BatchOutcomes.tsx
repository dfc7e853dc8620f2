import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  AccessRequest,
  DecisionOutcome,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural, refLabel } from '../../products/components';
import { RequestLink } from '../components';
import { Notice } from '../../products/components/Notice';
import type { Verdict } from '../request/useDecide';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** What became of requests that were decided together. */
export type Batch = {
  verdict: Verdict;
  requests: readonly AccessRequest[];
  outcomes: readonly DecisionOutcome[];
};

export const isDecided = ({ status }: DecisionOutcome) => status < 400;

/** In a sentence, such as "2 requests approved, 1 not". */
export function batchWords(batch: Batch): string {
  const decided = batch.outcomes.filter(isDecided).length;
  const failed = batch.outcomes.length - decided;
  const verb = batch.verdict === 'approve' ? 'approved' : 'rejected';
  if (failed === 0) return `${plural(decided, 'request')} ${verb}`;
  return decided === 0
    ? `None of ${plural(failed, 'request')} could be ${verb}`
    : `${plural(decided, 'request')} ${verb}, ${failed} not`;
}

/** Says what was decided, and of each that was not why. */
export function BatchOutcomes(props: { batch: Batch; onClose: () => void }) {
  const { batch, onClose } = props;
  const classes = useStyles();
  const failed = batch.outcomes.filter(outcome => !isDecided(outcome));
  const titleOf = (id: string) => {
    const request = batch.requests.find(one => one.id === id);
    return request
      ? `${request.product.title} for ${refLabel(request.consumer)}`
      : id;
  };
  return (
    <div className={classes.root}>
      <Notice tone={failed.length > 0 ? 'caution' : 'good'}>
        {batchWords(batch)}.{' '}
        <Button size="small" color="inherit" onClick={onClose}>
          Hide
        </Button>
        {failed.length > 0 && (
          <ul className={classes.list}>
            {failed.map(({ requestId, message, status }) => (
              <li key={requestId}>
                <RequestLink id={requestId}>{titleOf(requestId)}</RequestLink>:{' '}
                {message ?? `the backend answered ${status}`}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
