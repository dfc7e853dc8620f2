import { TestDatabases } from '@backstage/backend-test-utils';

/**
 * SQLite always; PostgreSQL where the environment names one. They are dropped
 * at the end, within the time that tests have: the minute that `TestDatabases`
 * takes for it is too short for dozens of databases on a busy machine.
 */
export function createTestDatabases(): TestDatabases {
  const made: TestDatabases[] = [];
  // Hooks run in the order of their registration: this one leaves nothing to do.
  afterAll(async () => {
    for (const each of made as unknown as Array<{
      shutdown(): Promise<void>;
    }>) {
      await each.shutdown();
    }
  });
  const databases = TestDatabases.create({
    ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
      ? ['SQLITE_3', 'POSTGRES_18']
      : ['SQLITE_3'],
  });
  made.push(databases);
  return databases;
}
