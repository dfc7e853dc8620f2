import type { ContractDocument } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ContractRow } from '../../database/tables';
import type { ProductProjection } from '../projection/types';
import type { QueryContext } from './context';
import { contractProblems } from './contractProblems';
import { pickRevision, readRevisions, toRevision } from './contractRevisions';
import { productRef, readProductRow, type ProductKey } from './readProduct';

/**
 * The contract of an output port, now or as it once was. When the current one
 * cannot be read, the last that could be, with the reason among its problems.
 */
export async function getContract(
  context: QueryContext,
  key: ProductKey & { port: string },
  revision: string | undefined,
): Promise<ContractDocument> {
  const { knex } = context;
  const { port } = key;
  const ref = productRef(key);
  const { row: product } = await readProductRow(context, ref);
  const found = pickRevision(
    await readRevisions(knex, { ref, port }),
    { ref, port },
    revision,
  );
  const row = await knex<ContractRow>('contracts')
    .where({ hash: found.hash })
    .first();
  if (!row) {
    throw new Error(`The contract ${found.hash} of ${ref} is lost`);
  }
  const { ports }: ProductProjection = JSON.parse(product.projection);
  const declared = ports.find(each => each.name === port)?.contract;
  const isCurrent = found.last_seen_at === null;
  const unreadable = isCurrent ? declared?.problem : undefined;
  return {
    ...toRevision(found),
    text: row.text,
    url: isCurrent ? declared?.url : undefined,
    contract: row.contract === null ? undefined : JSON.parse(row.contract),
    problems: [
      ...(unreadable ? [unreadable] : []),
      ...contractProblems(row.problems, {
        port,
        source: declared?.url ?? declared?.source ?? port,
      }),
    ],
  };
}
