import { typicalHours } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toDate } from '../../database/instants';
import type { AccessRequestRow } from '../../database/tables';

// The last ones say best how the next one goes.
const MOST = 500;

/** How earlier requests for a port ended, the last 500 of them. */
export async function readPrecedents(
  knex: Knex,
  of: { product: string; port: string },
): Promise<{ approved: number; rejected: number; typicalHours?: number }> {
  const rows: Array<
    Pick<
      AccessRequestRow,
      'state' | 'created_at' | 'decided_at' | 'auto_approved'
    >
  > = await knex<AccessRequestRow>('access_requests')
    .where({ product_ref: of.product, port: of.port })
    .whereNotNull('decided_at')
    .orderBy('decided_at', 'desc')
    .limit(MOST)
    .select('state', 'created_at', 'decided_at', 'auto_approved');
  const count = (state: string) =>
    rows.filter(row => row.state === state).length;
  return {
    approved: count('approved'),
    rejected: count('rejected'),
    // What a rule approves says nothing about how long people take.
    typicalHours: typicalHours(
      rows.flatMap(row =>
        row.decided_at === null || row.auto_approved
          ? []
          : [
              toDate(row.decided_at).getTime() -
                toDate(row.created_at).getTime(),
            ],
      ),
    ),
  };
}
