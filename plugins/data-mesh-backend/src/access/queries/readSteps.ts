import type { Knex } from 'knex';
import type { AccessStepRow } from '../../database/tables';

/** The plans of requests, in order, by the ids of the requests. */
export async function readSteps(
  knex: Knex,
  requestIds: string[],
): Promise<Map<string, AccessStepRow[]>> {
  const rows: AccessStepRow[] =
    requestIds.length === 0
      ? []
      : await knex<AccessStepRow>('access_steps')
          .whereIn('request_id', requestIds)
          .orderBy(['request_id', 'position']);
  const plans = new Map<string, AccessStepRow[]>(
    requestIds.map(id => [id, []]),
  );
  for (const row of rows) {
    plans.get(row.request_id)?.push(row);
  }
  return plans;
}
