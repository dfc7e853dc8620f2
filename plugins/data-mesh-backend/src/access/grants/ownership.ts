import { NotAllowedError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { AccessGrantRow } from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../Caller';
import { getGrant } from '../queries/getGrant';
import { loadGrant } from './loadGrant';

/**
 * Whether somebody owns the product of a grant: themselves, or as a direct
 * member of the owning group. The owner of today counts; once the product is
 * gone, the one that it had.
 */
export async function ownsProduct(
  room: Pick<AccessRoom, 'model'>,
  caller: Caller,
  row: Pick<AccessGrantRow, 'product_ref' | 'owner_ref'>,
): Promise<boolean> {
  const mesh = await room.model.current();
  const product = mesh.index.get(row.product_ref);
  const owner = product ? product.summary.owner : row.owner_ref;
  return Boolean(caller.person && owner && caller.refs.includes(owner));
}

/**
 * The grant, for a caller who may do something to it: an owner of the product,
 * or somebody with a permission.
 *
 * @throws NotFoundError for those who may not even see it
 * @throws NotAllowedError for those who may only see it
 */
export async function demandOwner(
  room: AccessRoom,
  caller: Caller,
  id: string,
  options: { move: string; permission?: BasicPermission },
): Promise<AccessGrantRow> {
  const row = await loadGrant(room.knex, id);
  if (await ownsProduct(room, caller, row)) {
    return row;
  }
  const { permission, move } = options;
  if (permission && (await room.may(caller.credentials, permission))) {
    return row;
  }
  await getGrant(room, caller, id);
  throw new NotAllowedError(
    `Only owners of the product may ${move}${permission ? `, and those with the permission ${permission.name}` : ''}.`,
  );
}
