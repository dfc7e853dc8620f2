import type { Contract, ContractProperty } from '../../api/types';

/**
 * Where in a contract something is.
 * @public
 */
export type ContractPlace = { schema?: string; property?: string };

/**
 * The column, or the schema, that the `element` of a service level names, such
 * as `orders.updated_at`, `orders` or `updated_at`; nothing where it names
 * neither.
 * @public
 */
export function levelPlace(
  contract: Pick<Contract, 'schemas'>,
  element: string | undefined,
): ContractPlace {
  const name = element?.trim();
  if (!name) return {};
  for (const schema of contract.schemas) {
    for (const prefix of [schema.name, schema.physicalName]) {
      if (prefix === undefined) continue;
      if (same(name, prefix)) return { schema: schema.name };
      if (same(name.slice(0, prefix.length + 1), `${prefix}.`)) {
        const path = name.slice(prefix.length + 1);
        return {
          schema: schema.name,
          property: pathOf(schema.properties, path) ?? path,
        };
      }
    }
  }
  const holders = contract.schemas.flatMap(schema => {
    const property = pathOf(schema.properties, name);
    return property === undefined ? [] : [{ schema: schema.name, property }];
  });
  return holders.length === 1 ? holders[0] : {};
}

/** The path of a property that is named by its path or its physical name. */
function pathOf(
  properties: readonly ContractProperty[],
  name: string,
): string | undefined {
  for (const property of properties) {
    if (
      same(property.path, name) ||
      (property.physicalName !== undefined && same(property.physicalName, name))
    ) {
      return property.path;
    }
    const inner =
      pathOf(property.properties ?? [], name) ??
      (property.items ? pathOf([property.items], name) : undefined);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
