import type { GrantDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from '../../products/components';
import { formatDay, formatMoment, nearness, RequestLink } from '../components';
import { Notice } from '../../products/components/Notice';

/** What of a grant must not be overlooked, the gravest first. */
export function GrantNotices(props: { grant: GrantDetail }) {
  const { grant } = props;
  const lockedOut = (grant.members ?? []).filter(({ problem }) => problem);
  const recertify =
    grant.recertifyBy &&
    grant.status !== 'ended' &&
    nearness(grant.recertifyBy, new Date()) !== 'far';
  return (
    <>
      {grant.blockedReason && (
        <Notice tone="danger">
          {grant.blockedReason}
          {Boolean(grant.attempts) &&
            ` Tried ${plural(grant.attempts ?? 0, 'time')} without success`}
          {Boolean(grant.attempts) &&
            grant.nextAttemptAt &&
            `; tried again on ${formatMoment(grant.nextAttemptAt)}`}
          {Boolean(grant.attempts) && '.'}
        </Notice>
      )}
      {lockedOut.length > 0 && (
        <Notice tone="caution">
          {lockedOut.length === 1
            ? 'One member cannot get in'
            : `${lockedOut.length} members cannot get in`}
          : see below what they lack.
        </Notice>
      )}
      {grant.contractChanged && (
        <Notice tone="caution">
          The contract promises other columns than when this was approved. The
          access stays as it was approved until its owner confirms it.
        </Notice>
      )}
      {recertify && grant.recertifyBy && (
        <Notice tone="caution">
          The owner has to confirm by {formatDay(grant.recertifyBy)} that the
          access is still right.
        </Notice>
      )}
      {grant.renewalRequestId && (
        <Notice tone="info">
          <RequestLink id={grant.renewalRequestId}>
            A renewal was asked for
          </RequestLink>{' '}
          and waits for a decision.
        </Notice>
      )}
    </>
  );
}
