import {
  levelsMeasuredBy,
  type CheckResult,
  type Contract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { columnNames, columnPath, type ColumnNames } from './columnNames';
import { readContracts } from './loadMatchIndex';
import type { MatchedResult } from './matchReport';
import type { Home } from './matchTarget';

/** What of a contract places results about its port. */
export type ContractPlaces = {
  columns: ColumnNames;
  /** Left out for one without service levels. */
  levels?: Contract;
};

/** See {@link ContractPlaces}. */
export function placesOf(contract: Contract): ContractPlaces {
  return {
    columns: columnNames(contract),
    ...(contract.serviceLevels.length > 0 ? { levels: contract } : {}),
  };
}

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
  const contract =
    hash === undefined
      ? undefined
      : (await readContracts(knex, [hash])).get(hash);
  const places = contract && placesOf(contract);
  return results.map(result => placeResult(result, home, places));
}
