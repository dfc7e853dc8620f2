import { mockServices } from '@backstage/backend-test-utils';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import { TestCatalog } from '../../__testUtils__/TestCatalog';
import { TestRegistry } from '../../__testUtils__/TestRegistry';
import { CatalogReader } from '../catalog/CatalogReader';
import { announceChange } from './announceChange';
import { RegistrySync } from './RegistrySync';

const databases = createTestDatabases();

async function start(options: { timeoutMs?: number } = {}) {
  const catalog = new TestCatalog();
  catalog.set([productEntity({ name: 'a' }), productEntity({ name: 'b' })]);
  const { knex, model } = await TestRegistry.create(
    await databases.init('SQLITE_3'),
    catalog,
  );
  const logger = mockServices.logger.mock();
  const onChange = jest.fn(async () => {});
  const time = { now: 0 };
  const sync = new RegistrySync({
    knex,
    model,
    logger,
    onChange,
    graceMs: 1000,
    clock: () => time.now,
    catalog: new CatalogReader({
      catalog: catalog.service(),
      auth: mockServices.auth(),
      ...options,
    }),
  });
  return { catalog, knex, logger, onChange, sync, time };
}

describe('RegistrySync', () => {
  it('tells of changes only', async () => {
    const { sync, onChange, catalog } = await start();
    await sync.run({ rebuild: false });
    await sync.run({ rebuild: false });
    expect(onChange).toHaveBeenCalledTimes(1);
    catalog.put(productEntity({ name: 'a', title: 'A' }));
    await sync.run({ rebuild: false });
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ changed: ['dataproduct:default/a'] }),
    );
  });

  it('has followed the catalog even if nobody can be told', async () => {
    const { sync, onChange, logger } = await start();
    onChange.mockRejectedValue(new Error('the event bus is down'));
    await expect(sync.run({ rebuild: false })).resolves.toMatchObject({
      changed: 2,
    });
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('logs the same failure once, and when it is over', async () => {
    const { sync, catalog, logger } = await start();
    catalog.onCall = () => {
      throw new Error('down');
    };
    for (let run = 0; run < 3; run++) {
      await expect(sync.run({ rebuild: false })).rejects.toThrow('down');
    }
    expect(logger.error).toHaveBeenCalledTimes(1);
    catalog.onCall = () => {
      throw new Error('down in another way');
    };
    await expect(sync.run({ rebuild: false })).rejects.toThrow('another way');
    expect(logger.error).toHaveBeenCalledTimes(2);

    catalog.onCall = undefined;
    await sync.run({ rebuild: false });
    expect(logger.info).toHaveBeenCalledWith(
      'The registry follows the catalog again',
    );
  });

  it('does not wait for ever for the catalog', async () => {
    const { sync, catalog } = await start({ timeoutMs: 1 });
    catalog.onCall = () => new Promise(() => {});
    await expect(sync.run({ rebuild: false })).rejects.toThrow(
      'The catalog did not answer within 1 ms',
    );
  });

  it('is not a failure when it has to stop', async () => {
    const { sync, catalog, knex, logger } = await start();
    const controller = new AbortController();
    catalog.onCall = () => controller.abort();
    await expect(
      sync.run({ rebuild: false, signal: controller.signal }),
    ).rejects.toThrow(/abort/i);
    expect(logger.error).not.toHaveBeenCalled();
    expect((await knex('registry_state').first()).last_error).toBeNull();
  });

  it('warns of products that it does not believe to be gone', async () => {
    const { sync, catalog, logger } = await start();
    await sync.run({ rebuild: false });
    catalog.set([]);
    await sync.run({ rebuild: false });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('The catalog misses 2 of 2 data products'),
    );
  });

  it('looks for products without a content hash once a minute', async () => {
    const { sync, catalog, time } = await start();
    const looks = () =>
      catalog.calls.filter(({ request }) =>
        JSON.stringify(request).includes('$not'),
      ).length;
    await sync.run({ rebuild: false });
    expect(looks()).toBe(1);
    time.now = 59_999;
    await sync.run({ rebuild: false });
    expect(looks()).toBe(1);
    time.now = 60_000;
    await sync.run({ rebuild: false });
    expect(looks()).toBe(2);
  });

  it('does what a waiting rebuild was asked for, and not less', async () => {
    const { sync, catalog } = await start();
    const runs = new Array<Promise<unknown>>();
    catalog.onCall = () => {
      catalog.onCall = undefined;
      catalog.forget();
      runs.push(sync.run({ rebuild: false }));
      runs.push(sync.run({ rebuild: true }));
      runs.push(sync.run({ rebuild: false }));
    };
    await sync.run({ rebuild: false });
    await Promise.all(runs);
    const rebuilds = catalog.calls.filter(
      ({ request }) =>
        JSON.stringify((request as { query?: object }).query) ===
        '{"kind":"DataProduct"}',
    );
    expect(rebuilds).toHaveLength(1);
  });
});

describe('announceChange', () => {
  it('tells other backends which products, and everybody only that there is something new', async () => {
    const events = { publish: jest.fn(), subscribe: jest.fn() };
    const signals = { publish: jest.fn() };
    await announceChange(
      {
        events: events as unknown as EventsService,
        signals: signals as unknown as SignalsService,
      },
      {
        changed: ['dataproduct:default/a'],
        vanished: ['dataproduct:default/b'],
      },
      7,
    );
    expect(events.publish.mock.calls).toEqual([
      [
        {
          topic: 'data-mesh.product.changed',
          eventPayload: { ref: 'dataproduct:default/a', revision: 7 },
        },
      ],
      [
        {
          topic: 'data-mesh.product.vanished',
          eventPayload: { ref: 'dataproduct:default/b', revision: 7 },
        },
      ],
    ]);
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'data-mesh:registry',
          message: { revision: 7 },
        },
      ],
    ]);
  });
});
