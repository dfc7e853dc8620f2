import {
  typeFamilyOf,
  type ContractSchema,
  type PhysicalColumn,
  type RelationName,
  type TypeFamily,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ReadSession } from './ReadSession';

/** A table or view of the database. */
export type TableFound = {
  schema: string;
  name: string;
  columns: PhysicalColumn[];
};

/** Names that contracts join with dots to `schema.table`. */
const WORD = /^[A-Za-z_][A-Za-z0-9_$-]*$/;

/** Where the table of a schema stands, as the contract says. */
export function nameOfTable(
  schema: Pick<ContractSchema, 'name' | 'physicalName'>,
  settings: Readonly<Record<string, string>>,
): Required<Pick<RelationName, 'schema' | 'table'>> & RelationName {
  const name = schema.physicalName ?? schema.name;
  const parts = name.split('.');
  const database = settings.database || undefined;
  return parts.length > 1 && parts.every(part => WORD.test(part))
    ? {
        database,
        schema: parts[parts.length - 2],
        table: parts[parts.length - 1],
      }
    : { database, schema: settings.schema || 'public', table: name };
}

/**
 * Looks a table up in the system catalog, which every login may read. The case
 * of names matters only where it tells tables apart.
 *
 * @param schemas - the only ones to look into; all when left out
 */
export async function findTable(
  session: ReadSession,
  { schema, table }: { schema: string; table: string },
  schemas?: readonly string[],
): Promise<TableFound | undefined> {
  const alike = await session.rows({
    text: `SELECT c.oid::text AS id, n.nspname::text AS schema, c.relname::text AS name
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p')
             AND lower(n.nspname) = lower($1) AND lower(c.relname) = lower($2)`,
    values: [schema, table],
  });
  const found = alike.filter(
    each => schemas?.includes(String(each.schema)) ?? true,
  );
  const exact = found.find(
    each => each.schema === schema && each.name === table,
  );
  const match = exact ?? (found.length === 1 ? found[0] : undefined);
  if (!match) return undefined;
  const columns = await session.rows({
    text: `WITH RECURSIVE typed AS (
             SELECT a.attnum, a.attname::text AS name,
                    format_type(a.atttypid, a.atttypmod) AS type, a.atttypid AS base
             FROM pg_attribute a
             WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped
             UNION ALL
             SELECT d.attnum, d.name, d.type, t.typbasetype
             FROM typed d JOIN pg_type t ON t.oid = d.base AND t.typtype = 'd'
           )
           SELECT d.name, d.type, t.typtype::text AS kind, t.typcategory::text AS category,
                  format_type(t.oid, NULL) AS base
           FROM typed d JOIN pg_type t ON t.oid = d.base AND t.typtype <> 'd'
           ORDER BY d.attnum`,
    values: [String(match.id)],
  });
  return {
    schema: String(match.schema),
    name: String(match.name),
    columns: columns.map(({ name, type, kind, category, base }) => ({
      name: String(name),
      type: String(type),
      family: familyOf(String(kind), String(category), String(base)),
    })),
  };
}

function familyOf(
  kind: string,
  category: string,
  base: string,
): TypeFamily | undefined {
  if (kind === 'e') return 'string';
  if (category === 'A') return 'array';
  return kind === 'c' ? 'object' : typeFamilyOf(base);
}
