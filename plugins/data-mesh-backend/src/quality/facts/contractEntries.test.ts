import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import type { ContractRow } from '../../database/tables';
import { POSTGRES, tableContract } from '../__testUtils__/qualityWorld';
import { TestQuality } from '../__testUtils__/TestQuality';
import { readContractEntries } from './contractEntries';
import { readPortContracts } from './readPortContracts';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('contracts, on %s', id => {
  let quality: TestQuality;
  let hashes: string[];

  beforeAll(async () => {
    // Of this database only: what is in memory is for all.
    const contract = (name: string) =>
      tableContract({
        id: `${name} on ${id}`,
        server: POSTGRES('orders'),
        tables: { orders: 'orders_v1' },
      });
    quality = await TestQuality.create(await databases.init(id), {
      products: [
        productEntity({
          name: 'orders',
          contracts: { orders: contract('orders'), events: contract('events') },
        }),
      ],
    });
    const rows = await quality.knex<ContractRow>('contracts').select('hash');
    hashes = rows.map(({ hash }) => hash);
  });

  /** How many statements something takes. */
  const statements = async (body: () => Promise<unknown>) => {
    let count = 0;
    const counting = () => {
      count += 1;
    };
    quality.knex.on('query', counting);
    await body();
    quality.knex.off('query', counting);
    return count;
  };

  it('that another version of the code read are not kept in memory', async () => {
    const { knex } = quality;
    await knex<ContractRow>('contracts').increment('reader_version', 1);
    expect((await readContractEntries(knex, hashes)).size).toBe(hashes.length);
    expect(await statements(() => readContractEntries(knex, hashes))).toBe(1);
    await knex<ContractRow>('contracts').decrement('reader_version', 1);
  });

  it('are read once', async () => {
    const { knex } = quality;
    const first = await readContractEntries(knex, hashes);
    expect(await statements(() => readContractEntries(knex, hashes))).toBe(0);
    expect(await readContractEntries(knex, hashes)).toEqual(first);
  });

  it('are those that ports have now', async () => {
    const ref = 'dataproduct:default/orders';
    const found = await readPortContracts(quality.knex, [
      ref,
      'dataproduct:default/none',
    ]);
    expect([...found.get(ref)!.keys()].sort()).toEqual(['events', 'orders']);
    expect(found.get(ref)!.get('orders')?.servers[0].type).toBe('postgresql');
    expect(found.get('dataproduct:default/none')?.size).toBe(0);
  });
});
