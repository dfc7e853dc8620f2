import type { AccessRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { AccessRequestRow } from '../../database/tables';
import type { Mesh } from '../../products/readModel/Mesh';
import { presentRequest } from './presentRequest';
import { readSteps } from './readSteps';

/** Requests as the API tells them, in the order of their ids. */
export async function presentRequests(
  knex: Knex,
  mesh: Mesh,
  ids: string[],
): Promise<AccessRequest[]> {
  if (ids.length === 0) {
    return [];
  }
  const [rows, steps] = await Promise.all([
    knex<AccessRequestRow>('access_requests').whereIn('id', ids),
    readSteps(knex, ids),
  ]);
  const byId = new Map(
    rows.map((row: AccessRequestRow) => [
      row.id,
      presentRequest(row, steps.get(row.id) ?? [], mesh),
    ]),
  );
  // One that is gone since its id was found is left out.
  return ids.flatMap(id => byId.get(id) ?? []);
}
