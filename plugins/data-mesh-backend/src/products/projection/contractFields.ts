import {
  listProperties,
  type Contract,
  type ContractProperty,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { field } from './productFields';
import type { Field } from './types';

/** More columns than this of a contract are counted but not found by text. */
const MAX_COLUMNS = 5000;

/** The searchable texts of a contract: its schemas, and down to the columns. */
export function contractFields(contract: Contract): Field[] {
  const columns = new Map<string, Field[]>();
  for (const { schema, property } of listProperties(contract).slice(
    0,
    MAX_COLUMNS,
  )) {
    const fields = columns.get(schema.name) ?? [];
    fields.push(...columnFields(property));
    columns.set(schema.name, fields);
  }
  return contract.schemas.flatMap(schema => {
    const fields = [
      ...field('schema', schema.name),
      ...otherNames('schema-alias', schema.name, [
        schema.businessName,
        schema.physicalName,
      ]),
      ...field('schema-description', schema.description),
      ...(columns.get(schema.name) ?? []),
    ];
    // Of schemas with the same name, the first gets the columns of all.
    columns.delete(schema.name);
    return fields;
  });
}

function columnFields(property: ContractProperty): Field[] {
  return [
    ...field('column', property.path),
    ...otherNames('column-alias', property.path, [
      property.businessName,
      property.physicalName,
    ]),
    ...field('column-description', property.description),
  ];
}

/** Names that say something else than the main one. */
function otherNames(
  kind: 'schema-alias' | 'column-alias',
  name: string,
  others: Array<string | undefined>,
): Field[] {
  return [...new Set(others)]
    .filter(other => other !== name)
    .flatMap(other => field(kind, other));
}
