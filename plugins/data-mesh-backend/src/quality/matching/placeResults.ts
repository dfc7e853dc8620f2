import {
  levelsMeasuredBy,
  type CheckResult,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { columnPath } from './columnNames';
import { readPlaces, type ContractPlaces } from './contractPlaces';
import type { MatchedResult } from './matchReport';
import type { Home } from './matchTarget';

/** A result at the place where its target belongs. */
export function placeResult(
  result: CheckResult,
  { port, schema }: Home,
  contract: ContractPlaces | undefined,
): MatchedResult {
  const property = columnPath(
    contract?.columns,
    schema,
    result.target.property,
  );
  const levels =
    contract?.levels &&
    levelsMeasuredBy({ ...result, schema, property }, contract.levels);
  return {
    result,
    port,
    schema,
    property,
    measures: levels !== undefined && levels.length > 0,
  };
}

/** Results about one target, at the place where it belongs. */
export async function placeResults(
  knex: Knex,
  results: readonly CheckResult[],
  home: Home,
): Promise<MatchedResult[]> {
  const { hash } = home;
  const places =
    hash === undefined ? undefined : (await readPlaces(knex, [hash])).get(hash);
  return results.map(result => placeResult(result, home, places));
}
