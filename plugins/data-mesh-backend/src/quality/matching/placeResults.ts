import type { CheckResult } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { columnNames, columnPath } from './columnNames';
import { readContracts } from './loadMatchIndex';
import type { MatchedResult } from './matchReport';
import type { PortEntry } from './MatchIndex';
import { schemaWithin } from './matchTarget';
import type { WholeTarget } from './targetKey';

/** Results about one target at the port that somebody mapped it to. */
export async function placeResults(
  knex: Knex,
  results: readonly CheckResult[],
  to: { entry: PortEntry; target: WholeTarget; schema?: string },
): Promise<MatchedResult[]> {
  const { port, hash, facts } = to.entry;
  const schema = to.schema ?? schemaWithin(to.entry, to.target);
  const contract =
    hash === undefined
      ? undefined
      : (await readContracts(knex, [hash])).get(hash);
  const names = contract && columnNames(contract);
  return results.map(result => ({
    result,
    port,
    schema,
    hasLevels: facts?.hasLevels,
    property: columnPath(names, schema, result.target.property),
  }));
}
