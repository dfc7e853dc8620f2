import type { QualityCaseTable } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { DuckDBInstance } from '@duckdb/node-api';
import fs from 'node:fs/promises';
import path from 'node:path';

const TYPES: Record<QualityCaseTable['columns'][number]['type'], string> = {
  integer: 'INTEGER',
  number: 'DECIMAL(12,2)',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
};

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (value: unknown) =>
  value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`;

/** Writes tables as files of a format, one each. */
export async function writeTables(
  folder: string,
  format: 'parquet' | 'csv' | 'json',
  tables: readonly QualityCaseTable[],
): Promise<void> {
  for (const table of tables) {
    const file = path.join(folder, `${table.name}.${format}`);
    if (format === 'csv') await fs.writeFile(file, csvOf(table));
    else if (format === 'json') await fs.writeFile(file, jsonOf(table));
    else await writeParquet(file, table);
  }
}

function csvOf({ columns, rows }: QualityCaseTable): string {
  const field = (value: unknown) => {
    const text = value === null ? '' : String(value);
    return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns.map(({ name }) => name), ...rows]
    .map(row => `${row.map(field).join(',')}\n`)
    .join('');
}

function jsonOf({ columns, rows }: QualityCaseTable): string {
  return JSON.stringify(
    rows.map(row =>
      Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])),
    ),
  );
}

async function writeParquet(
  file: string,
  { columns, rows }: QualityCaseTable,
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  const types = columns.map(
    ({ name, type }) => `${quote(name)} ${TYPES[type]}`,
  );
  await connection.run(`CREATE TABLE written (${types.join(', ')})`);
  for (const row of rows) {
    await connection.run(
      `INSERT INTO written VALUES (${row.map(literal).join(', ')})`,
    );
  }
  await connection.run(`COPY written TO ${literal(file)} (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}
