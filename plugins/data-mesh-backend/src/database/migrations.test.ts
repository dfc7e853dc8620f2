import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { databaseNow, toIso } from './instants';
import { MIGRATIONS_DIRECTORY } from './migrate';

const databases = createTestDatabases();

const migrateUp = (knex: Knex) =>
  knex.migrate.up({ directory: MIGRATIONS_DIRECTORY });
const migrateDown = (knex: Knex) =>
  knex.migrate.down({ directory: MIGRATIONS_DIRECTORY });

/** Rows in every table, as the registry writes them. */
async function fill(knex: Knex) {
  const now = await databaseNow(knex);
  await knex('products').insert({
    ref: 'dataproduct:default/orders',
    content_hash: 'a',
    revision: 1,
    projection_version: 1,
    projection: '{}',
    document: '{}',
    source: null,
    first_seen_at: now,
    updated_at: now,
    missing_since: null,
    vanished_at: null,
  });
  await knex('contracts').insert({
    hash: 'b'.repeat(64),
    text: 'kind: DataContract',
    reader_version: 1,
    contract: null,
    problems: '[]',
    technologies: '[]',
    column_count: 0,
  });
  await knex('contract_revisions').insert({
    product_ref: 'dataproduct:default/orders',
    port: 'main',
    revision: 1,
    hash: 'b'.repeat(64),
    first_seen_at: now,
    last_seen_at: null,
  });
  await knex('domains').insert({ ref: 'domain:default/sales', title: 'Sales' });
  await knex('consumers').insert({
    component_ref: 'component:default/ui',
    product_ref: 'dataproduct:default/orders',
  });
  return now;
}

async function tables(knex: Knex): Promise<string[]> {
  const rows =
    knex.client.config.client === 'pg'
      ? (
          await knex.raw(
            `select table_name as name from information_schema.tables where table_schema = 'public'`,
          )
        ).rows
      : await knex.raw(`select name from sqlite_master where type = 'table'`);
  return rows
    .map((row: { name: string }) => row.name)
    .filter((name: string) => !/^(sqlite|knex)_/.test(name))
    .sort();
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('20261123000000_registry goes up and down with rows in its tables', async () => {
    const knex = await databases.init(id);
    await migrateUp(knex);
    expect(await tables(knex)).toEqual([
      'consumers',
      'contract_revisions',
      'contracts',
      'domains',
      'products',
      'registry_state',
    ]);
    const now = await fill(knex);
    expect(toIso((await knex('products').first()).first_seen_at)).toBe(
      now.toISOString(),
    );
    expect(await knex('registry_state')).toHaveLength(1);

    await migrateDown(knex);
    expect(await tables(knex)).toEqual([]);
    await migrateUp(knex);
    expect(await knex('registry_state')).toHaveLength(1);
  });

  it('a port cannot have two current contracts', async () => {
    const knex = await databases.init(id);
    await migrateUp(knex);
    const now = await fill(knex);
    const second = {
      product_ref: 'dataproduct:default/orders',
      port: 'main',
      revision: 2,
      hash: 'b'.repeat(64),
      first_seen_at: now,
      last_seen_at: null,
    };
    await expect(knex('contract_revisions').insert(second)).rejects.toThrow(
      /unique/i,
    );
    await knex('contract_revisions').update({ last_seen_at: now });
    await knex('contract_revisions').insert(second);
    expect(await knex('contract_revisions')).toHaveLength(2);
  });

  it('a contract that a port had cannot be deleted', async () => {
    const knex = await databases.init(id);
    await migrateUp(knex);
    await fill(knex);
    await expect(knex('contracts').delete()).rejects.toThrow(/foreign key/i);
  });

  it('what replicas ask every half second uses the index', async () => {
    const knex = await databases.init(id);
    await migrateUp(knex);
    await fill(knex);
    const query = `select ref from products where revision > 5 order by revision limit 200`;
    const plan = await knex.transaction(async trx => {
      if (knex.client.config.client !== 'pg') {
        return trx.raw(`explain query plan ${query}`);
      }
      // The planner scans a table of one row whatever its indexes are.
      await trx.raw('set local enable_seqscan = off');
      return (await trx.raw(`explain (format json) ${query}`)).rows;
    });
    expect(JSON.stringify(plan)).toContain('products_revision_idx');
  });
});
