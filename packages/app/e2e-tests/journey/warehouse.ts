import { Client } from 'pg';
import path from 'node:path';

/** Where serve-portal.mjs runs the warehouse of the portal under test. */
const PORT = Number(process.env.DATA_MESH_WAREHOUSE_PORT ?? 54321);
const LEDGER = path.resolve(
  __dirname,
  '../../../../.cache/e2e/sqlite/data-mesh.sqlite',
);

async function asUser(
  user: string,
  password: string,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const client = new Client({
    host: 'localhost',
    port: PORT,
    database: 'warehouse',
    user,
    password,
  });
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows;
  } finally {
    await client.end();
  }
}

/**
 * What the warehouse answers somebody who logs in with their own login: the
 * number of rows, or its refusal.
 */
export async function ask(login: string, sql: string): Promise<string> {
  try {
    return `${(await asUser(login, 'demo', sql)).length} rows`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Does something in the warehouse that no portal knows of, as a pipeline. */
export async function inTheWarehouse(sql: string): Promise<void> {
  await asUser('postgres', 'postgres', sql);
}

/** Lets the time of a consumer's running access to a product be over. */
export function endTheTimeOf(consumer: string, product: string): void {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const ledger = new DatabaseSync(LEDGER);
  try {
    ledger.exec('PRAGMA busy_timeout = 10000');
    const { changes } = ledger
      .prepare(
        `UPDATE access_grants SET ends_at = ?
         WHERE consumer_ref = ? AND product_ref = ? AND end_kind IS NULL`,
      )
      .run(Date.now(), consumer, product);
    if (Number(changes) !== 1) {
      throw new Error(`${changes} grants were changed instead of one`);
    }
  } finally {
    ledger.close();
  }
}
