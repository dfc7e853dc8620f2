import type { AccessProblem } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toIso } from '../../../database/instants';
import type {
  AccessGrantRow,
  AccessRequestRow,
} from '../../../database/tables';

/** What a request is unique by. */
export type RequestKey = {
  consumer_ref: string;
  product_ref: string;
  port: string;
  role: string;
};

/** Whether the consumer has asked already, or has the access already. */
export async function checkExisting(
  knex: Knex,
  key: RequestKey,
  now: Date,
): Promise<AccessProblem[]> {
  const open = await checkOpenRequest(knex, key);
  if (open.length > 0) {
    return open;
  }
  const grant = await knex<AccessGrantRow>('access_grants')
    .where(key)
    .whereNull('end_kind')
    .where('ends_at', '>', now)
    .first('id', 'ends_at');
  return grant
    ? [
        {
          code: 'existing-grant',
          severity: 'error',
          field: 'role',
          message: `The consumer has this access already, until ${toIso(grant.ends_at)}. Renew the grant ${grant.id} instead.`,
        },
      ]
    : [];
}

/** Whether the same was asked for already, and is not decided. */
export async function checkOpenRequest(
  knex: Knex,
  key: RequestKey,
): Promise<AccessProblem[]> {
  const open = await knex<AccessRequestRow>('access_requests')
    .where({ ...key, state: 'pending' })
    .first('id', 'created_at');
  return open
    ? [
        {
          code: 'open-request',
          severity: 'error',
          field: 'role',
          message: `This was asked for already, on ${toIso(open.created_at)}: the request ${open.id} is still pending. Withdraw it to ask anew.`,
        },
      ]
    : [];
}
