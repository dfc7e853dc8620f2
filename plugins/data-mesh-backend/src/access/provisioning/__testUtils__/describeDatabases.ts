import { createTestDatabases } from '../../../__testUtils__/databases';
import { ProvisioningWorld } from './ProvisioningWorld';

/** What a suite gets hold of: the world of the test that runs. */
export type WorldOf = () => ProvisioningWorld;

/** A suite with a fresh world for each test, on each database. */
export function describeDatabases(
  name: string,
  suite: (world: WorldOf, database: { isPostgres: boolean }) => void,
): void {
  const databases = createTestDatabases();
  describe.each(databases.eachSupportedId())(`${name} on %s`, id => {
    let current: ProvisioningWorld;
    beforeEach(async () => {
      current = await ProvisioningWorld.create(await databases.init(id));
    });
    afterEach(() => current.knex.destroy());
    suite(() => current, { isPostgres: id.startsWith('POSTGRES') });
  });
}

/**
 * Tests about races and locks: SQLite has one writer at a time. Visibly
 * skipped where no PostgreSQL is given.
 */
export function describePostgres(
  name: string,
  suite: (world: WorldOf) => void,
): void {
  const databases = createTestDatabases();
  const id = databases
    .eachSupportedId()
    .map(([each]) => each)
    .find(each => each.startsWith('POSTGRES'));
  const describeIf = id ? describe : describe.skip;
  describeIf(`${name} on ${id ?? 'PostgreSQL only: none was given'}`, () => {
    let current: ProvisioningWorld;
    beforeEach(async () => {
      current = await ProvisioningWorld.create(await databases.init(id!));
    });
    afterEach(() => current.knex.destroy());
    suite(() => current);
  });
}
