import type { QualityUnmatchedRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import type { Caller } from '../../people/Caller';
import { describeTarget } from '../matching/describeTarget';
import type { QualityRoom } from '../QualityRoom';
import { unmatchedNotFound } from './mapTarget';
import { scopesOf } from './scopesOf';

/**
 * Forgets results that belong nowhere, until they come again.
 *
 * @throws NotFoundError for an unknown entry, and for one of somebody else
 */
export async function dismissTarget(
  room: QualityRoom,
  caller: Caller,
  id: string,
): Promise<void> {
  const isTheirs = await scopesOf(room, caller);
  await room.ledger.transact(caller.actor, async t => {
    const [row]: QualityUnmatchedRow[] = await lockRows(
      t.trx<QualityUnmatchedRow>('quality_unmatched').where({ id }).select(),
    );
    if (!row || !isTheirs(row.scope)) {
      throw unmatchedNotFound(id);
    }
    await t
      .trx<QualityUnmatchedRow>('quality_unmatched')
      .where({ id })
      .delete();
    t.audit({
      action: 'target.dismissed',
      data: {
        owner: row.scope,
        engine: row.engine,
        target: describeTarget(JSON.parse(row.target)),
        runs: row.runs,
      },
    });
  });
}
