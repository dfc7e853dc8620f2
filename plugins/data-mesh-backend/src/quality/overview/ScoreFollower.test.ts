import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { MIGRATIONS_DIRECTORY } from '../../database/migrate';
import type { QualityProductRow, QualityStateRow } from '../../database/tables';
import { ScoreFollower } from './ScoreFollower';

const databases = createTestDatabases();

const refOf = (n: number) => `dataproduct:default/p${n}`;

const NOTHING = {
  score: null,
  evaluated: 0,
  expected: 0,
  failing: 0,
  incidents: 0,
  level: null,
};

/** Writes rows as writers do: all with the next revision. */
async function write(
  knex: Knex,
  rows: Array<Partial<QualityProductRow> & { product_ref: string }>,
): Promise<void> {
  await knex.transaction(async trx => {
    await trx<QualityStateRow>('quality_state').increment('revision', 1);
    const state = await trx<QualityStateRow>('quality_state').first();
    const scored_at = new Date();
    const revision = Number(state?.revision);
    for (let from = 0; from < rows.length; from += 50) {
      await trx<QualityProductRow>('quality_products')
        .insert(
          rows.slice(from, from + 50).map(row => ({
            ...NOTHING,
            scored_at,
            revision,
            ...row,
          })) as QualityProductRow[],
        )
        .onConflict('product_ref')
        .merge();
    }
  });
}

describe.each(databases.eachSupportedId())('ScoreFollower on %s', id => {
  async function start() {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    const follower = new ScoreFollower({ knex });
    return { knex, follower };
  }

  it('knows nothing of products without results', async () => {
    const { knex, follower } = await start();
    await write(knex, [{ product_ref: refOf(1), scored_at: null }]);
    await follower.refresh();
    expect(follower.of(refOf(1))).toBeUndefined();
    expect([...follower.all()]).toEqual([]);
  });

  it('tells in one glance what the row of a product says', async () => {
    const { knex, follower } = await start();
    await write(knex, [
      {
        product_ref: refOf(1),
        score: 72.5,
        evaluated: 3,
        expected: 4,
        failing: 1,
        incidents: 2,
        level: 0,
      },
      { product_ref: refOf(2), score: null, evaluated: 0, expected: 2 },
      { product_ref: refOf(3), scored_at: null, level: 1 },
    ]);
    await follower.refresh();
    expect(Object.fromEntries(follower.all())).toEqual({
      [refOf(1)]: {
        score: 72.5,
        coverage: 0.75,
        evaluated: 3,
        expected: 4,
        failing: 1,
        incident: true,
        maturity: 0,
      },
      [refOf(2)]: { coverage: 0, evaluated: 0, expected: 2, failing: 0 },
      [refOf(3)]: { evaluated: 0, expected: 0, failing: 0, maturity: 1 },
    });
  });

  it('asks for the revision only while nothing changed, once for all who ask', async () => {
    const { knex, follower } = await start();
    await write(knex, [{ product_ref: refOf(1), score: 1 }]);
    await follower.refresh();
    let queries = 0;
    knex.on('query', () => {
      queries++;
    });
    await Promise.all([follower.refresh(), follower.refresh()]);
    expect(queries).toBe(1);
    expect(follower.version).toBe(1);
  });

  it('takes in what changed, and says what', async () => {
    const { knex, follower } = await start();
    await write(knex, [
      { product_ref: refOf(1), score: 1 },
      { product_ref: refOf(2), score: 2 },
    ]);
    await follower.refresh();
    const { version } = follower;
    await write(knex, [{ product_ref: refOf(2), score: 90 }]);
    await follower.refresh();
    expect([...follower.changedSince(version)]).toEqual([
      [refOf(2), expect.objectContaining({ score: 90 })],
    ]);
    expect([...follower.changedSince(0)]).toHaveLength(2);
    expect([...follower.changedSince(follower.version)]).toEqual([]);
  });

  it('misses none of thousands that were written at once', async () => {
    const { knex, follower } = await start();
    const rows = Array.from({ length: 2345 }, (_, n) => ({
      product_ref: refOf(n),
      score: n % 100,
    }));
    await write(knex, rows);
    await follower.refresh();
    expect([...follower.all()]).toHaveLength(2345);
  });

  it('forgets what it knew when the database is an older one', async () => {
    const { knex, follower } = await start();
    await write(knex, [{ product_ref: refOf(1), score: 1 }]);
    await write(knex, [{ product_ref: refOf(2), score: 2 }]);
    await follower.refresh();
    const { version } = follower;
    await knex('quality_products')
      .where({ product_ref: refOf(2) })
      .delete();
    await knex('quality_state').update({ revision: 1 });
    await follower.refresh();
    expect(new Map(follower.changedSince(version))).toEqual(
      new Map([
        [refOf(1), expect.objectContaining({ score: 1 })],
        [refOf(2), undefined],
      ]),
    );
  });
});
