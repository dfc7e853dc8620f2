import { NotFoundError } from '@backstage/errors';
import type { QualityMappingRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import type { Caller } from '../../people/Caller';
import { describeTarget } from '../matching/describeTarget';
import type { QualityRoom } from '../QualityRoom';
import { scopesOf } from './scopesOf';

/**
 * No longer maps a target. What it brought home stays.
 *
 * @throws NotFoundError for an unknown mapping, and for one of somebody else
 */
export async function removeMapping(
  room: QualityRoom,
  caller: Caller,
  id: string,
): Promise<void> {
  const isTheirs = await scopesOf(room, caller);
  await room.ledger.transact(caller.actor, async t => {
    const [row]: QualityMappingRow[] = await lockRows(
      t.trx<QualityMappingRow>('quality_mappings').where({ id }).select(),
    );
    if (!row || !isTheirs(row.scope)) {
      throw new NotFoundError(
        `There is no mapping '${id}', or you may not see it`,
      );
    }
    await t.trx<QualityMappingRow>('quality_mappings').where({ id }).delete();
    t.audit({
      action: 'target.unmapped',
      product: row.product_ref,
      data: {
        owner: row.scope,
        target: describeTarget(JSON.parse(row.target)),
        product: row.product_ref,
        port: row.port,
      },
    });
  });
}
