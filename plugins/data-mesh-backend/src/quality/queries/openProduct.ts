import { qualityManagePermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Caller } from '../../people/Caller';
import type {
  ProductDocument,
  ProductProjection,
} from '../../products/projection/types';
import {
  productRef,
  readProductRow,
  type ProductKey,
} from '../../products/queries/readProduct';
import type { QualityRoom } from '../QualityRoom';

/** A product that somebody looks at. */
export type OpenedProduct = {
  ref: string;
  summary: ProductDocument['summary'];
  projection: ProductProjection;
  vanished: boolean;
  /** Whether the caller is one of its owners, or may do what those may. */
  isOurs: boolean;
};

/**
 * A product, a vanished one too, for somebody who may read it.
 *
 * @throws NotFoundError both when there is none and when it may not be read
 */
export async function openProduct(
  room: QualityRoom,
  caller: Caller,
  key: ProductKey,
): Promise<OpenedProduct> {
  const [visibility, mesh] = await Promise.all([
    room.products.visibility(caller.credentials),
    room.model.current(),
  ]);
  const ref = productRef(key);
  const { row, document } = await readProductRow(
    { knex: room.knex, mesh, visibility },
    ref,
  );
  const { summary } = document;
  return {
    ref,
    summary,
    projection: JSON.parse(row.projection),
    vanished: row.vanished_at !== null,
    isOurs: await isOurs(room, caller, summary.owner),
  };
}

/**
 * Whether somebody may do what owners of a product may: an owner, themselves
 * or as a direct member of the owning group, or somebody with the permission.
 *
 * @param owner - of the product, full reference
 */
export async function isOurs(
  room: Pick<QualityRoom, 'may'>,
  caller: Caller,
  owner: string | undefined,
): Promise<boolean> {
  if (caller.person && owner !== undefined && caller.refs.includes(owner)) {
    return true;
  }
  return room.may(caller.credentials, qualityManagePermission);
}
