import { parse } from 'yaml';
import { COMPLETE_CONTRACT } from './completeContract';
import type { OfficialSchemas } from './officialSchema';

type Map = { [key: string]: unknown };

/** A small contract that is valid by the official schema of its version. */
export type Slice = { name: string; contract: Map };

/**
 * The complete contract cut into small ones, for each version of the standard.
 * What a version does not know is taken out of its slices, so that a mutation
 * of a slice can change the verdict.
 */
export function sliceCompleteContract(official: OfficialSchemas): Slice[] {
  const complete = parse(COMPLETE_CONTRACT, { schema: 'core' }) as Map;
  const [schema] = complete.schema as Map[];
  const cuts: Slice[] = [];
  for (const [key, value] of Object.entries(complete)) {
    if (key === 'schema') continue;
    const parts = Array.isArray(value) ? value : [value];
    for (const part of parts) {
      cuts.push({
        name: key,
        contract: { [key]: Array.isArray(value) ? [part] : part },
      });
    }
  }
  cuts.push({
    name: 'team as a list',
    contract: { team: (complete.team as Map).members },
  });
  for (const [key, value] of Object.entries(schema)) {
    const parts = Array.isArray(value) ? value.map(one => [one]) : [value];
    for (const part of parts) {
      cuts.push({
        name: `schema ${key}`,
        contract: { schema: [{ name: 'orders', [key]: part }] },
      });
    }
  }
  return ['v3.0.2', 'v3.1.0', 'v3.2.0'].flatMap(apiVersion =>
    cuts.flatMap(({ name, contract }) => {
      const whole = {
        apiVersion,
        kind: 'DataContract',
        id: 'x',
        version: '1.0.0',
        status: 'active',
        ...structuredClone(contract),
        ...(name === 'apiVersion' ? { apiVersion } : {}),
      };
      return repaired(whole, official)
        ? [{ name: `${name} in ${apiVersion}`, contract: whole }]
        : [];
    }),
  );
}

/** Takes out what the schema minds, in place; false when that does not help. */
function repaired(contract: Map, official: OfficialSchemas): boolean {
  for (let round = 0; round < 8; round++) {
    const errors = official.errorCount(contract);
    if (errors === 0) return true;
    if (!removeOne(contract, contract, errors, official)) return false;
  }
  return official.accepts(contract);
}

function removeOne(
  root: Map,
  node: unknown,
  errors: number,
  official: OfficialSchemas,
): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const container = node as Map;
  for (const key of Object.keys(container)) {
    const value = container[key];
    // Absent in JSON, and for the validator, too.
    container[key] = undefined;
    if (official.errorCount(root) < errors) {
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else delete container[key];
      return true;
    }
    container[key] = value;
  }
  return Object.values(container).some(inner =>
    removeOne(root, inner, errors, official),
  );
}
