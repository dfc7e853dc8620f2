import { NotAllowedError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { AccessGrantRow } from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { getGrant } from '../queries/getGrant';
import { loadGrant } from './loadGrant';
import { usesGrant } from './usesGrant';

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
 * @param options - `prolongs`: what is done lets access last, so nobody does
 *   it for themselves
 * @throws NotFoundError for those who may not even see it
 * @throws NotAllowedError for those who may only see it
 */
export async function demandOwner(
  room: AccessRoom,
  caller: Caller,
  id: string,
  options: { move: string; permission?: BasicPermission; prolongs?: boolean },
): Promise<AccessGrantRow> {
  const { permission, move, prolongs } = options;
  const row = await loadGrant(room.knex, id);
  if (await ownsProduct(room, caller, row)) {
    if (prolongs && (await usesGrant(room, caller, row))) {
      throw new NotAllowedError(
        `You use this access yourself, so another owner of the product has to ${move}.`,
      );
    }
    return row;
  }
  if (permission && (await room.may(caller.credentials, permission))) {
    return row;
  }
  await getGrant(room, caller, id);
  const others = permission
    ? `, and those with the permission ${permission.name}`
    : '';
  throw new NotAllowedError(`Only owners of the product may ${move}${others}.`);
}

/**
 * The grant, for somebody who uses it.
 *
 * @throws NotFoundError for those who may not even see it
 * @throws NotAllowedError for those who may only see it
 */
export async function demandUser(
  room: AccessRoom,
  caller: Caller,
  id: string,
  move: string,
): Promise<AccessGrantRow> {
  const row = await loadGrant(room.knex, id);
  if (await usesGrant(room, caller, row)) {
    return row;
  }
  await getGrant(room, caller, id);
  throw new NotAllowedError(`Only who uses this access may ${move}.`);
}
