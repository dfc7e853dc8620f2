import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import {
  consumerEntity,
  contractText,
  domainEntity,
  productEntity,
} from '../../__testUtils__/entities';
import { TestCatalog } from '../../__testUtils__/TestCatalog';
import { TestRegistry } from '../../__testUtils__/TestRegistry';
import { toDate } from '../../database/instants';
import { getContractHistory } from '../queries/getContractHistory';
import { getProduct } from '../queries/getProduct';
import { getRegistryStatus } from '../queries/getRegistryStatus';
import { listProducts } from '../queries/listProducts';

const databases = createTestDatabases();

const ref = (name: string) => `dataproduct:default/${name}`;
const names = (count: number) =>
  Array.from({ length: count }, (_, n) => `p${String(n).padStart(3, '0')}`);
const products = (count: number) =>
  names(count).map(name => productEntity({ name }));

/** Makes products look as if they were missing for some time. */
async function backdateMissing(knex: Knex, ms: number) {
  for (const row of await knex('products').whereNotNull('missing_since')) {
    await knex('products')
      .where({ ref: row.ref })
      .update({
        missing_since: new Date(toDate(row.missing_since).getTime() - ms),
      });
  }
}

describe.each(databases.eachSupportedId())(
  'following the catalog on %s',
  id => {
    async function start(entities: Parameters<TestCatalog['set']>[0] = []) {
      const catalog = new TestCatalog();
      catalog.set(entities);
      const registry = await TestRegistry.create(
        await databases.init(id),
        catalog,
      );
      return { catalog, registry, knex: registry.knex };
    }

    it('builds the registry from nothing, page by page', async () => {
      const { catalog, registry } = await start(products(45));
      const report = await registry.follow();
      expect(report).toMatchObject({ changed: 45, vanished: 0, heldBack: 0 });
      expect(await registry.listed()).toEqual(names(45).map(ref));
      const limits = catalog.calls
        .filter(({ method }) => method === 'queryEntities')
        .map(({ request }) => (request as { limit?: number }).limit);
      expect(limits.length).toBeGreaterThan(3);
      expect(limits).not.toContain(undefined);
    });

    it('reads no product of a catalog that did not change', async () => {
      const { catalog, registry, knex } = await start([
        ...products(30),
        domainEntity({ name: 'sales' }),
        consumerEntity({ name: 'ui', consumes: 'p001' }),
      ]);
      await registry.follow();
      const before = await knex('registry_state').first();
      catalog.forget();

      const report = await registry.follow();

      expect(report).toMatchObject({ changed: 0, vanished: 0, unchanged: 30 });
      // The content hashes, and a fingerprint of the consumers.
      expect(catalog.count('getEntityFacets')).toBe(2);
      expect(catalog.count('getEntitiesByRefs')).toBe(0);
      // The domains, which are few.
      expect(catalog.count('queryEntities')).toBe(1);
      const after = await knex('registry_state').first();
      expect(after.revision).toEqual(before.revision);
      expect(registry.announced).toHaveLength(1);
    });

    it('reads only what changed, and keeps when it was first seen', async () => {
      const { catalog, registry } = await start(products(30));
      await registry.follow();
      const before = await getProduct(await registry.context(), {
        namespace: 'default',
        name: 'p007',
      });
      catalog.put(productEntity({ name: 'p007', title: 'Now different' }));
      catalog.forget();

      const report = await registry.follow();

      expect(report).toMatchObject({ changed: 1, vanished: 0, unchanged: 29 });
      const after = await getProduct(await registry.context(), {
        namespace: 'default',
        name: 'p007',
      });
      expect(after.title).toBe('Now different');
      expect(after.firstSeenAt).toBe(before.firstSeenAt);
      expect(Date.parse(after.updatedAt)).toBeGreaterThanOrEqual(
        Date.parse(before.updatedAt),
      );
      expect(registry.announced.at(-1)).toMatchObject({
        changed: [ref('p007')],
        vanished: [],
      });
    });

    it('does not call a product updated that only moved within its file', async () => {
      const at = (line: number) =>
        productEntity({
          name: 'orders',
          annotations: {
            'data-mesh/declaration-lines': JSON.stringify({ spec: line }),
            'data-mesh/declaration-problems': JSON.stringify([
              { code: 'x', severity: 'warning', message: 'm', line },
            ]),
          },
        });
      const { catalog, registry } = await start([...products(2), at(3)]);
      await registry.follow();
      const key = { namespace: 'default', name: 'orders' };
      const before = await getProduct(await registry.context(), key);
      catalog.put(at(5));
      expect(await registry.follow()).toMatchObject({ changed: 0 });
      const after = await getProduct(await registry.context(), key);
      expect(after.updatedAt).toBe(before.updatedAt);
      expect(after.declarationProblems).toMatchObject([{ line: 5 }]);
    });

    it('takes a product off the lists when the catalog no longer has it, and keeps its contracts', async () => {
      const { catalog, registry } = await start([
        ...products(3),
        productEntity({
          name: 'orders',
          contracts: { main: contractText({ columns: ['id'] }) },
        }),
      ]);
      await registry.follow();
      catalog.remove(ref('orders'));

      const report = await registry.follow();

      expect(report).toMatchObject({ changed: 0, vanished: 1 });
      expect(await registry.listed()).not.toContain(ref('orders'));
      const key = { namespace: 'default', name: 'orders' };
      const context = await registry.context();
      const product = await getProduct(context, key);
      expect(product.vanishedAt).toEqual(expect.any(String));
      const { items } = await getContractHistory(context, {
        ...key,
        port: 'main',
      });
      expect(items).toHaveLength(1);
      expect(registry.announced.at(-1)).toMatchObject({
        vanished: [ref('orders')],
      });
    });

    it('brings a product back with its history when it returns', async () => {
      const orders = productEntity({
        name: 'orders',
        contracts: { main: contractText({ columns: ['id'] }) },
      });
      const { catalog, registry } = await start([...products(3), orders]);
      await registry.follow();
      const key = { namespace: 'default', name: 'orders' };
      const { firstSeenAt } = await getProduct(await registry.context(), key);
      catalog.remove(ref('orders'));
      await registry.follow();
      catalog.put(orders);

      const report = await registry.follow();

      expect(report).toMatchObject({ changed: 1, vanished: 0 });
      const product = await getProduct(await registry.context(), key);
      expect(product.vanishedAt).toBeUndefined();
      expect(product.firstSeenAt).toBe(firstSeenAt);
      const { items } = await getContractHistory(await registry.context(), {
        ...key,
        port: 'main',
      });
      expect(items).toMatchObject([{ current: true }]);
    });

    it('keeps everything and says why while the catalog fails', async () => {
      const { catalog, registry, knex } = await start(products(5));
      await registry.follow();
      catalog.onCall = () => {
        throw new Error('the catalog is down');
      };

      await expect(registry.follow()).rejects.toThrow('the catalog is down');

      expect(await registry.listed()).toHaveLength(5);
      const status = await getRegistryStatus(
        knex,
        await registry.model.current(),
      );
      expect(status).toMatchObject({
        products: 5,
        lastError: 'the catalog is down',
      });

      catalog.onCall = undefined;
      await registry.follow();
      const healed = await getRegistryStatus(
        knex,
        await registry.model.current(),
      );
      expect(healed.lastError).toBeUndefined();
    });

    it.each([
      ['all products', 5, 0],
      ['more than half of many', 30, 14],
    ])(
      'does not believe for a while that %s are gone',
      async (_, count, left) => {
        const { catalog, registry, knex } = await start(products(count));
        await registry.follow();
        catalog.set(products(left));

        expect(await registry.follow()).toMatchObject({
          vanished: 0,
          heldBack: count - left,
        });
        expect(await registry.listed()).toHaveLength(count);
        await backdateMissing(knex, TestRegistry.GRACE_MS - 60_000);
        expect(await registry.follow()).toMatchObject({
          vanished: 0,
          heldBack: count - left,
        });
        expect(
          await getRegistryStatus(knex, await registry.model.current()),
        ).toMatchObject({ products: count, heldBack: count - left });

        await backdateMissing(knex, 61_000);
        expect(await registry.follow()).toMatchObject({
          vanished: count - left,
          heldBack: 0,
        });
        expect(await registry.listed()).toHaveLength(left);
      },
    );

    it('forgets a suspicion when the products are there again', async () => {
      const { catalog, registry, knex } = await start(products(5));
      await registry.follow();
      catalog.set([]);
      await registry.follow();
      await backdateMissing(knex, TestRegistry.GRACE_MS * 2);
      catalog.set(products(5));
      expect(await registry.follow()).toMatchObject({
        vanished: 0,
        heldBack: 0,
      });
      catalog.set([]);

      expect(await registry.follow()).toMatchObject({
        vanished: 0,
        heldBack: 5,
      });
    });

    it('believes at once that a part of the mesh is gone', async () => {
      const { catalog, registry } = await start(products(30));
      await registry.follow();
      catalog.set(products(15));
      expect(await registry.follow()).toMatchObject({
        vanished: 15,
        heldBack: 0,
      });
    });

    it('goes on where a run broke off', async () => {
      const { catalog, registry } = await start(products(70));
      let pages = 0;
      catalog.onCall = method => {
        pages += method === 'queryEntities' ? 1 : 0;
        if (pages > 2) {
          throw new Error('the process was killed');
        }
      };
      await expect(registry.follow()).rejects.toThrow('killed');
      const kept = (await registry.listed()).length;
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(70);
      catalog.onCall = undefined;

      const report = await registry.follow();

      expect(report).toMatchObject({ changed: 70 - kept, unchanged: kept });
      expect(await registry.listed()).toHaveLength(70);
    });

    it('stops between pages when it is told to', async () => {
      const { catalog, registry } = await start(products(70));
      const controller = new AbortController();
      catalog.onCall = method => {
        if (method === 'queryEntities') {
          controller.abort();
        }
      };
      await expect(
        registry.follow({ signal: controller.signal }),
      ).rejects.toThrow(/abort/i);
      expect(catalog.count('queryEntities')).toBe(1);
    });

    it('reads every product again when asked to, and leaves untouched what is the same', async () => {
      const { catalog, registry, knex } = await start([
        ...products(25),
        productEntity({
          name: 'orders',
          contracts: { main: contractText({ columns: ['id'] }) },
        }),
      ]);
      await registry.follow();
      const updatedAt = (
        await knex('products')
          .where({ ref: ref('p003') })
          .first()
      ).updated_at;
      // As if an earlier version had written it.
      await knex('products')
        .where({ ref: ref('orders') })
        .update({ document: '{"summary":{"ref":"x","tags":[]}}' });
      await knex('contracts').update({ contract: null, column_count: 0 });
      catalog.forget();

      const report = await registry.follow({ rebuild: true });

      expect(report).toMatchObject({ changed: 1, vanished: 0 });
      const product = await getProduct(await registry.context(), {
        namespace: 'default',
        name: 'orders',
      });
      expect(product.ports[0].contract?.columnCount).toBe(1);
      expect(
        (
          await knex('products')
            .where({ ref: ref('p003') })
            .first()
        ).updated_at,
      ).toEqual(updatedAt);
    });

    it('finds in a rebuild what vanished', async () => {
      const { catalog, registry } = await start(products(5));
      await registry.follow();
      catalog.remove(ref('p002'));
      expect(await registry.follow({ rebuild: true })).toMatchObject({
        vanished: 1,
      });
      expect(await registry.listed()).toHaveLength(4);
    });

    it('reads by itself what an earlier version of the code wrote, and nothing else', async () => {
      const { catalog, registry, knex } = await start(products(5));
      await registry.follow();
      await knex('products')
        .whereIn('ref', [ref('p001'), ref('p002')])
        .update({ projection_version: 0, projection: '{}' });
      const upgraded = registry.replica(catalog);
      catalog.forget();

      expect(await upgraded.follow()).toMatchObject({
        changed: 2,
        unchanged: 3,
      });
      expect(await upgraded.follow()).toMatchObject({
        changed: 0,
        unchanged: 5,
      });
      expect(
        new Set((await knex('products')).map(row => row.projection_version))
          .size,
      ).toBe(1);
    });

    it('leaves to a newer version of the code what it wrote, while an upgrade rolls out', async () => {
      const { catalog, registry, knex } = await start(products(5));
      await registry.follow();
      await knex('products').update({ projection_version: 999 });
      const older = registry.replica(catalog);
      expect(await older.follow()).toMatchObject({ changed: 0, unchanged: 5 });
      const rows = await knex('products');
      expect(rows.map(row => row.projection_version)).toEqual(
        Array(5).fill(999),
      );
    });

    it('takes in products that the suite’s catalog module has not processed', async () => {
      const plain = productEntity({ name: 'plain' });
      delete plain.metadata.annotations!['data-mesh/content-hash'];
      const { catalog, registry, knex } = await start([...products(2), plain]);
      await registry.follow();
      expect(await registry.listed()).toContain(ref('plain'));
      catalog.forget();

      expect(await registry.follow()).toMatchObject({
        changed: 0,
        vanished: 0,
      });
      expect(await registry.listed()).toContain(ref('plain'));

      // Processed at last.
      catalog.put(productEntity({ name: 'plain' }));
      expect(await registry.follow()).toMatchObject({
        changed: 0,
        vanished: 0,
      });
      const row = await knex('products')
        .where({ ref: ref('plain') })
        .first();
      expect(row.content_hash).toMatch(/^[0-9a-f]{64}$/);
      expect(await registry.listed()).toHaveLength(3);
    });

    it('is not misled by entities that carry the annotation without being ours', async () => {
      const foreign = {
        ...productEntity({ name: 'foreign' }),
        apiVersion: 'other.example.com/v1',
      };
      const component = {
        ...productEntity({ name: 'component' }),
        kind: 'Component',
      };
      const { registry } = await start([...products(2), foreign, component]);
      expect(await registry.follow()).toMatchObject({ changed: 2 });
      expect(await registry.follow()).toMatchObject({ changed: 0 });
      expect(await registry.listed()).toHaveLength(2);
    });

    it('looks a product up before it takes it for gone', async () => {
      const { catalog, registry } = await start(products(5));
      await registry.follow();
      // Its new hash is not indexed yet when the hashes are read.
      const fresh = productEntity({ name: 'p001', title: 'Fresh' });
      const stale = products(5).filter(each => each.metadata.name !== 'p001');
      catalog.set(stale);
      catalog.onCall = method => {
        if (method !== 'getEntityFacets') {
          catalog.put(fresh);
        }
      };
      expect(await registry.follow()).toMatchObject({
        changed: 1,
        vanished: 0,
      });
      expect(await registry.listed()).toHaveLength(5);
    });

    it('follows domains', async () => {
      const { catalog, registry } = await start([
        ...products(1),
        domainEntity({ name: 'sales', title: 'Sales', parent: 'commerce' }),
      ]);
      await registry.follow();
      const inCommerce = async () =>
        listProducts(await registry.context(), {
          limit: 10,
          domain: ['domain:default/commerce'],
        }).total;
      expect(await inCommerce()).toBe(1);

      catalog.put(domainEntity({ name: 'sales', title: 'Sales' }));
      expect(await registry.follow()).toMatchObject({ changed: 0 });
      expect(await inCommerce()).toBe(0);
      expect(registry.announced.at(-1)?.isChange).toBe(true);

      catalog.remove('domain:default/sales');
      await registry.follow();
      expect((await registry.model.current()).domains.all()).toEqual([]);
    });

    it('follows components that read products, which change no product', async () => {
      const { catalog, registry } = await start(products(2));
      await registry.follow();
      const consumers = async (name: string) =>
        (
          await getProduct(await registry.context(), {
            namespace: 'default',
            name,
          })
        ).consumers;
      catalog.put(consumerEntity({ name: 'ui', consumes: 'p000, p001' }));
      await registry.follow();
      expect(await consumers('p000')).toEqual(['component:default/ui']);

      catalog.put(consumerEntity({ name: 'ui', consumes: 'p001' }));
      await registry.follow();
      expect(await consumers('p000')).toEqual([]);
      expect(await consumers('p001')).toEqual(['component:default/ui']);

      catalog.remove('component:default/ui');
      await registry.follow();
      expect(await consumers('p001')).toEqual([]);
    });

    it('keeps every contract that a port has had, and when', async () => {
      const withVersion = (version: string) =>
        productEntity({
          name: 'orders',
          contracts: { main: contractText({ version, columns: ['id'] }) },
        });
      const { catalog, registry } = await start([withVersion('1.0.0')]);
      await registry.follow();
      catalog.put(withVersion('2.0.0'));
      await registry.follow();
      // Back to the first one: the same content, another time.
      catalog.put(withVersion('1.0.0'));
      await registry.follow();

      const { items } = await getContractHistory(await registry.context(), {
        namespace: 'default',
        name: 'orders',
        port: 'main',
      });
      expect(items.map(({ version, current }) => [version, current])).toEqual([
        ['1.0.0', true],
        ['2.0.0', false],
        ['1.0.0', false],
      ]);
      expect(items[0].hash).toBe(items[2].hash);
      expect(items[1].lastSeenAt).toBe(items[0].firstSeenAt);
      expect(items[0].lastSeenAt).toBeUndefined();
    });

    it('keeps the last contract while the current one cannot be read', async () => {
      const orders = productEntity({
        name: 'orders',
        contracts: { main: contractText({ columns: ['id'] }) },
      });
      const { catalog, registry } = await start([orders]);
      await registry.follow();
      catalog.put(
        productEntity({
          name: 'orders',
          spec: {
            outputPorts: [
              {
                name: 'main',
                contract: {
                  source: './main.odcs.yaml',
                  problem: {
                    code: 'contract-unreachable',
                    severity: 'error',
                    message: 'The host did not answer.',
                  },
                },
              },
            ],
          },
        }),
      );
      await registry.follow();
      catalog.put(orders);
      await registry.follow();

      const { items } = await getContractHistory(await registry.context(), {
        namespace: 'default',
        name: 'orders',
        port: 'main',
      });
      expect(items).toMatchObject([{ current: true }]);
      expect(items).toHaveLength(1);
    });

    it('ends the contract of a port that is gone', async () => {
      const { catalog, registry } = await start([
        productEntity({
          name: 'orders',
          contracts: { main: contractText({ columns: ['id'] }) },
        }),
      ]);
      await registry.follow();
      catalog.put(productEntity({ name: 'orders' }));
      await registry.follow();
      const { items } = await getContractHistory(await registry.context(), {
        namespace: 'default',
        name: 'orders',
        port: 'main',
      });
      expect(items).toMatchObject([{ current: false }]);
    });

    it('parses a contract once, however many products have it', async () => {
      const text = contractText({ columns: ['id'] });
      const { registry, knex } = await start(
        ['a', 'b', 'c'].map(name =>
          productEntity({ name, contracts: { main: text } }),
        ),
      );
      await registry.follow();
      expect(await knex('contracts')).toHaveLength(1);
      expect(await knex('contract_revisions')).toHaveLength(3);
    });

    it('runs once for all who ask while a run is under way', async () => {
      const { catalog, registry } = await start(products(3));
      const others = new Array<Promise<unknown>>();
      catalog.onCall = () => {
        catalog.onCall = undefined;
        others.push(registry.follow(), registry.follow(), registry.follow());
      };
      await registry.follow();
      await Promise.all(others);
      expect(others).toHaveLength(3);
      // Two questions of each of two runs.
      expect(catalog.count('getEntityFacets')).toBe(4);
    });

    it('lets every replica see what one of them wrote', async () => {
      const { catalog, registry } = await start(products(3));
      const other = registry.replica(catalog);
      await registry.follow();
      expect(await other.listed()).toHaveLength(3);
      catalog.put(productEntity({ name: 'p001', title: 'Changed' }));
      catalog.remove(ref('p002'));
      await registry.follow();
      expect(await other.listed()).toEqual([ref('p001'), ref('p000')]);
    });

    it('ends with one consistent projection when two replicas follow at once', async () => {
      const { catalog, registry, knex } = await start(products(40));
      const replicas = [registry, registry.replica(catalog)];
      await Promise.all(replicas.map(each => each.follow()));
      for (let round = 0; round < 4; round++) {
        catalog.put(
          ...names(40).map(name =>
            productEntity({
              name,
              title: `${name} in round ${round}`,
              contracts: {
                main: contractText({
                  version: `${round}.0.0`,
                  columns: [`c${round}`],
                }),
              },
            }),
          ),
        );
        await Promise.all(replicas.map(each => each.follow()));
      }
      await Promise.all(replicas.map(each => each.follow()));

      const [a, b] = await Promise.all(replicas.map(each => each.context()));
      const everything = (context: typeof a) =>
        listProducts(context, { limit: 200, q: 'c3', facets: ['domain'] });
      expect(everything(a)).toEqual(everything(b));
      expect(everything(a).total).toBe(40);
      const revisions = (await knex('products')).map(row =>
        Number(row.revision),
      );
      expect(new Set(revisions).size).toBe(40);
      const { items } = await getContractHistory(a, {
        namespace: 'default',
        name: 'p010',
        port: 'main',
      });
      expect(items.map(item => item.version)).toEqual([
        '3.0.0',
        '2.0.0',
        '1.0.0',
        '0.0.0',
      ]);
      expect(items.filter(item => item.current)).toHaveLength(1);
    });

    it('does not overwrite what another replica read later', async () => {
      const { catalog, registry } = await start(products(3));
      const other = registry.replica(catalog);
      await registry.follow();
      catalog.put(productEntity({ name: 'p001', title: 'First change' }));
      const stale = registry;
      let isPaused = true;
      catalog.onCall = async (method, request) => {
        const asksForProducts =
          method === 'queryEntities' &&
          JSON.stringify(request).includes('content-hash');
        if (asksForProducts && isPaused) {
          isPaused = false;
          // Meanwhile it changes again, and the other replica is faster.
          const before = productEntity({ name: 'p001', title: 'First change' });
          catalog.put(productEntity({ name: 'p001', title: 'Second change' }));
          await other.follow();
          catalog.put(before);
        }
      };
      await stale.follow();
      const title = async () =>
        (
          await getProduct(await registry.context(), {
            namespace: 'default',
            name: 'p001',
          })
        ).title;
      expect(await title()).toBe('Second change');
    });

    it('starts over when the database was emptied under it', async () => {
      const { catalog, registry, knex } = await start(products(3));
      await registry.follow();
      catalog.put(productEntity({ name: 'p000', title: 'x' }));
      await registry.follow();
      await knex('contract_revisions').delete();
      await knex('products').delete();
      await knex('registry_state').update({
        revision: 0,
        domains_revision: 0,
        consumers_revision: 0,
      });
      expect(await registry.listed()).toEqual([]);
      expect(await registry.follow()).toMatchObject({ changed: 3 });
      expect(await registry.listed()).toHaveLength(3);
    });
  },
);
