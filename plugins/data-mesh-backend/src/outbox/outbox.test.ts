import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { Ledger } from '../ledger/Ledger';
import { MIGRATIONS_DIRECTORY } from '../database/migrate';
import type { OutboxMessage } from './messages';
import { OutboxWorker } from './OutboxWorker';
import { MOST_ATTEMPTS, retryAfterMs } from './retry';

const databases = createTestDatabases();

const BEGIN = new Date('2026-01-15T10:00:00.000Z');

const notification = (title: string): OutboxMessage => ({
  kind: 'notification',
  recipients: ['user:default/ann', 'group:default/team'],
  except: ['user:default/bob'],
  title,
  description: 'What it is about',
  link: '/data-mesh/requests/1',
  severity: 'high',
  topic: 'data-mesh',
  scope: 'data-mesh:request:1',
});
const signal: OutboxMessage = {
  kind: 'signal',
  channel: 'data-mesh:access',
  recipients: ['user:default/ann'],
  message: { requestId: '1' },
};
const event: OutboxMessage = {
  kind: 'event',
  topic: 'data-mesh.access.request.created',
  payload: { requestId: '1' },
};

/** The services of one replica, and what they were given. */
class Replica {
  readonly told = new Array<string>();
  readonly logger = mockServices.logger.mock();
  /** Throws, or waits, instead of telling. */
  onTell: ((what: string) => void | Promise<void>) | undefined;
  readonly send = jest.fn(async (options: { payload: { title: string } }) =>
    this.#tell(options.payload.title),
  );
  readonly signal = jest.fn(async () => this.#tell('signal'));
  readonly event = jest.fn(async (options: { topic: string }) =>
    this.#tell(options.topic),
  );
  readonly worker: OutboxWorker;

  constructor(knex: Knex, clock: { now: Date }, timeoutMs = 10_000) {
    this.worker = new OutboxWorker({
      knex,
      logger: this.logger,
      now: async () => clock.now,
      random: () => 1,
      timeoutMs,
      notifications: { send: this.send as never },
      signals: { publish: this.signal as never },
      events: { publish: this.event as never, subscribe: async () => {} },
    });
  }

  async #tell(what: string): Promise<void> {
    await this.onTell?.(what);
    this.told.push(what);
  }
}

describe.each(databases.eachSupportedId())('the outbox on %s', databaseId => {
  let knex: Knex;
  let clock: { now: Date };

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  });

  beforeEach(async () => {
    await knex('outbox').delete();
    clock = { now: BEGIN };
  });

  const pass = (ms: number) => {
    clock.now = new Date(clock.now.getTime() + ms);
  };
  const write = (...messages: OutboxMessage[]) =>
    new Ledger({ knex, now: async () => clock.now }).transact(
      { ref: 'system:test' },
      async t => messages.forEach(each => t.tell(each)),
    );
  const left = async () => (await knex('outbox')).length;

  it('hands each message to its service as it was written, and forgets it', async () => {
    const replica = new Replica(knex, clock);
    await write(notification('A'), signal, event, {
      kind: 'signal',
      channel: 'data-mesh:all',
      message: {},
    });
    await replica.worker.runOnce();
    expect(replica.send.mock.calls).toEqual([
      [
        {
          recipients: {
            type: 'entity',
            entityRef: ['user:default/ann', 'group:default/team'],
            excludeEntityRef: ['user:default/bob'],
          },
          payload: {
            title: 'A',
            description: 'What it is about',
            link: '/data-mesh/requests/1',
            severity: 'high',
            topic: 'data-mesh',
            scope: 'data-mesh:request:1',
          },
        },
      ],
    ]);
    expect(replica.signal.mock.calls).toEqual([
      [
        {
          recipients: { type: 'user', entityRef: ['user:default/ann'] },
          channel: 'data-mesh:access',
          message: { requestId: '1' },
        },
      ],
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'data-mesh:all',
          message: {},
        },
      ],
    ]);
    expect(replica.event.mock.calls).toEqual([
      [
        {
          topic: 'data-mesh.access.request.created',
          eventPayload: { requestId: '1' },
        },
      ],
    ]);
    expect(await left()).toBe(0);
  });

  it('tells nobody of what has nobody to tell', async () => {
    const replica = new Replica(knex, clock);
    await write(
      { kind: 'notification', recipients: [], title: 'A' },
      { ...signal, recipients: [] },
    );
    await replica.worker.runOnce();
    expect(replica.told).toEqual([]);
    expect(await left()).toBe(0);
  });

  it('tells nothing of a transaction that failed', async () => {
    const ledger = new Ledger({ knex, now: async () => clock.now });
    await expect(
      ledger.transact({ ref: 'system:test' }, async t => {
        t.tell(event);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const replica = new Replica(knex, clock);
    await replica.worker.runOnce();
    expect(replica.told).toEqual([]);
  });

  it('tells the messages of a kind in their order, batch after batch', async () => {
    const titles = Array.from({ length: 120 }, (_, index) => `N${index}`);
    await write(...titles.map(notification));
    const replica = new Replica(knex, clock);
    await replica.worker.runOnce();
    expect(replica.told).toEqual(titles);
  });

  it('failure mode 11: a message that cannot be told holds no other up, and is given up in the end', async () => {
    await write(notification('poison'), notification('A'), event);
    const replica = new Replica(knex, clock);
    replica.onTell = what => {
      if (what === 'poison') {
        throw new Error('Cannot be sent');
      }
    };
    await replica.worker.runOnce();
    expect([...replica.told].sort()).toEqual([
      'A',
      'data-mesh.access.request.created',
    ]);
    expect(await left()).toBe(1);
    // Not again before its time.
    await replica.worker.runOnce();
    expect(replica.send).toHaveBeenCalledTimes(2);
    let tries = 1;
    while ((await left()) > 0) {
      pass(retryAfterMs(tries, 1));
      await replica.worker.runOnce();
      tries += 1;
    }
    expect(tries).toBe(MOST_ATTEMPTS.notification);
    expect(replica.logger.error).toHaveBeenCalledTimes(1);
    expect(replica.logger.error.mock.calls[0][0]).toContain(
      'was given up after 18 attempts',
    );
    // It says what it was about, and to nobody what it said.
    expect(replica.logger.error.mock.calls[0][0]).toContain(
      'data-mesh:request:1',
    );
    expect(replica.logger.error.mock.calls[0][0]).not.toContain('user:');
  });

  it('failure mode 11: a service that is down is asked little, and loses nothing', async () => {
    const titles = Array.from({ length: 60 }, (_, index) => `N${index}`);
    await write(...titles.map(notification), event);
    const replica = new Replica(knex, clock);
    let isDown = true;
    replica.onTell = what => {
      if (isDown && what.startsWith('N')) {
        throw new Error('connect ECONNREFUSED');
      }
    };
    await replica.worker.runOnce();
    expect(replica.send).toHaveBeenCalledTimes(3);
    expect(replica.told).toEqual(['data-mesh.access.request.created']);
    isDown = false;
    pass(60_000);
    await replica.worker.runOnce();
    expect(replica.told.slice(1).sort()).toEqual([...titles].sort());
    expect(await left()).toBe(0);
  });

  it('does not wait for ever for a service that never answers', async () => {
    await write(notification('hangs'), notification('A'));
    const replica = new Replica(knex, clock, 20);
    replica.onTell = what =>
      what === 'hangs' ? new Promise(() => {}) : undefined;
    await replica.worker.runOnce();
    expect(replica.told).toEqual(['A']);
    expect(replica.logger.warn.mock.calls[0][1]).toMatchObject({
      message: 'No answer within 20 milliseconds',
    });
    expect(await left()).toBe(1);
  });

  it('failure mode 14: replicas share the messages, and each is told once', async () => {
    const titles = Array.from({ length: 200 }, (_, index) => `N${index}`);
    await write(...titles.map(notification));
    const replicas = [1, 2, 3].map(() => new Replica(knex, clock));
    await Promise.all(replicas.map(replica => replica.worker.runOnce()));
    const told = replicas.flatMap(replica => replica.told);
    expect(told.sort()).toEqual([...titles].sort());
    expect(await left()).toBe(0);
  });

  it('failure mode 8: what was taken by a process that died is told by another, and nothing is lost', async () => {
    await write(notification('A'), notification('B'), event, signal);
    const dead = new Replica(knex, clock);
    // Dies while it tells: nothing of what comes after happens.
    let died: () => void = () => {};
    const dying = new Promise<void>(resolve => {
      died = resolve;
    });
    dead.onTell = what => {
      if (what === 'A') {
        died();
      }
      return new Promise(() => {});
    };
    dead.worker.runOnce().catch(() => undefined);
    await dying;
    const other = new Replica(knex, clock);
    await other.worker.runOnce();
    expect(other.told).not.toContain('A');
    pass(61_000);
    await other.worker.runOnce();
    expect([...other.told].sort()).toEqual([
      'A',
      'B',
      'data-mesh.access.request.created',
      'signal',
    ]);
    expect(await left()).toBe(0);
  });

  it('failure mode 8: people are not told again of what they were told before the process died', async () => {
    await write(notification('A'), notification('B'));
    const dead = new Replica(knex, clock);
    let died: () => void = () => {};
    const dying = new Promise<void>(resolve => {
      died = resolve;
    });
    dead.onTell = what => {
      if (what !== 'B') {
        return undefined;
      }
      died();
      return new Promise(() => {});
    };
    dead.worker.runOnce().catch(() => undefined);
    await dying;
    pass(61_000);
    const other = new Replica(knex, clock);
    await other.worker.runOnce();
    expect(dead.told).toEqual(['A']);
    expect(other.told).toEqual(['B']);
  });

  it('failure mode 11: a message that ends the process is not told for ever', async () => {
    await write(signal);
    for (let n = 0; n < MOST_ATTEMPTS.signal; n++) {
      const dead = new Replica(knex, clock);
      await new Promise<void>(resolve => {
        dead.onTell = () => {
          resolve();
          return new Promise(() => {});
        };
        dead.worker.runOnce().catch(() => undefined);
      });
      pass(61_000);
    }
    const last = new Replica(knex, clock);
    await last.worker.runOnce();
    expect(last.told).toEqual([]);
    expect(await left()).toBe(0);
  });

  it('tells what is written while it runs, when it is woken, and stops when it is told to', async () => {
    const replica = new Replica(knex, clock);
    replica.worker.start();
    try {
      const told = new Promise<void>(resolve => {
        replica.onTell = () => resolve();
      });
      await write(event);
      replica.worker.wake();
      await told;
    } finally {
      await replica.worker.stop();
    }
    expect(await left()).toBe(0);
    await write(event);
    replica.worker.wake();
    expect(await left()).toBe(1);
  });

  it('gives back what it has taken when it stops, so that others need not wait', async () => {
    await write(notification('A'), notification('B'), notification('C'));
    const replica = new Replica(knex, clock);
    let stopped: Promise<void> | undefined;
    replica.onTell = () => {
      stopped ??= replica.worker.stop();
    };
    await replica.worker.runOnce();
    await stopped;
    expect(replica.told).toEqual(['A']);
    expect(
      (await knex('outbox').orderBy('id')).map(row => row.attempts),
    ).toEqual([0, 0]);
    const other = new Replica(knex, clock);
    await other.worker.runOnce();
    expect(other.told).toEqual(['B', 'C']);
  });

  it('goes on when the database was away', async () => {
    const replica = new Replica(knex, clock);
    let calls = 0;
    const worker = new OutboxWorker({
      knex,
      logger: replica.logger,
      intervalMs: 1,
      now: async () => {
        calls += 1;
        if (calls < 6) {
          throw new Error('connection terminated');
        }
        return clock.now;
      },
      notifications: { send: replica.send as never },
      signals: { publish: replica.signal as never },
      events: {
        publish: replica.event as never,
        subscribe: async () => {},
      },
    });
    await write(event);
    const told = new Promise<void>(resolve => {
      replica.onTell = () => resolve();
    });
    worker.start();
    await told;
    await worker.stop();
    expect(replica.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('nothing is lost'),
      expect.anything(),
    );
  });
});
