import {
  typeFamilyOf,
  type ContractSchema,
  type PhysicalColumn,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  duckdbDialect,
  type SqlRow,
  type SqlStatement,
  type SqlTable,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { FileFormat } from './format';

type Select = (statement: SqlStatement) => Promise<SqlRow[]>;

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Files as one table. What has no types in a file is left as the text that it
 * is, so that leading zeros are kept and a column is not judged by a guess.
 */
export async function openTable(
  select: Select,
  {
    files,
    format,
    delimiter,
    schema,
  }: {
    files: readonly string[];
    format: FileFormat;
    delimiter?: string;
    schema: ContractSchema;
  },
): Promise<SqlTable> {
  const list = `[${files.map(literal).join(', ')}]`;
  const opened = {
    dialect: duckdbDialect,
    async query(statement: SqlStatement) {
      const [row] = await select(statement);
      return row;
    },
    whyNotAsked: 'Queries of contracts are not run on files',
  };
  switch (format) {
    case 'parquet': {
      const relation = `read_parquet(${list}, union_by_name = true)`;
      const columns = await describe(select, relation);
      return { ...opened, relation, columns };
    }
    case 'csv': {
      const delim = delimiter || (isTabbed(files[0]) ? '\t' : ',');
      // Said in full: guessing goes so far as to leave out lines.
      const relation = `read_csv(${list}, header = true, all_varchar = true, union_by_name = true, delim = ${literal(delim)}, quote = '"', escape = '"', skip = 0, comment = '', null_padding = false, strict_mode = true)`;
      const columns = await describe(select, relation);
      return {
        ...opened,
        relation,
        columns: columns.map(column => ({
          ...column,
          type: 'text',
          untyped: true,
        })),
      };
    }
    default:
      return { ...opened, ...(await openJson(select, list, schema)) };
  }
}

function isTabbed(file: string): boolean {
  return /\.tsv(?:\.gz)?$/i.test(file);
}

async function openJson(
  select: Select,
  list: string,
  schema: ContractSchema,
): Promise<Pick<SqlTable, 'relation' | 'columns' | 'columnsUntold'>> {
  const guessed = `read_json(${list}, sample_size = -1, union_by_name = true)`;
  const columns = (await describe(select, guessed)).map(column =>
    hasTypeInJson(column)
      ? column
      : { ...column, type: 'VARCHAR', untyped: true },
  );
  if (columns.length === 1 && columns[0].name === 'json') {
    const [{ rows }] = await select({
      text: `SELECT count(*) AS "rows" FROM ${guessed}`,
      values: [],
    });
    if (Number(rows) === 0) return nothing(schema);
  }
  const types = columns.map(
    ({ name, type }) => `${literal(name)}: ${literal(type)}`,
  );
  return {
    relation: `read_json(${list}, columns = {${types.join(', ')}})`,
    columns,
  };
}

/** A file without a single object does not say which columns it would have. */
function nothing(
  schema: ContractSchema,
): Pick<SqlTable, 'relation' | 'columns' | 'columnsUntold'> {
  const columns = schema.properties.map(property => ({
    name: property.physicalName ?? property.name,
    type: 'VARCHAR',
    untyped: true,
  }));
  const names = columns.map(
    ({ name }) => `NULL::VARCHAR AS ${duckdbDialect.identifier(name)}`,
  );
  return {
    relation: `(SELECT ${names.join(', ') || '1 AS nothing'} WHERE FALSE)`,
    columns,
    columnsUntold: 'The file has no rows, so it does not tell its columns',
  };
}

/**
 * Texts that look like dates are texts all the same, and a column of nothing
 * but nulls may be anything.
 */
function hasTypeInJson({ family }: PhysicalColumn): boolean {
  return (
    family === 'number' ||
    family === 'boolean' ||
    family === 'array' ||
    family === 'object'
  );
}

async function describe(
  select: Select,
  relation: string,
): Promise<PhysicalColumn[]> {
  const rows = await select({
    text: `DESCRIBE SELECT * FROM ${relation}`,
    values: [],
  });
  return rows.map(row => {
    const type = String(row.column_type);
    return {
      name: String(row.column_name),
      type,
      family: typeFamilyOf(type),
    };
  });
}
