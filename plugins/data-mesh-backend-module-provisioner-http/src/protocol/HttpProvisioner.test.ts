import type { ProvisionedGrant } from '@backstage-data-mesh/plugin-data-mesh-node';
import fc from 'fast-check';
import {
  dataMeshTarget,
  grantOrder,
  provisionedGrant,
  SECRET,
  workerContext,
} from '../__testUtils__/orders';
import { ReferenceReceiver } from '../__testUtils__/ReferenceReceiver';
import { DATA_MESH_HEADERS } from '../signing/headers';
import { HttpProvisioner } from './HttpProvisioner';

let receiver: Awaited<ReturnType<typeof ReferenceReceiver.start>>;
let provisioner: HttpProvisioner;

beforeEach(async () => {
  receiver = await ReferenceReceiver.start(SECRET);
  provisioner = new HttpProvisioner(dataMeshTarget(receiver.url));
});

afterEach(() => receiver.close());

async function planned(
  more: Partial<Parameters<typeof provisionedGrant>[0]> = {},
) {
  const { snapshot } = await provisioner.plan(grantOrder());
  return provisionedGrant({ snapshot, ...more });
}

const changes = () => receiver.calls.filter(call => call.method !== 'GET');
const keys = () =>
  changes().map(call => call.headers[DATA_MESH_HEADERS.idempotencyKey]);

describe('HttpProvisioner', () => {
  it('gives, sees and takes access', async () => {
    const grant = await planned();
    const given = await provisioner.ensure(grant, workerContext());
    expect(given).toMatchObject({
      observed: 'present',
      items: [
        { name: 'orders', kind: 'table', state: 'present' },
        { name: 'order_lines', kind: 'table', state: 'present' },
      ],
    });
    expect(given.pendingMs).toBeUndefined();
    const held = { ...grant, state: given.state };
    await expect(
      provisioner.observe(held, workerContext()),
    ).resolves.toMatchObject({ observed: 'present' });
    await expect(
      provisioner.remove(held, workerContext()),
    ).resolves.toMatchObject({ observed: 'absent' });
    await expect(
      provisioner.observe(held, workerContext()),
    ).resolves.toMatchObject({ observed: 'absent' });
  });

  it('tells everything that was approved, and the members with their logins', async () => {
    await provisioner.ensure(
      await planned({
        members: [
          { ref: 'user:default/bob', login: 'bob@lake' },
          { ref: 'user:default/ann' },
        ],
      }),
      workerContext({ fence: 42 }),
    );
    const [{ method, path, headers, body }] = changes();
    expect(`${method} ${path}`).toBe(
      'PUT /access/v1/grants/grant-1?environment=prod',
    );
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      [DATA_MESH_HEADERS.fence]: '42',
      [DATA_MESH_HEADERS.idempotencyKey]:
        expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.parse(body)).toEqual({
      grantId: 'grant-1',
      environment: 'prod',
      product: { ref: 'dataproduct:default/orders', title: 'Orders' },
      port: 'orders',
      consumer: { ref: 'user:default/ann', kind: 'user' },
      purpose: 'analytics',
      contract: {
        id: 'shop.orders',
        version: '1.2.0',
        hash: 'hash-of-the-contract',
      },
      server: grantOrder().server,
      columns: grantOrder().columns,
      allColumns: true,
      startsAt: '2030-01-01T00:00:00.000Z',
      endsAt: '2030-04-01T00:00:00.000Z',
      members: [
        { ref: 'user:default/ann' },
        { ref: 'user:default/bob', login: 'bob@lake' },
      ],
    });
  });

  it('failure mode 8: a crash between call and record repeats the same call, with one effect', async () => {
    const grant = await planned();
    // The platform did it; the answer was never recorded.
    await provisioner.ensure(grant, workerContext());
    const effects = [...receiver.effects];
    await provisioner.ensure(grant, workerContext({ fence: 2 }));
    const [first, second] = changes();
    expect(second.body).toBe(first.body);
    expect(new Set(keys()).size).toBe(1);
    expect(receiver.effects).toEqual(effects);
  });

  it('failure mode 8: a connection that breaks after the work repeats the same call, with one effect', async () => {
    const grant = await planned();
    receiver.breakAfterWork = true;
    await expect(
      provisioner.ensure(grant, workerContext()),
    ).rejects.toMatchObject({ name: 'TargetUnavailableError' });
    const effects = [...receiver.effects];
    expect(effects).not.toEqual([]);
    await expect(
      provisioner.ensure(grant, workerContext()),
    ).resolves.toMatchObject({ observed: 'present' });
    expect(new Set(keys()).size).toBe(1);
    expect(receiver.effects).toEqual(effects);
  });

  it('failure mode 8: a crash while the platform works does not start the work twice', async () => {
    receiver.asynchronous = true;
    const grant = await planned();
    await provisioner.ensure(grant, workerContext());
    await provisioner.ensure(grant, workerContext({ fence: 2 }));
    receiver.finishWork();
    expect(receiver.effects.filter(each => /^grant/.test(each))).toHaveLength(
      2,
    );
    expect(new Set(keys()).size).toBe(1);
  });

  it.each([
    ['another member', { members: [{ ref: 'user:default/bob' }] }],
    [
      'another login',
      { members: [{ ref: 'user:default/ann', login: 'ann@lake' }] },
    ],
    ['nobody', { members: [] }],
    ['a later end', { endsAt: new Date('2031-01-01T00:00:00Z') }],
    ['another environment', { environment: 'staging' }],
    ['another grant', { grantId: 'grant-2' }],
  ])('is another call with %s', async (_, change) => {
    const grant = await planned();
    await provisioner.ensure(grant, workerContext());
    await provisioner.ensure({ ...grant, ...change }, workerContext());
    expect(new Set(keys()).size).toBe(2);
  });

  it('is the same call whatever order members and stored JSON come in', async () => {
    const grant = await planned({
      members: [{ ref: 'user:default/ann' }, { ref: 'user:default/bob' }],
    });
    await provisioner.ensure(grant, workerContext());
    await provisioner.ensure(
      {
        ...grant,
        snapshot: Object.fromEntries(Object.entries(grant.snapshot).reverse()),
        members: [...grant.members].reverse(),
      },
      workerContext(),
    );
    expect(new Set(keys()).size).toBe(1);
  });

  it('mends what was undone in the platform with another call than the first', async () => {
    const grant = await planned();
    const { state } = await provisioner.ensure(grant, workerContext());
    receiver.platform.get('prod/grant-1')!.tables.set('orders', 'absent');
    const held = { ...grant, state };
    await expect(
      provisioner.observe(held, workerContext()),
    ).resolves.toMatchObject({ observed: 'partial' });
    await expect(
      provisioner.ensure(held, workerContext()),
    ).resolves.toMatchObject({ observed: 'present' });
    expect(new Set(keys()).size).toBe(2);
  });

  it('takes members away who left', async () => {
    const grant = await planned({
      members: [{ ref: 'user:default/ann' }, { ref: 'user:default/bob' }],
    });
    const { state } = await provisioner.ensure(grant, workerContext());
    await provisioner.ensure(
      { ...grant, state, members: [{ ref: 'user:default/bob' }] },
      workerContext(),
    );
    expect(receiver.platform.get('prod/grant-1')?.members).toEqual([
      'user:default/bob',
    ]);
  });

  it('failure mode 10: what is gone already counts as removed, after the service said so', async () => {
    await expect(
      provisioner.remove(await planned(), workerContext()),
    ).resolves.toMatchObject({ observed: 'absent', items: [] });
  });

  it('failure mode 10: another server that answers 404 does not make a grant count as removed', async () => {
    const grant = await planned();
    await provisioner.ensure(grant, workerContext());
    for (const body of ['<h1>Not found</h1>', '{"message":"no route"}', '']) {
      receiver.instead.push({ status: 404, body }, { status: 404, body });
      await expect(
        provisioner.remove(grant, workerContext()),
      ).rejects.toMatchObject({ name: 'TargetUnavailableError' });
      await expect(
        provisioner.observe(grant, workerContext()),
      ).rejects.toMatchObject({ name: 'TargetUnavailableError' });
    }
  });

  it('failure mode 11: hands Retry-After to the reconciler', async () => {
    receiver.instead.push({
      status: 429,
      headers: { 'retry-after': '120' },
      body: { message: 'Too many grants at once.' },
    });
    await expect(
      provisioner.ensure(await planned(), workerContext()),
    ).rejects.toMatchObject({
      name: 'TargetUnavailableError',
      retryAfterMs: 120_000,
      message: 'Lakehouse answered with status 429: Too many grants at once.',
    });
  });

  it('failure mode 11: one grant that breaks the service is no outage of the service', async () => {
    receiver.instead.push({ status: 500, body: { message: 'NullPointer' } });
    await expect(
      provisioner.ensure(await planned(), workerContext()),
    ).rejects.toMatchObject({ name: 'Error' });
  });

  it.each([400, 403, 404, 410, 413, 422])(
    'says for good why the service refuses a grant (%d)',
    async status => {
      receiver.instead.push({
        status,
        body: { message: 'There is no table orders.' },
      });
      await expect(
        provisioner.ensure(await planned(), workerContext()),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: `Lakehouse answered with status ${status}: There is no table orders.`,
      });
    },
  );

  it('blocks no grant for what a proxy answers', async () => {
    receiver.instead.push({ status: 403, body: '<html>Blocked</html>' });
    await expect(
      provisioner.ensure(await planned(), workerContext()),
    ).rejects.toMatchObject({ name: 'TargetUnavailableError' });
  });

  it('tells what may be wrong when the service does not know the secret', async () => {
    receiver.secrets = ['another-secret-that-is-long-enough'];
    await expect(
      provisioner.ensure(await planned(), workerContext()),
    ).rejects.toMatchObject({
      name: 'TargetUnavailableError',
      message: expect.stringContaining('Does it know the secret'),
    });
    expect(receiver.effects).toEqual([]);
  });

  it('failure mode 14: a worker that was overtaken changes nothing, and asks whether it was', async () => {
    const grant = await planned();
    const { state } = await provisioner.ensure(
      grant,
      workerContext({ fence: 9 }),
    );
    const effects = [...receiver.effects];
    const overtaken = workerContext({ fence: 8 });
    let checks = 0;
    await expect(
      provisioner.remove(
        { ...grant, state },
        {
          ...overtaken,
          checkFence: async () => {
            // The lease is lost between the check and the call.
            if (checks++) {
              throw new Error('Another worker has the target');
            }
          },
        },
      ),
    ).rejects.toThrow('Another worker has the target');
    expect(receiver.effects).toEqual(effects);
  });

  it('failure mode 24: a portal from an old backup is told so by the service, and changes nothing', async () => {
    const grant = await planned();
    await provisioner.ensure(grant, workerContext({ fence: 9 }));
    await expect(
      provisioner.remove(grant, workerContext({ fence: 3 })),
    ).rejects.toMatchObject({
      name: 'TargetUnavailableError',
      message: expect.stringContaining('restored'),
    });
    expect(receiver.platform.size).toBe(1);
  });

  it('failure mode 24: the same grant of another environment is another grant', async () => {
    const grant = await planned();
    await provisioner.ensure(grant, workerContext());
    const copy = { ...grant, environment: 'staging' };
    await provisioner.ensure(copy, workerContext());
    await provisioner.remove(copy, workerContext());
    expect([...receiver.platform.keys()]).toEqual(['prod/grant-1']);
    expect(
      changes().map(({ path, body }) => [
        new URL(path, receiver.url).searchParams.get('environment'),
        body ? JSON.parse(body).environment : undefined,
      ]),
    ).toEqual([
      ['prod', 'prod'],
      ['staging', 'staging'],
      ['staging', undefined],
    ]);
  });

  it('failure mode 16: a worker whose lease is lost begins no change', async () => {
    await expect(
      provisioner.ensure(
        await planned(),
        workerContext({
          checkFence: async () => {
            throw new Error('The lease is lost');
          },
        }),
      ),
    ).rejects.toThrow('The lease is lost');
    expect(changes()).toEqual([]);
  });

  it('failure mode 16: a stopped worker leaves a running call at once', async () => {
    const stop = new AbortController();
    const grant = await planned();
    const slow = new HttpProvisioner(dataMeshTarget(receiver.url));
    const call = slow.ensure(
      grant,
      workerContext({
        signal: stop.signal,
        checkFence: async () => stop.abort(new Error('The backend stops')),
      }),
    );
    await expect(call).rejects.toThrow('The backend stops');
    expect(changes()).toEqual([]);
  });

  it('failure mode 21: tells each table that could not be given, and retries with what lacks', async () => {
    receiver.brokenTables.set('order_lines', 'No such table.');
    const grant = await planned();
    const first = await provisioner.ensure(grant, workerContext());
    expect(first).toMatchObject({
      observed: 'partial',
      items: [
        { name: 'orders', state: 'present' },
        { name: 'order_lines', state: 'absent', message: 'No such table.' },
      ],
    });
    receiver.brokenTables.clear();
    const before = receiver.effects.length;
    await expect(
      provisioner.ensure({ ...grant, state: first.state }, workerContext()),
    ).resolves.toMatchObject({ observed: 'present' });
    expect(receiver.effects.slice(before)).toEqual([
      'grant order_lines for prod/grant-1',
    ]);
  });

  it.each([
    ['present', ['present', 'absent'], 'partial'],
    ['present', ['present', 'unknown'], 'unknown'],
    ['absent', ['absent', 'present'], 'partial'],
    ['absent', ['absent', 'absent'], 'absent'],
    ['partial', ['present', 'present'], 'partial'],
    ['unknown', ['present'], 'unknown'],
    ['present', [], 'present'],
  ])(
    'failure mode 21: a service that says %s of items that are %p is taken for %s',
    async (observed, states, expected) => {
      receiver.instead.push({
        status: 200,
        body: {
          observed,
          items: states.map((state, index) => ({ name: `t${index}`, state })),
        },
      });
      await expect(
        provisioner.observe(await planned(), workerContext()),
      ).resolves.toMatchObject({ observed: expected });
    },
  );

  it('failure mode 20: reports what others gave, and leaves it', async () => {
    receiver.foreign.push({ name: 'intern', object: 'orders' });
    await expect(
      provisioner.ensure(await planned(), workerContext()),
    ).resolves.toMatchObject({
      observed: 'present',
      foreign: [{ name: 'intern', object: 'orders' }],
    });
  });

  it('failure mode 9: access is never told to be gone while the service still works on it', async () => {
    receiver.asynchronous = true;
    receiver.instead.push({
      status: 202,
      body: { observed: 'absent', working: true },
    });
    const grant = await planned();
    await expect(
      provisioner.remove(grant, workerContext()),
    ).resolves.toMatchObject({ observed: 'unknown', pendingMs: 10_000 });
    receiver.instead.push({
      status: 200,
      body: { observed: 'absent', working: true },
    });
    await expect(
      provisioner.observe(grant, workerContext()),
    ).resolves.toMatchObject({ observed: 'unknown', pendingMs: 10_000 });
  });

  it('failure mode 18: a change of members is never told to be done while the service still works on it', async () => {
    const grant = await planned();
    const { state } = await provisioner.ensure(grant, workerContext());
    receiver.asynchronous = true;
    await expect(
      provisioner.ensure({ ...grant, state, members: [] }, workerContext()),
    ).resolves.toMatchObject({ observed: 'unknown', pendingMs: 7000 });
  });

  it('failure mode 27: tells no secret that the service echoes, in errors or observations', async () => {
    const told = `secret ${SECRET}, postgres://u:hunter2@h`;
    receiver.instead.push(
      {
        status: 200,
        body: {
          observed: 'partial',
          items: [{ name: 'orders', state: 'absent', message: told }],
          members: [{ ref: 'user:default/ann', problem: told }],
          foreign: [{ name: told }],
          problem: told,
        },
      },
      { status: 400, body: { message: told } },
      { status: 500, body: { message: told } },
      { status: 200, body: { observed: told } },
    );
    const grant = await planned();
    const outcomes: unknown[] = [];
    for (let call = 0; call < 4; call++) {
      outcomes.push(
        await provisioner
          .ensure(grant, workerContext())
          .catch(error => `${error.stack}`),
      );
    }
    expect(outcomes).toHaveLength(4);
    expect(JSON.stringify(outcomes)).not.toMatch(/correct-horse|hunter2/);
    expect(JSON.stringify(await provisioner.plan(grantOrder()))).not.toContain(
      SECRET,
    );
    expect(
      receiver.calls
        .map(call => JSON.stringify([call.headers, call.body]))
        .join(),
    ).not.toContain(SECRET);
  });

  it('failure mode 11: a service that fails in any ways, in any order, ends with what was wanted, given once', async () => {
    const anyLuck = fc.constantFrom(
      'ok',
      'down',
      'broken',
      'breaks after work',
      'crash before record',
      'slow',
      'restart',
    );
    const wish = fc.constantFrom('ann', 'ann and bob', 'nobody');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(wish, fc.array(anyLuck, { maxLength: 4 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async story => {
          receiver.platform.clear();
          receiver.effects.length = 0;
          receiver.restart();
          const { snapshot } = await provisioner.plan(grantOrder());
          let state: ProvisionedGrant['state'];
          const work = async (wanted: string, luck: string) => {
            receiver.asynchronous = luck === 'slow';
            receiver.breakAfterWork = luck === 'breaks after work';
            receiver.instead.length = 0;
            if (luck === 'down' || luck === 'broken') {
              receiver.instead.push({
                status: luck === 'down' ? 503 : 500,
                body: { message: 'Not now.' },
              });
            }
            if (luck === 'restart') {
              receiver.restart();
            }
            const grant = provisionedGrant({
              snapshot,
              state,
              members: wanted
                .split(' and ')
                .map(name => ({ ref: `user:default/${name}` })),
            });
            const seen = await (
              wanted === 'nobody'
                ? provisioner.remove(grant, workerContext())
                : provisioner.ensure(grant, workerContext())
            ).catch(() => undefined);
            if (seen && luck !== 'crash before record') {
              state = seen.state;
            }
            return seen?.observed;
          };
          for (const [wanted, misfortunes] of story) {
            for (const each of misfortunes) {
              await work(wanted, each);
            }
            receiver.finishWork();
            let observed: string | undefined;
            // Once to hear of what was accepted before, once to be sent.
            for (let call = 0; call < 2; call++) {
              observed = await work(wanted, 'ok');
            }
            expect(observed).toBe(wanted === 'nobody' ? 'absent' : 'present');
            expect([...receiver.platform.values()].map(g => g.members)).toEqual(
              wanted === 'nobody'
                ? []
                : [wanted.split(' and ').map(name => `user:default/${name}`)],
            );
          }
          // Nothing was given twice without having been taken in between.
          const given = receiver.effects.filter(each => /^grant/.test(each));
          const taken = receiver.effects.filter(each => /^remove/.test(each));
          expect(given.length).toBeLessThanOrEqual(2 * (taken.length + 1));
        },
      ),
      { numRuns: 40 },
    );
  });

  describe('a service that works on for longer', () => {
    beforeEach(() => {
      receiver.asynchronous = true;
    });

    it('is asked again later, and never waited for', async () => {
      const grant = await planned();
      const accepted = await provisioner.ensure(grant, workerContext());
      expect(accepted).toMatchObject({ pendingMs: 7000 });
      const again = await provisioner.ensure(
        { ...grant, state: accepted.state },
        workerContext(),
      );
      expect(again).toMatchObject({ pendingMs: 10_000 });
      expect(changes()).toHaveLength(1);
      receiver.finishWork();
      const done = await provisioner.ensure(
        { ...grant, state: again.state },
        workerContext(),
      );
      expect(done.observed).toBe('present');
      expect(done.pendingMs).toBeUndefined();
      expect(changes()).toHaveLength(1);
    });

    it('is told at once that the grant ended or changed meanwhile', async () => {
      const grant = await planned();
      const { state } = await provisioner.ensure(grant, workerContext());
      await provisioner.remove({ ...grant, state }, workerContext());
      await provisioner.ensure(
        { ...grant, state, members: [] },
        workerContext(),
      );
      expect(changes().map(call => call.method)).toEqual([
        'PUT',
        'DELETE',
        'PUT',
      ]);
    });

    it.each(['ensure', 'remove'] as const)(
      'failure mode 8: gets the same call of %s again when it forgot what it accepted',
      async method => {
        const grant = await planned();
        if (method === 'remove') {
          await provisioner.ensure(grant, workerContext());
          receiver.finishWork();
        }
        receiver.calls.length = 0;
        const { state } = await provisioner[method](grant, workerContext());
        receiver.restart();
        receiver.asynchronous = false;
        await expect(
          provisioner[method]({ ...grant, state }, workerContext()),
        ).resolves.toMatchObject({
          observed: method === 'ensure' ? 'present' : 'absent',
        });
        expect(keys()).toHaveLength(2);
        expect(new Set(keys()).size).toBe(1);
      },
    );

    it('may fail in the end, and is asked anew with the next call', async () => {
      const grant = await planned();
      const { state } = await provisioner.ensure(grant, workerContext());
      receiver.instead.push({
        status: 200,
        body: { observed: 'absent', problem: 'The cluster is full.' },
      });
      const failed = await provisioner.ensure(
        { ...grant, state },
        workerContext(),
      );
      expect(failed).toMatchObject({
        observed: 'absent',
        problem: 'The cluster is full.',
      });
      expect(failed.pendingMs).toBeUndefined();
      await provisioner.ensure(
        { ...grant, state: failed.state },
        workerContext(),
      );
      expect(new Set(keys()).size).toBe(2);
    });

    it('is complained about when it never ends', async () => {
      const grant = await planned();
      let observation = await provisioner.ensure(grant, workerContext());
      expect(observation.problem).toBeUndefined();
      const state = observation.state as { pending: { polls: number } };
      observation = await provisioner.ensure(
        {
          ...grant,
          state: { ...state, pending: { ...state.pending, polls: 400 } },
        },
        workerContext(),
      );
      expect(observation).toMatchObject({
        problem: expect.stringContaining('does not finish'),
        pendingMs: 10_000,
      });
    });

    it('may accept without a word', async () => {
      receiver.instead.push({ status: 202, body: '' });
      await expect(
        provisioner.ensure(await planned(), workerContext()),
      ).resolves.toMatchObject({ observed: 'unknown', pendingMs: 10_000 });
    });

    it('is looked at without any change', async () => {
      const grant = await planned();
      const { state } = await provisioner.ensure(grant, workerContext());
      await expect(
        provisioner.observe({ ...grant, state }, workerContext()),
      ).resolves.toMatchObject({ pendingMs: 10_000, state });
    });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['another form', '{"status":"ok"}'],
    ['another word', '{"observed":"granted"}'],
    ['a list', '[]'],
  ])('takes %s for no success', async (_, body) => {
    receiver.instead.push({ status: 200, body }, { status: 200, body });
    const grant = await planned();
    await expect(provisioner.ensure(grant, workerContext())).rejects.toThrow(
      'answered otherwise than agreed',
    );
    await expect(provisioner.remove(grant, workerContext())).rejects.toThrow(
      'answered otherwise than agreed',
    );
  });

  it('asks to end what is open, where wanted', async () => {
    const grant = await planned();
    await provisioner.remove(grant, workerContext());
    await provisioner.remove({ ...grant, endSessions: true }, workerContext());
    expect(changes().map(call => call.path)).toEqual([
      '/access/v1/grants/grant-1?environment=prod',
      '/access/v1/grants/grant-1?environment=prod&endSessions=true',
    ]);
    expect(new Set(keys()).size).toBe(2);
  });

  it('does not ask to end what is open where the service cannot', async () => {
    const target = dataMeshTarget(receiver.url);
    await new HttpProvisioner({
      ...target,
      capabilities: { ...target.capabilities, endsSessions: false },
    }).remove({ ...(await planned()), endSessions: true }, workerContext());
    expect(changes().map(call => call.path)).toEqual([
      '/access/v1/grants/grant-1?environment=prod',
    ]);
  });

  it('names all grants of ours, of every environment, page by page', async () => {
    const grant = await planned();
    for (const grantId of ['a', 'b', 'c']) {
      await provisioner.ensure({ ...grant, grantId }, workerContext());
    }
    await provisioner.ensure(
      { ...grant, environment: 'staging' },
      workerContext(),
    );
    await expect(
      provisioner.list!('http:lakehouse', workerContext()),
    ).resolves.toEqual([
      { name: 'prod_a', environment: 'prod', grantId: 'a' },
      { name: 'prod_b', environment: 'prod', grantId: 'b' },
      { name: 'prod_c', environment: 'prod', grantId: 'c' },
      { name: 'staging_grant-1', environment: 'staging', grantId: 'grant-1' },
    ]);
  });

  it('has no list where the service has none', () => {
    const target = dataMeshTarget(receiver.url);
    expect(
      new HttpProvisioner({
        ...target,
        capabilities: { ...target.capabilities, lists: false },
      }).list,
    ).toBeUndefined();
  });

  it('ends a list that never does', async () => {
    receiver.instead.push(
      ...Array.from({ length: 1000 }, (_, index) => ({
        status: 200,
        body: { grants: [], nextCursor: String(index) },
      })),
    );
    await expect(
      provisioner.list!('http:lakehouse', workerContext()),
    ).rejects.toThrow('more than 1000 pages');
  });

  it('writes any id so that it stays one part of the path', async () => {
    await provisioner.ensure(
      await planned({ grantId: '../a/b?c=d#e', environment: 'a&b' }),
      workerContext(),
    );
    expect([...receiver.platform.keys()]).toEqual(['a&b/../a/b?c=d#e']);
  });

  describe('a plan', () => {
    it('is one for people, and has all that is needed later', async () => {
      const plan = await provisioner.plan(
        grantOrder({
          allColumns: false,
          columns: [{ schema: 'orders', physicalName: 'o', paths: ['a', 'b'] }],
        }),
      );
      expect(plan).toMatchObject({
        target: 'http:lakehouse',
        steps: [
          expect.stringMatching(
            /^Ask Lakehouse at 127\.0\.0\.1:\d+ to give user:default\/ann access to Orders, port orders$/,
          ),
          'o: a, b',
          'Access ends on 2030-04-01T00:00:00.000Z',
        ],
      });
      expect(receiver.calls).toEqual([]);
    });

    it.each([
      ['columns', { allColumns: false }, 'cannot limit access to columns'],
      [
        'groups',
        {
          consumer: { ref: 'group:default/analysts', kind: 'group' as const },
        },
        'cannot give access to a group',
      ],
    ])(
      'is refused where the service cannot do %s',
      async (capability, change, message) => {
        const target = dataMeshTarget(receiver.url);
        const less = new HttpProvisioner({
          ...target,
          capabilities: { ...target.capabilities, [capability]: false },
        });
        await expect(less.plan(grantOrder(change))).rejects.toMatchObject({
          name: 'InputError',
          message: expect.stringContaining(message),
        });
        await expect(
          provisioner.plan(grantOrder(change)),
        ).resolves.toBeDefined();
      },
    );
  });
});
