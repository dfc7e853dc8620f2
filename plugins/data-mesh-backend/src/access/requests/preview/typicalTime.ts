import { typicalHours } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toDate } from '../../../database/instants';
import type { AccessRequestRow } from '../../../database/tables';

/** The last ones say best how the next one goes. */
const MOST = 100;
/** Fewer say nothing about a port. */
const ENOUGH = 3;

/**
 * How long people took to decide: at a port, or at all ports of its owner
 * where the port has been asked for too little. What a rule approved does not
 * count.
 *
 * @returns The median in hours, and of how many requests
 */
export async function typicalTime(
  knex: Knex,
  of: { product: string; port: string; owner?: string },
): Promise<{ typicalHours?: number; typicalOf?: number }> {
  const ofPort = await decisionTimes(knex, {
    product_ref: of.product,
    port: of.port,
  });
  const times =
    ofPort.length >= ENOUGH || of.owner === undefined
      ? ofPort
      : await decisionTimes(knex, { owner_ref: of.owner });
  const hours = typicalHours(times);
  return hours === undefined
    ? {}
    : { typicalHours: hours, typicalOf: times.length };
}

async function decisionTimes(
  knex: Knex,
  where: Partial<Pick<AccessRequestRow, 'product_ref' | 'port' | 'owner_ref'>>,
): Promise<number[]> {
  const rows: Array<
    Pick<AccessRequestRow, 'created_at' | 'decided_at' | 'auto_approved'>
  > = await knex<AccessRequestRow>('access_requests')
    .where(where)
    .whereNotNull('decided_at')
    .orderBy('decided_at', 'desc')
    .limit(MOST)
    .select('created_at', 'decided_at', 'auto_approved');
  return rows.flatMap(({ created_at, decided_at, auto_approved }) =>
    decided_at === null || auto_approved
      ? []
      : [toDate(decided_at).getTime() - toDate(created_at).getTime()],
  );
}
