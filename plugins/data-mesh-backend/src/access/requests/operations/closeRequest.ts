import type { AccessRequestRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import type { Actor } from '../../../ledger/Ledger';
import { endPending } from '../endPending';
import type { RequestRecord } from '../record';
import { notifyRequester, portTitle } from '../tellRequest';

/**
 * Why a request can lead nowhere any more: its product or port is gone from
 * the catalog. Undefined while both are there.
 */
export async function whyGone(
  room: Pick<AccessRoom, 'model'>,
  row: Pick<AccessRequestRow, 'product_ref' | 'port'>,
): Promise<string | undefined> {
  const mesh = await room.model.current();
  const product = mesh.index.get(row.product_ref);
  if (!product) {
    return `The data product ${row.product_ref} is no longer in the catalog.`;
  }
  return product.summary.outputPorts.includes(row.port)
    ? undefined
    : `The data product ${row.product_ref} no longer has the output port ${row.port}.`;
}

/** Ends a request whose product or port is gone. */
export async function closeRequest(
  room: Pick<AccessRoom, 'ledger'>,
  actor: Actor,
  record: RequestRecord,
  reason: string,
): Promise<void> {
  await room.ledger.transact(actor, async transaction => {
    const row = await endPending(transaction, record, 'close', reason);
    notifyRequester(transaction, row, {
      title: `Your request for ${portTitle(row)} was closed`,
      description: reason,
    });
  });
}
