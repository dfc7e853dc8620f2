import { ConfigReader } from '@backstage/config';
import { insertGrant } from '../../access/__testUtils__/insertRows';
import { createTestDatabases } from '../../__testUtils__/databases';
import type { QualityProductRow } from '../../database/tables';
import { TestQuality } from '../__testUtils__/TestQuality';
import { readScorecards } from './readScorecards';
import { judgeNewProducts, sweepMaturity } from './sweepMaturity';

const ORDERS = 'dataproduct:default/orders';
const REFUNDS = 'dataproduct:default/refunds';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('maturity, on %s', id => {
  let quality: TestQuality;

  beforeAll(async () => {
    quality = await TestQuality.create(await databases.init(id));
  });

  beforeEach(async () => {
    await quality.reset();
    quality.now = new Date('2026-01-15T10:00:00.000Z');
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

  it('of new products is known soon, and no other is judged for that', async () => {
    expect(await judgeNewProducts(quality.room)).toBe(0);
    await quality
      .knex<QualityProductRow>('quality_products')
      .insert([
        { product_ref: ORDERS },
        { product_ref: REFUNDS, maturity: '[]', level: 5 },
        { product_ref: 'dataproduct:default/gone' },
      ]);
    expect(await judgeNewProducts(quality.room)).toBe(1);
    expect(await rowOf(ORDERS)).toMatchObject({ level: 0 });
    expect(await rowOf(REFUNDS)).toMatchObject({ level: 5 });
    expect(await judgeNewProducts(quality.room)).toBe(0);
  });

  describe('follows what changes without a result:', () => {
    const levelOf = async (ref: string) => {
      await sweepMaturity(quality.room);
      return JSON.parse((await rowOf(ref))!.maturity!)[0].level;
    };
    const card = (expression: string) => {
      const [scorecard] = readScorecards(
        new ConfigReader({
          dataMesh: {
            quality: {
              defaultScorecard: false,
              scorecards: [
                {
                  id: 'ours',
                  title: 'Ours',
                  levels: [
                    {
                      title: 'One',
                      criteria: [{ id: 'a', title: 'A', expression }],
                    },
                  ],
                },
              ],
            },
          },
        }),
      );
      quality.room.options.scorecards.splice(0, 1, scorecard);
    };
    const [usual] = readScorecards(new ConfigReader({}));
    afterEach(() => {
      quality.room.options.scorecards.splice(0, 1, usual);
      jest.restoreAllMocks();
    });

    it('an owner who is gone', async () => {
      card('product.owner.exists');
      expect(await levelOf(ORDERS)).toBe(1);
      const existing = jest.spyOn(quality.people, 'existing');
      existing.mockResolvedValueOnce([]);
      expect(await levelOf(ORDERS)).toBe(0);
      // Nothing is believed of a catalog that does not answer.
      existing.mockRejectedValueOnce(new Error('connect ECONNREFUSED'));
      expect(await levelOf(ORDERS)).toBe(0);
      expect(await levelOf(ORDERS)).toBe(1);
    });

    it('who has access', async () => {
      card('product.access.consumers > 0');
      expect(await levelOf(ORDERS)).toBe(0);
      const begins = quality.now.getTime() + 3_600_000;
      await insertGrant(quality.knex, {
        starts_at: new Date(begins),
        ends_at: new Date(begins + 3_600_000),
      });
      expect(await levelOf(ORDERS)).toBe(0);
      quality.pass({ hours: 1 });
      expect(await levelOf(ORDERS)).toBe(1);
      expect(await levelOf(REFUNDS)).toBe(0);
      await quality.knex('access_grants').delete();
    });

    it('age', async () => {
      card('product.ageDays >= 100');
      expect(await levelOf(ORDERS)).toBe(0);
      quality.pass({ days: 10_000 });
      expect(await levelOf(ORDERS)).toBe(1);
    });

    it('scorecards that are switched off', async () => {
      card('true');
      expect(await levelOf(ORDERS)).toBe(1);
      quality.room.options.scorecards.length = 0;
      await sweepMaturity(quality.room);
      expect(await rowOf(ORDERS)).toMatchObject({
        maturity: '[]',
        level: null,
      });
    });
  });

  it('is judged by two replicas at once without a conflict', async () => {
    const changed = await Promise.all([
      sweepMaturity(quality.room),
      sweepMaturity(quality.room),
    ]);
    expect(changed[0] + changed[1]).toBe(4);
  });
});
