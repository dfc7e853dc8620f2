import { TestDatabases } from '@backstage/backend-test-utils';

/** SQLite always; PostgreSQL where the environment names one. */
export function createTestDatabases(): TestDatabases {
  return TestDatabases.create({
    ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
      ? ['SQLITE_3', 'POSTGRES_18']
      : ['SQLITE_3'],
  });
}
