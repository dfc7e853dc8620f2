import type {
  AccessRequest,
  AccessRequestPage,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { findIds, type Search } from './findIds';
import { decodePlace, encodePlace } from '../../lists/place';
import { presentRequests } from './presentRequests';
import { readFilterRef } from '../../lists/readFilterText';
import { Viewer } from './Viewer';
import { waysToAll, waysToMine } from './ways';

/** What a list of requests is asked for, as in the API. */
export type RequestListQuery = {
  scope: 'mine' | 'all';
  state?: AccessRequest['state'][];
  product?: string;
  limit: number;
  cursor?: string;
};

/** Requests, newest first. */
export async function listRequests(
  room: AccessRoom,
  caller: Caller,
  query: RequestListQuery,
): Promise<AccessRequestPage> {
  const { knex } = room;
  const list = `requests ${query.scope}`;
  const after = decodePlace(list, query.cursor);
  const product = readFilterRef('product', query.product);
  const viewer = await Viewer.create(room, caller);
  const search: Search = {
    table: 'access_requests',
    orderBy: 'created_at',
    direction: 'desc',
    ways:
      query.scope === 'mine'
        ? waysToMine(viewer)
        : await waysToAll(knex, viewer, product),
    where: builder => {
      if (query.state && query.state.length > 0) {
        builder.whereIn('state', query.state);
      }
      if (product !== undefined) {
        builder.where({ product_ref: product });
      }
    },
  };
  const { limit } = query;
  const ids = await findIds(knex, search, { after, limit: limit + 1 });
  const items = await presentRequests(knex, viewer.mesh, ids.slice(0, limit));
  const last = items[items.length - 1];
  return {
    items,
    nextCursor:
      ids.length > limit && last
        ? encodePlace(list, { at: new Date(last.createdAt), id: last.id })
        : undefined,
  };
}
