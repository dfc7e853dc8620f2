import type { ContractRevision } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QueryContext } from './context';
import { readRevisions, toRevision } from './contractRevisions';
import { productRef, readProductRow, type ProductKey } from './readProduct';

/** Every contract that a port has had, newest first. */
export async function getContractHistory(
  context: QueryContext,
  key: ProductKey & { port: string },
): Promise<{ items: ContractRevision[] }> {
  const ref = productRef(key);
  await readProductRow(context, ref);
  const revisions = await readRevisions(context.knex, { ref, port: key.port });
  return { items: revisions.map(toRevision) };
}
