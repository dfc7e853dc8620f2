import type { CheckResult } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { columnNames, columnPath } from './columnNames';
import { readContracts } from './loadMatchIndex';
import type { MatchedResult } from './matchReport';
import type { Home } from './matchTarget';

/** Results about one target, at the place where it belongs. */
export async function placeResults(
  knex: Knex,
  results: readonly CheckResult[],
  { port, schema, hash, hasLevels }: Home,
): Promise<MatchedResult[]> {
  const contract =
    hash === undefined
      ? undefined
      : (await readContracts(knex, [hash])).get(hash);
  const names = contract && columnNames(contract);
  return results.map(result => ({
    result,
    port,
    schema,
    property: columnPath(names, schema, result.target.property),
    hasLevels,
  }));
}
