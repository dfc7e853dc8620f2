import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where the migrations of this package lie, in development and when built. */
export const MIGRATIONS_DIRECTORY = resolvePackagePath(
  '@backstage-data-mesh/plugin-data-mesh-backend',
  'migrations',
);

/** Connects, and brings the schema up to date unless told to leave it alone. */
export async function connectDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  }
  return knex;
}
