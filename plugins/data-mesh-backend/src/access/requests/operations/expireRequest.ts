import type { AccessRoom } from '../../AccessRoom';
import type { Actor } from '../../../ledger/Ledger';
import { endPending } from '../endPending';
import type { RequestRecord } from '../record';
import { notifyRequester, portTitle } from '../tellRequest';

/** Ends a request that nobody decided until its deadline. */
export async function expireRequest(
  room: Pick<AccessRoom, 'ledger'>,
  actor: Actor,
  record: RequestRecord,
): Promise<void> {
  const reason = 'Nobody decided until the deadline.';
  await room.ledger.transact(actor, async transaction => {
    const row = await endPending(transaction, record, 'expire', reason);
    notifyRequester(transaction, row, {
      title: `Your request for ${portTitle(row)} expired`,
      description: `${reason} Ask again if you still need the access.`,
    });
  });
}
