import type {
  Grant,
  GrantPage,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { findIds, type Search } from './findIds';
import { lasting } from './lasting';
import { decodePlace, encodePlace } from '../../lists/place';
import { presentGrants } from './presentGrants';
import { readFilterRef } from '../../lists/readFilterText';
import { Viewer } from './Viewer';
import { waysToAll, waysToMine } from './ways';
import { whereProblems } from './whereProblems';

/** What a list of grants is asked for, as in the API. */
export type GrantListQuery = {
  scope: 'mine' | 'all';
  status?: Grant['status'][];
  problems?: boolean;
  product?: string;
  limit: number;
  cursor?: string;
};

/**
 * Grants, those that end first first. Of ended ones alone, those that ended
 * last come first.
 */
export async function listGrants(
  room: AccessRoom,
  caller: Caller,
  query: GrantListQuery,
): Promise<GrantPage> {
  const { knex } = room;
  const statuses = new Set(query.status ?? []);
  const endedOnly = statuses.size === 1 && statuses.has('ended');
  const direction = endedOnly ? 'desc' : 'asc';
  const list = `grants ${query.scope} ${direction}`;
  const after = decodePlace(list, query.cursor);
  const product = readFilterRef('product', query.product);
  const viewer = await Viewer.create(room, caller);
  const search: Search = {
    table: 'access_grants',
    orderBy: 'ends_at',
    direction,
    ways:
      query.scope === 'mine'
        ? waysToMine(viewer)
        : await waysToAll(knex, viewer, product),
    where: builder => {
      whereStatus(builder, statuses, viewer.now);
      if (query.problems) {
        whereProblems(builder);
      }
      if (product !== undefined) {
        builder.where({ product_ref: product });
      }
    },
  };
  const { limit } = query;
  const ids = await findIds(knex, search, { after, limit: limit + 1 });
  const items = await presentGrants(knex, viewer, ids.slice(0, limit));
  const last = items[items.length - 1];
  return {
    items,
    nextCursor:
      ids.length > limit && last
        ? encodePlace(list, { at: new Date(last.endsAt), id: last.id })
        : undefined,
  };
}

/** Only grants of these states; all for none. */
function whereStatus(
  builder: Knex.QueryBuilder,
  statuses: ReadonlySet<Grant['status']>,
  now: Date,
): void {
  const wanted = (status: Grant['status']) => statuses.has(status);
  if (statuses.size === 0 || statuses.size === 3) {
    return;
  }
  if (wanted('ended')) {
    builder.where(either => {
      either.whereNotNull('end_kind').orWhere('ends_at', '<=', now);
      if (wanted('active')) {
        either.orWhere('starts_at', '<=', now);
      }
      if (wanted('scheduled')) {
        either.orWhere('starts_at', '>', now);
      }
    });
    return;
  }
  lasting(now)(builder);
  if (!wanted('scheduled')) {
    builder.where('starts_at', '<=', now);
  }
  if (!wanted('active')) {
    builder.where('starts_at', '>', now);
  }
}
