import { createTestDatabases } from '../../__testUtils__/databases';
import type { QualityProductRow } from '../../database/tables';
import { TestQuality } from '../__testUtils__/TestQuality';
import { sweepMaturity } from './sweepMaturity';

const ORDERS = 'dataproduct:default/orders';

jest.setTimeout(60_000);
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('maturity, on %s', id => {
  let quality: TestQuality;

  beforeAll(async () => {
    quality = await TestQuality.create(await databases.init(id));
  });

  beforeEach(async () => {
    await quality.reset();
  });

  const rowOf = (ref: string) =>
    quality
      .knex<QualityProductRow>('quality_products')
      .where({ product_ref: ref })
      .first();

  it('is known of products without a check too, and told once', async () => {
    expect(await sweepMaturity(quality.room)).toBe(4);
    const row = await rowOf(ORDERS);
    expect(row).toMatchObject({ scored_at: null, level: 0 });
    expect(JSON.parse(row!.maturity!)).toEqual([{ id: 'usability', level: 0 }]);
    expect(await quality.told('signal')).toHaveLength(1);
    const mesh = await quality.room.model.current();
    expect(mesh.index.get(ORDERS)?.quality).toMatchObject({ maturity: 0 });

    expect(await sweepMaturity(quality.room)).toBe(0);
    expect(await quality.told('signal')).toHaveLength(1);
    expect((await rowOf(ORDERS))?.revision).toEqual(row!.revision);
  });
});
