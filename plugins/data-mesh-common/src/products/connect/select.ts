import type { ContractSchema } from '../../api/types';
import { cleanText } from './cleanText';
import { type Dialect, identifier, tablePath } from './identifiers';

/** More columns than this make a query that nobody reads. */
const MOST_COLUMNS = 12;
const ROWS = 100;

/** The names that queries use for the columns of a schema. */
export function columnNames(schema: ContractSchema | undefined): string[] {
  return (schema?.properties ?? [])
    .map(property => cleanText(property.physicalName ?? property.name))
    .filter(name => name !== '');
}

/** The column list of a query: by name while that can be read, else all. */
export function columnList(
  schema: ContractSchema | undefined,
  dialect: Dialect,
): string {
  const names = columnNames(schema);
  return names.length === 0 || names.length > MOST_COLUMNS
    ? '*'
    : names.map(name => identifier(name, dialect)).join(',\n  ');
}

/** A table's name in full. */
export function tableName(
  dialect: Dialect,
  parents: ReadonlyArray<string | undefined>,
  table: string,
): string {
  return tablePath(parents, table)
    .map(part => identifier(part, dialect))
    .join('.');
}

/** A query for the first rows of something that is already written safely. */
export function selectFrom(options: {
  dialect: Dialect;
  schema: ContractSchema | undefined;
  from: string;
}): string {
  const { dialect, schema, from } = options;
  const columns = columnList(schema, dialect);
  const list = columns === '*' ? ' *' : `\n  ${columns}`;
  const top = dialect.limit === 'top' ? ` TOP ${ROWS}` : '';
  const last = {
    limit: `\nLIMIT ${ROWS}`,
    fetch: `\nFETCH FIRST ${ROWS} ROWS ONLY`,
    top: '',
  }[dialect.limit];
  return `SELECT${top}${list}\nFROM ${from}${last};`;
}
