import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import { listFields } from './schemaRows';

/**
 * The place in the same contract that a reference such as `customers.id`
 * points at; undefined when it points elsewhere.
 */
export function findReference(
  contract: Contract,
  reference: string,
): { schema: string; column: string } | undefined {
  for (const schema of contract.schemas) {
    for (const name of [schema.name, schema.physicalName]) {
      const path =
        name && reference.startsWith(`${name}.`)
          ? reference.slice(name.length + 1)
          : undefined;
      const field = listFields(schema).find(
        ({ property }) =>
          path !== undefined &&
          (property.path === path || property.physicalName === path),
      );
      if (field) return { schema: schema.name, column: field.property.path };
    }
  }
  return undefined;
}
