import { toDate } from '../../database/instants';
import type { QualityJobRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import type { QualityRoom } from '../QualityRoom';
import { loadJobProduct } from './jobProduct';
import { planProduct } from './planProduct';

/** What came of the wish to have checks run now. */
export type MadeDue =
  | { kind: 'due'; ports: string[] }
  /** All of them are at work. */
  | { kind: 'running' }
  | { kind: 'none'; reason: string };

/** Makes the own checks of a product due now. */
export async function makeDue(
  room: QualityRoom,
  ref: string,
): Promise<MadeDue> {
  const product = await loadJobProduct(room.knex, ref);
  const planned = product ? await planProduct(room, product) : [];
  const own = planned.filter(({ kind }) => kind === 'own');
  if (own.length === 0) {
    return { kind: 'none', reason: reasonOf(room, product?.projection.ports) };
  }
  return room.ledger.transact({ ref: 'system:quality-planner' }, async t => {
    const rows: QualityJobRow[] = await lockRows(
      t
        .trx<QualityJobRow>('quality_jobs')
        .where({ product_ref: ref, kind: 'own' })
        .orderBy('id'),
    );
    const free = rows.filter(
      row => row.lease_until === null || toDate(row.lease_until) <= t.now,
    );
    await t
      .trx('quality_jobs')
      .whereIn(
        'id',
        free.map(row => row.id),
      )
      .update({ due_at: t.now });
    return free.length === 0
      ? { kind: 'running' }
      : { kind: 'due', ports: free.map(row => row.subject).sort() };
  });
}

function reasonOf(
  room: Pick<QualityRoom, 'runners'>,
  ports: ReadonlyArray<{ contract?: { hash?: string } }> = [],
): string {
  if (room.runners.length === 0) {
    return 'This portal has no module that runs checks.';
  }
  return ports.some(({ contract }) => contract?.hash)
    ? 'No output port of the product has both a server that the portal can reach and a contract with columns, rules or service levels that it can check.'
    : 'No output port of the product has a contract that the portal could read.';
}
