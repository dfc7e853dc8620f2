import type { Knex } from 'knex';
import type { Place } from '../../lists/place';
import type { Viewer } from './Viewer';

/**
 * The requests that wait for somebody, the most urgent first: asked of them or
 * of a group that they are a direct member of, not decided by them yet, and
 * neither made by them nor for anybody that they belong to.
 */
export async function findInbox(
  knex: Knex,
  viewer: Viewer,
  page: { after?: Place; limit: number },
): Promise<Array<{ id: string; dueAt: Date }>> {
  if (viewer.me === undefined) {
    return [];
  }
  const part = scan(knex, viewer, page);
  const found =
    knex.client.config.client === 'pg'
      ? knex.raw(
          'select part.* from unnest(?::text[]) as wanted(value) cross join lateral (?) as part',
          [viewer.caller.refs, part.whereRaw('a.approver_ref = wanted.value')],
        )
      : knex.raw('select * from (?) as part', [
          part.distinct().whereIn('a.approver_ref', viewer.caller.refs),
        ]);
  const rows: Array<{ request_id: string; due_at: Date }> = await knex
    .from(knex.raw('(?) as found', [found]))
    .distinct('due_at', 'request_id')
    .orderBy(['due_at', 'request_id'])
    .limit(page.limit);
  return rows.map(row => ({
    id: row.request_id,
    dueAt: new Date(row.due_at),
  }));
}

/**
 * Rows of approvers are of pending requests only, so the state need not be
 * compared: the database would believe that to leave few rows, and read all
 * that wait before the first.
 */
function scan(
  knex: Knex,
  viewer: Viewer,
  { after, limit }: { after?: Place; limit: number },
): Knex.QueryBuilder {
  const query = knex('access_approvers as a')
    .join('access_requests as r', 'r.id', 'a.request_id')
    .whereNot('r.requester_ref', viewer.me)
    .whereNotIn('r.consumer_ref', viewer.circle)
    .where(either => {
      either
        .whereNull('r.consumer_owner')
        .orWhereNotIn('r.consumer_owner', viewer.circle);
    })
    .whereNotExists(
      knex('access_decisions as d')
        .select(knex.raw('1'))
        .whereRaw('d.request_id = a.request_id and d.position = a.position')
        .where('d.by_ref', viewer.me),
    )
    // Who passed it on does not decide it any more, though their group does.
    .whereNotExists(
      knex('access_approvers as p')
        .select(knex.raw('1'))
        .whereRaw('p.request_id = a.request_id and p.position = a.position')
        .where('p.delegated_by', viewer.me),
    )
    .select('a.due_at', 'a.request_id')
    .orderBy(['a.due_at', 'a.request_id'])
    .limit(limit);
  if (after) {
    query.whereRaw('(a.due_at, a.request_id) > (?, ?)', [after.at, after.id]);
  }
  return query;
}
