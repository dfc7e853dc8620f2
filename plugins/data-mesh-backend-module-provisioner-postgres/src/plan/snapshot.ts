import type { JsonObject } from '@backstage/types';

/** A table and what of it may be read. Physical names throughout. */
export type PlannedTable = {
  schema: string;
  name: string;
  /** Columns that were approved. */
  columns: string[];
  /** All columns of the contract, to tell one that came later. */
  promised: string[];
};

/** What is kept with a grant. */
export type PostgresSnapshot = {
  target: string;
  /** Name of the role. */
  role: string;
  database: string;
  tables: PlannedTable[];
  /** Columns that cannot be given, as only parts of them were approved. */
  leftOut: string[];
  /** How people get there. */
  connect: { host: string; port: number; loginHint?: string };
};

/** As JSON, to be kept. */
export function storeSnapshot(snapshot: PostgresSnapshot): JsonObject {
  return JSON.parse(JSON.stringify(snapshot));
}

/** What {@link storeSnapshot} kept. */
export function readSnapshot(stored: JsonObject): PostgresSnapshot {
  const { target, role, database, tables } = stored;
  if (
    typeof target !== 'string' ||
    typeof role !== 'string' ||
    typeof database !== 'string' ||
    !Array.isArray(tables)
  ) {
    throw new Error('The plan of this grant is not one of PostgreSQL');
  }
  return stored as unknown as PostgresSnapshot;
}
