import type {
  AccessProduct,
  ProductAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ProductDocument } from '../../products/projection/types';
import {
  productRef,
  readProductRow,
  type ProductKey,
} from '../../products/queries/readProduct';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { findIds, type Search } from './findIds';
import { lasting } from './lasting';
import { presentGrants } from './presentGrants';
import { presentRequests } from './presentRequests';
import { Viewer } from './Viewer';
import { waysToMine } from './ways';
import { whereProblems } from './whereProblems';

// More than one person uses of one product.
const MOST_SHOWN = 100;

/**
 * Who has access to a product.
 *
 * @throws NotFoundError both when there is none and when it may not be read
 */
export async function getProductAccess(
  room: AccessRoom,
  caller: Caller,
  key: ProductKey,
): Promise<ProductAccess> {
  const { knex } = room;
  const ref = productRef(key);
  const visibility = await room.products.visibility(caller.credentials);
  const viewer = await Viewer.create(room, caller);
  const { mesh } = viewer;
  const { document } = await readProductRow({ knex, mesh, visibility }, ref);
  const product = toAccessProduct(document.summary);
  const overseer =
    viewer.owns({ product_ref: ref, owner_ref: product.owner ?? null }) ||
    (await viewer.oversees(ref));
  const ofProduct = {
    ways: waysToMine(viewer),
    where: (query: Knex.QueryBuilder) => {
      query.where({ product_ref: ref });
    },
  };
  const grants: Search = {
    ...ofProduct,
    table: 'access_grants',
    orderBy: 'ends_at',
    direction: 'desc',
  };
  const requests: Search = {
    table: 'access_requests',
    orderBy: 'created_at',
    direction: 'desc',
    ways: ofProduct.ways,
    where: query => {
      query.where({ product_ref: ref, state: 'pending' });
    },
  };
  const page = { limit: MOST_SHOWN };
  const [mine, open, counts] = await Promise.all([
    findIds(knex, grants, page).then(ids => presentGrants(knex, viewer, ids)),
    findIds(knex, requests, page).then(ids => presentRequests(knex, mesh, ids)),
    overseer ? countAccess(knex, ref, viewer.now) : undefined,
  ]);
  return {
    product: { ...product, gone: mesh.index.get(ref) ? undefined : true },
    mine,
    open,
    overseer,
    counts,
  };
}

/** A product as requests and grants tell it. */
export function toAccessProduct(
  summary: ProductDocument['summary'],
): AccessProduct {
  const { ref, title, owner, domain, classification, lifecycle } = summary;
  return { ref, title, owner, domain, classification, lifecycle };
}

async function countAccess(
  knex: Knex,
  ref: string,
  now: Date,
): Promise<NonNullable<ProductAccess['counts']>> {
  const active = () =>
    knex('access_grants')
      .where({ product_ref: ref })
      .modify(lasting(now))
      .where('starts_at', '<=', now);
  const count = async (query: Knex.QueryBuilder): Promise<number> => {
    const [row] = await query.count({ count: '*' });
    return Number(row.count);
  };
  return {
    active: await count(active()),
    pending: await count(
      knex('access_requests').where({ product_ref: ref, state: 'pending' }),
    ),
    unhealthy: await count(
      knex('access_grants').where({ product_ref: ref }).modify(whereProblems),
    ),
  };
}
