import type { Knex } from 'knex';
import { readFilterRef, readFilterText } from '../lists/readFilterText';

/** Which entries; as in the API, of which all are optional. */
export type AuditFilter = {
  action?: string[];
  actor?: string;
  product?: string;
  consumer?: string;
  requestId?: string;
  grantId?: string;
  /** Instants as ISO 8601; `from` is within, `to` is not. */
  from?: string;
  to?: string;
};

/**
 * Reads a filter from the parameters of a request.
 *
 * @throws InputError naming the field that no entry can have
 */
export function readAuditFilter(query: AuditFilter): AuditFilter {
  return {
    action: query.action?.map(each => readFilterText('action', each) ?? ''),
    actor: readFilterText('actor', query.actor),
    product: readFilterRef('product', query.product),
    consumer: readFilterRef('consumer', query.consumer),
    requestId: readFilterText('requestId', query.requestId),
    grantId: readFilterText('grantId', query.grantId),
    from: query.from && new Date(query.from).toISOString(),
    to: query.to && new Date(query.to).toISOString(),
  };
}

/** Leaves only the entries that pass. */
export function applyAuditFilter(
  query: Knex.QueryBuilder,
  filter: AuditFilter,
): void {
  const columns = {
    actor: filter.actor,
    product_ref: filter.product,
    consumer_ref: filter.consumer,
    request_id: filter.requestId,
    grant_id: filter.grantId,
  };
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) {
      query.where(column, value);
    }
  }
  if (filter.action && filter.action.length > 0) {
    query.whereIn('action', filter.action);
  }
  // Texts of one length in UTC: their order is the order of the instants.
  if (filter.from !== undefined) {
    query.where('at', '>=', filter.from);
  }
  if (filter.to !== undefined) {
    query.where('at', '<', filter.to);
  }
}
