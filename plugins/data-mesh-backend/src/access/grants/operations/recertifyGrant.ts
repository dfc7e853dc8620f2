import type { AccessGrantRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import { GoneError } from '../../GoneError';
import type { Actor } from '../../../ledger/Ledger';
import {
  portKey,
  readContracts,
  readCurrentHashes,
} from '../../../products/queries/currentContracts';
import { auditGrant, signalGrant } from '../../provisioning/tellGrant';
import { approveAnew } from '../approveAnew';
import { demandRunning } from '../demandRunning';
import { loadGrant, lockGrant } from '../loadGrant';
import { replaceApproval } from '../replaceApproval';

/**
 * Confirms that access is still right, for the contract of today: from now on
 * the grant gives what that one says.
 *
 * @throws GoneError when the product has left the catalog
 * @throws ConflictError when the grant has ended, was changed meanwhile, or
 *   the contract no longer has what was approved
 */
export async function recertifyGrant(
  room: Pick<
    AccessRoom,
    'knex' | 'ledger' | 'model' | 'options' | 'provisioners'
  >,
  actor: Actor,
  order: { id: string; comment?: string; version?: number },
): Promise<void> {
  const { knex, ledger, options, provisioners } = room;
  const seen = await loadGrant(knex, order.id);
  const mesh = await room.model.current();
  if (!mesh.index.get(seen.product_ref)) {
    throw new GoneError(
      `The data product '${seen.product_ref}' is no longer in the catalog. Access to it can only be revoked.`,
    );
  }
  const current = await contractOfToday(knex, seen);
  await ledger.transact(actor, async t => {
    const row = await lockGrant(t, order.id);
    demandRunning(row, t.now, 'be confirmed', order.version ?? seen.version);
    const change = current
      ? replaceApproval(row, approveAnew(row, current, provisioners), t.now)
      : {};
    const next: AccessGrantRow = {
      ...row,
      ...change,
      recertify_at:
        options.recertifyMs === undefined
          ? null
          : new Date(t.now.getTime() + options.recertifyMs),
      recertify_reminded_at: null,
      version: row.version + 1,
      updated_at: t.now,
    };
    await t
      .trx<AccessGrantRow>('access_grants')
      .where({ id: row.id })
      .update(next);
    auditGrant(t, row, 'recertified', {
      comment: order.comment,
      contract: next.contract_hash,
      changed: next.contract_hash !== row.contract_hash,
    });
    signalGrant(t, row);
    t.wake();
  });
}

async function contractOfToday(knex: AccessRoom['knex'], row: AccessGrantRow) {
  const hashes = await readCurrentHashes(knex, [row.product_ref]);
  const hash = hashes.get(portKey(row.product_ref, row.port));
  const contract = hash && (await readContracts(knex, [hash])).get(hash);
  return hash && contract ? { hash, contract } : undefined;
}
