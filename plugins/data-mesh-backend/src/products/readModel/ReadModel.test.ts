import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import { TestCatalog } from '../../__testUtils__/TestCatalog';
import { TestRegistry } from '../../__testUtils__/TestRegistry';
import { TestBriefs } from '../../__testUtils__/TestBriefs';
import { ReadModel } from './ReadModel';

const databases = createTestDatabases();

const products = (count: number) =>
  Array.from({ length: count }, (_, n) => productEntity({ name: `p${n}` }));

describe.each(databases.eachSupportedId())('ReadModel on %s', id => {
  async function start(count: number) {
    const catalog = new TestCatalog();
    catalog.set(products(count));
    const knex = await databases.init(id);
    const registry = await TestRegistry.create(knex, catalog);
    await registry.follow();
    let queries = 0;
    const logger = mockServices.logger.mock();
    const time = { now: 0 };
    const briefs = new TestBriefs();
    const model = new ReadModel({
      knex,
      logger,
      classifications: [],
      maxAgeMs: 500,
      briefs,
      clock: () => time.now,
    });
    knex.on('query', () => {
      queries++;
    });
    return {
      catalog,
      registry,
      knex,
      logger,
      model,
      time,
      briefs,
      queriesOf: async (work: () => Promise<unknown>) => {
        queries = 0;
        await work();
        return queries;
      },
    };
  }

  it('asks the database for nothing until what it knows is too old', async () => {
    const { model, time, queriesOf } = await start(3);
    expect((await model.current()).size).toBe(3);
    time.now = 499;
    expect(await queriesOf(() => model.current())).toBe(0);
    time.now = 500;
    // The revision, which is as it was.
    expect(await queriesOf(() => model.current())).toBe(1);
    expect(await queriesOf(() => model.current())).toBe(0);
  });

  it('asks once for all who want to know at the same time', async () => {
    const { model, time, queriesOf } = await start(3);
    await model.current();
    time.now = 1000;
    expect(
      await queriesOf(() =>
        Promise.all(Array.from({ length: 20 }, () => model.current())),
      ),
    ).toBe(1);
  });

  it('reads only rows that are newer than what it has', async () => {
    const { catalog, registry, model, time, knex } = await start(5);
    await model.current();
    catalog.put(productEntity({ name: 'p1', title: 'Changed' }));
    await registry.follow();
    const sql = new Array<{ sql: string; bindings: unknown[] }>();
    knex.on('query', query => sql.push(query));
    const { revision } = model;
    time.now = 1000;
    const mesh = await model.current();
    expect(mesh.index.get('dataproduct:default/p1')?.summary.title).toBe(
      'Changed',
    );
    const read = sql.find(query => query.sql.includes('projection_version'));
    expect(read?.bindings[0]).toBe(revision);
  });

  it('takes in a large change over several requests', async () => {
    const { catalog, registry, model, time } = await start(1);
    await model.current();
    catalog.set(products(450));
    await registry.follow();
    const sizes = new Array<number>();
    for (let request = 0; request < 4; request++) {
      time.now += 1;
      sizes.push((await model.current()).size);
      time.now += 499;
    }
    expect(sizes[0]).toBe(1);
    expect(sizes[1]).toBeGreaterThan(1);
    expect(sizes[1]).toBeLessThan(450);
    expect(sizes.at(-1)).toBe(450);
  });

  it('shows a new score with the next look, without laying the products out anew', async () => {
    const { model, time, briefs } = await start(3);
    briefs.set('dataproduct:default/p1', 40);
    const { index } = await model.current();
    const { productsVersion } = index;
    const scoreOf = (ref: string) => index.get(ref)?.quality?.score;
    expect(scoreOf('dataproduct:default/p1')).toBe(40);
    briefs.set('dataproduct:default/p1', 90);
    briefs.set('dataproduct:default/p2', 10);
    time.now = 499;
    await model.current();
    expect(scoreOf('dataproduct:default/p1')).toBe(40);
    time.now = 500;
    await model.current();
    expect(scoreOf('dataproduct:default/p1')).toBe(90);
    expect(scoreOf('dataproduct:default/p2')).toBe(10);
    expect(index.productsVersion).toBe(productsVersion);
    briefs.set('dataproduct:default/p2', undefined);
    time.now = 1000;
    await model.current();
    expect(scoreOf('dataproduct:default/p2')).toBeUndefined();
  });

  it('keeps the score of a product that changes, and gives it to one that comes later', async () => {
    const { catalog, registry, model, time, briefs } = await start(1);
    briefs.set('dataproduct:default/p0', 80);
    briefs.set('dataproduct:default/later', 70);
    await model.current();
    catalog.put(productEntity({ name: 'p0', title: 'Changed' }));
    catalog.put(productEntity({ name: 'later' }));
    await registry.follow();
    time.now = 500;
    const { index } = await model.current();
    expect(index.get('dataproduct:default/p0')).toMatchObject({
      summary: { title: 'Changed' },
      quality: { score: 80 },
    });
    expect(index.get('dataproduct:default/later')?.quality?.score).toBe(70);
  });

  it('answers from memory while the database is away, and says so', async () => {
    const { model, time, knex, logger } = await start(3);
    await model.current();
    await knex.destroy();
    time.now = 1000;
    expect((await model.current()).size).toBe(3);
    expect(logger.warn).toHaveBeenCalledWith(
      'The registry answers from memory, as its database cannot be read',
      expect.anything(),
    );
  });

  it('says to try again when it never could read the database', async () => {
    const { model, knex } = await start(3);
    await knex.destroy();
    await expect(model.current()).rejects.toThrow(
      'The registry cannot be read from the database at the moment',
    );
  });
});
