import { ConflictError } from '@backstage/errors';
import {
  diffContracts,
  type Contract,
  type ContractDiff,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ContractRow } from '../../database/tables';
import type { QueryContext } from './context';
import {
  pickRevision,
  readRevisions,
  toRevision,
  type RevisionRow,
} from './contractRevisions';
import { productRef, readProductRow, type ProductKey } from './readProduct';

/**
 * What changed between two contracts of a port, breaking changes first.
 *
 * @throws ConflictError when one of them is too broken to be compared
 */
export async function compareContracts(
  context: QueryContext & { classifications: readonly string[] },
  key: ProductKey & { port: string },
  wanted: { from: string; to?: string },
): Promise<ContractDiff> {
  const { knex } = context;
  const ref = productRef(key);
  const portKey = { ref, port: key.port };
  await readProductRow(context, ref);
  const revisions = await readRevisions(knex, portKey);
  const from = pickRevision(revisions, portKey, wanted.from);
  const to = pickRevision(revisions, portKey, wanted.to);
  const read = async ({ hash, version }: RevisionRow): Promise<Contract> => {
    const row = await knex<ContractRow>('contracts')
      .where({ hash })
      .first('contract');
    if (!row?.contract) {
      throw new ConflictError(
        `The contract ${version ?? hash} cannot be compared, as it cannot be understood; see its problems`,
      );
    }
    return JSON.parse(row.contract);
  };
  const changes = diffContracts(await read(from), await read(to), {
    classifications: [...context.classifications],
  });
  return {
    from: toRevision(from),
    to: toRevision(to),
    changes,
    breaking: changes.filter(change => change.severity === 'breaking').length,
  };
}
