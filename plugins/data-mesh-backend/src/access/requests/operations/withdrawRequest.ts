import { NotAllowedError } from '@backstage/errors';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import { requestChanged } from '../changeRequest';
import { demandPerson, demandPlainText } from '../demandPerson';
import { endPending } from '../endPending';
import { readRecord } from '../record';
import { demandStanding } from '../standing';

/**
 * Takes a pending request back. Who made it may, and everybody who may act for
 * its consumer.
 */
export async function withdrawRequest(
  room: AccessRoom,
  caller: Caller,
  id: string,
  options: { comment?: string; version?: number },
): Promise<void> {
  demandPerson(caller);
  demandPlainText({ comment: options.comment });
  const record = await readRecord(room.knex, id);
  const { asks } = await demandStanding(room, caller, record);
  if (!asks) {
    throw new NotAllowedError(
      'Only who asked, or who may act for the consumer, can withdraw a request.',
    );
  }
  if (options.version !== undefined && options.version !== record.row.version) {
    throw requestChanged(record.row);
  }
  await room.ledger.transact(caller.actor, async transaction => {
    await endPending(transaction, record, 'withdraw', options.comment);
  });
}
