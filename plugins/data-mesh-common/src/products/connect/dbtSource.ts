import { stringify } from 'yaml';
import type { ContractProperty, ContractSchema } from '../../api/types';
import { cleanText } from './cleanText';
import { type Dialect, needsQuotes } from './identifiers';
import { withoutJinja } from './literals';
import type { Draft, Target } from './types';

const LONGEST_DESCRIPTION = 500;

/**
 * A dbt source for the tables of a port, with what the contract says of its
 * columns. dbt renders such files with Jinja, so nothing that Jinja would run
 * gets in.
 */
export function dbtSource(
  target: Target,
  place: { database?: string; schema?: string },
  dialect: Dialect,
): Draft {
  const name = slug(target.product.name);
  const source = {
    version: 2,
    sources: [
      {
        name,
        description: words(
          `Output port ${target.port.name} of ${target.product.ref}`,
        ),
        ...(place.database && { database: word(place.database) }),
        ...(place.schema && { schema: word(place.schema) }),
        tables: target.schemas.length
          ? target.schemas.map(schema => tableOf(schema, dialect))
          : [{ name: slug(target.resource), identifier: target.resource }],
      },
    ],
  };
  const table = slug(target.schema?.name ?? target.resource);
  return {
    id: 'dbt',
    title: 'dbt',
    language: 'yaml',
    code: stringify(source, { lineWidth: 100 }),
    notes: [
      `Put it into your models folder and read it with {{ source('${name}', '${table}') }}.`,
    ],
  };
}

function tableOf(schema: ContractSchema, dialect: Dialect) {
  const name = slug(schema.name);
  // With a qualified name dbt's own database and schema stand in front.
  const physical = cleanText(schema.physicalName ?? schema.name);
  const table = word(physical.split('.').at(-1) || physical);
  return {
    name,
    ...(table !== name && { identifier: table }),
    ...described(schema.description),
    ...(schema.properties.length && {
      columns: schema.properties.map(property => columnOf(property, dialect)),
    }),
  };
}

function columnOf(property: ContractProperty, dialect: Dialect) {
  const name = word(cleanText(property.physicalName ?? property.name));
  const tests = [
    ...(property.required || property.primaryKey ? ['not_null'] : []),
    ...(property.unique ? ['unique'] : []),
  ];
  return {
    name,
    ...(needsQuotes(name, dialect) && { quote: true }),
    ...(property.physicalType && { data_type: word(property.physicalType) }),
    ...described(property.description),
    ...(tests.length && { data_tests: tests }),
  };
}

function described(description: string | undefined) {
  const text = description && words(description);
  return text ? { description: text } : {};
}

function words(text: string): string {
  return withoutJinja(cleanText(text, LONGEST_DESCRIPTION));
}

function word(text: string): string {
  return withoutJinja(cleanText(text));
}

/** A name that dbt's source function takes. */
export function slug(name: string): string {
  const text = cleanText(name)
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return text || 'source';
}
