import type { Knex } from 'knex';
import type { Place } from '../../lists/place';

/**
 * One way into a table: all rows whose indexed column has one of the values,
 * or all rows for a way without a column.
 */
export type Way =
  | {
      column: string;
      values: readonly string[];
      /** A further condition, for this way alone. */
      where?: (query: Knex.QueryBuilder) => void;
    }
  | 'all';

// Of so many values each has its rows close to the top: one scan of the whole
// order that leaves others out reads less than a scan for each.
const MANY_VALUES = 500;

export type Search = {
  table: 'access_requests' | 'access_grants';
  /** The instant that rows are ordered by; each way's index ends with it. */
  orderBy: 'created_at' | 'ends_at';
  direction: 'asc' | 'desc';
  /** A row that is found on several ways is found once. */
  ways: Way[];
  /** Further conditions, for every way. */
  where: (query: Knex.QueryBuilder) => void;
};

/**
 * The ids of rows in order, at most `limit`, from a place on.
 *
 * Each value of each way is one scan of an index that already has the order
 * and stops at the limit, so the cost does not grow with the table.
 */
export async function findIds(
  knex: Knex,
  search: Search,
  page: { after?: Place; limit: number },
): Promise<string[]> {
  const found = union(knex, search, page);
  if (!found) {
    return [];
  }
  const rows: Array<{ id: string }> = await knex
    .from(knex.raw('? as found', [found]))
    .distinct('id', search.orderBy)
    .orderBy([
      { column: search.orderBy, order: search.direction },
      { column: 'id', order: search.direction },
    ])
    .limit(page.limit)
    .select('id');
  return rows.map(row => row.id);
}

function union(
  knex: Knex,
  search: Search,
  page: { after?: Place; limit: number },
): Knex.Raw | undefined {
  const parts = search.ways.flatMap(way => {
    if (way === 'all') {
      return [
        knex.raw('select * from (?) as part', [scan(knex, search, page)]),
      ];
    }
    return way.values.length === 0 ? [] : [scanAll(knex, search, way, page)];
  });
  return parts.length === 0
    ? undefined
    : knex.raw(`(${parts.map(() => '?').join(' union all ')})`, parts);
}

/** One scan for each value of a way. */
function scanAll(
  knex: Knex,
  search: Search,
  way: Exclude<Way, 'all'>,
  page: { after?: Place; limit: number },
): Knex.Raw {
  const part = scan(knex, search, page);
  way.where?.(part);
  if (knex.client.config.client !== 'pg') {
    // SQLite has no lateral joins, and databases of developers are small.
    part.whereIn(way.column, way.values);
  } else if (way.values.length > MANY_VALUES) {
    part.whereRaw('?? = any(?::text[])', [way.column, way.values as string[]]);
  } else {
    part.whereRaw('?? = wanted.value', [way.column]);
    return knex.raw(
      'select part.* from unnest(?::text[]) as wanted(value) cross join lateral (?) as part',
      [way.values as string[], part],
    );
  }
  return knex.raw('select * from (?) as part', [part]);
}

function scan(
  knex: Knex,
  search: Search,
  { after, limit }: { after?: Place; limit: number },
): Knex.QueryBuilder {
  const { table, orderBy, direction } = search;
  const query = knex(table)
    .select('id', orderBy)
    .orderBy([
      { column: orderBy, order: direction },
      { column: 'id', order: direction },
    ])
    .limit(limit);
  search.where(query);
  if (after) {
    query.whereRaw(`(??, ??) ${direction === 'asc' ? '>' : '<'} (?, ?)`, [
      orderBy,
      'id',
      after.at,
      after.id,
    ]);
  }
  return query;
}
