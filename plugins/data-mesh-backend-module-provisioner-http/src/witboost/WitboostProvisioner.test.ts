import type {
  Observation,
  ProvisionedGrant,
  Provisioner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { FakeWitboost } from '../__testUtils__/FakeWitboost';
import { Neighbourhood } from '../__testUtils__/Neighbourhood';
import {
  grantOrder,
  provisionedGrant,
  SECRET,
  witboostTarget,
  workerContext,
} from '../__testUtils__/orders';
import { WitboostProvisioner } from './WitboostProvisioner';

type World = {
  service: Awaited<ReturnType<typeof FakeWitboost.start>>;
  provisioner: Provisioner;
  context: ReturnType<typeof workerContext>;
  /** Calls as the reconciler does: with the state of the last time. */
  ensure(id: string, ...people: string[]): Promise<Observation>;
  remove(id: string): Promise<Observation>;
  observe(id: string): Promise<Observation>;
  /** As after a crash between call and record. */
  forget(id: string): void;
};

const open: World[] = [];

async function start(
  aclSemantics: 'replace' | 'add',
  more: Parameters<typeof witboostTarget>[1] = {},
): Promise<World> {
  const service = await FakeWitboost.start(aclSemantics);
  const target = witboostTarget(service.url, { aclSemantics, ...more });
  const neighbourhood = new Neighbourhood();
  const provisioner = neighbourhood.around(new WitboostProvisioner(target));
  const context = workerContext();
  const grants = new Map<string, ProvisionedGrant>();
  const call = async (
    work: 'ensure' | 'remove' | 'observe',
    id: string,
    people?: string[],
  ) => {
    const known = grants.get(id);
    const grant: ProvisionedGrant = {
      ...(known ??
        provisionedGrant({
          grantId: id,
          snapshot: (await provisioner.plan(grantOrder({ grantId: id })))
            .snapshot,
        })),
      ...(people && {
        members: people.map(name => ({ ref: `user:default/${name}` })),
      }),
    };
    grants.set(id, grant);
    const seen = await provisioner[work](grant, context);
    grants.set(id, { ...grant, state: seen.state });
    return seen;
  };
  const world: World = {
    service,
    provisioner,
    context,
    ensure: (id, ...people) => call('ensure', id, people),
    remove: id => call('remove', id),
    observe: id => call('observe', id),
    forget(id) {
      grants.set(id, { ...grants.get(id)!, state: undefined });
    },
  };
  open.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(world => world.service.close()));
});

const membersOf = ({ service }: World) => [...service.members].sort();

describe('a service that replaces its list', () => {
  it('failure mode 17: is sent everybody who should have access by any grant', async () => {
    const world = await start('replace');
    await world.ensure('a', 'ann', 'bob');
    await world.ensure('b', 'bob', 'cleo');
    expect(membersOf(world)).toEqual(['user:ann', 'user:bob', 'user:cleo']);
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'absent',
    });
    expect(membersOf(world)).toEqual(['user:bob', 'user:cleo']);
    await world.remove('b');
    expect(membersOf(world)).toEqual([]);
  });

  it('failure mode 18: takes members away who left, and only from their grant', async () => {
    const world = await start('replace');
    await world.ensure('a', 'ann', 'bob');
    await world.ensure('b', 'bob');
    await world.ensure('a', 'cleo');
    expect(membersOf(world)).toEqual(['user:bob', 'user:cleo']);
  });

  it('is sent nothing where the backend does not know the other grants', async () => {
    const world = await start('replace');
    const alone = new WitboostProvisioner(witboostTarget(world.service.url));
    const { snapshot } = await alone.plan(grantOrder());
    for (const work of ['ensure', 'remove'] as const) {
      await expect(
        alone[work](provisionedGrant({ snapshot }), workerContext()),
      ).rejects.toMatchObject({ name: 'InputError' });
    }
    expect(world.service.calls).toEqual([]);
  });

  it('failure mode 5: is sent nothing while nobody can tell who else should have access', async () => {
    const world = await start('replace');
    await world.ensure('a', 'ann');
    const updates = world.service.updates().length;
    const target = witboostTarget(world.service.url);
    const { snapshot } = await world.provisioner.plan(grantOrder());
    await expect(
      new WitboostProvisioner(target).ensure(
        provisionedGrant({ snapshot }),
        workerContext({
          siblings: async () => {
            throw new Error('The catalog is down');
          },
        }),
      ),
    ).rejects.toThrow('The catalog is down');
    expect(world.service.updates()).toHaveLength(updates);
  });

  it.each(['request', 'status'] as const)(
    'failure mode 1: one person whom the service does not know (told by the %s) blocks nobody else',
    async refusal => {
      const world = await start('replace');
      world.service.refusal = refusal;
      world.service.unknown.add('user:bob');
      await expect(world.ensure('a', 'ann', 'bob')).resolves.toMatchObject({
        observed: 'present',
        members: [
          { ref: 'user:default/ann', problem: undefined },
          {
            ref: 'user:default/bob',
            problem: 'Witboost does not accept user:bob.',
          },
        ],
      });
      await expect(world.ensure('b', 'cleo')).resolves.toMatchObject({
        observed: 'present',
      });
      expect(membersOf(world)).toEqual(['user:ann', 'user:cleo']);
      await world.remove('b');
      expect(membersOf(world)).toEqual(['user:ann']);

      world.service.unknown.clear();
      await world.ensure('a', 'ann', 'bob');
      expect(membersOf(world)).toEqual(['user:ann', 'user:bob']);
    },
  );

  it('failure mode 1: a newcomer of another grant whom the service does not know blocks nobody', async () => {
    const world = await start('replace');
    world.service.unknown.add('user:bob');
    // Its answer was never recorded, so nobody knows that bob is refused.
    await world.ensure('a', 'bob');
    world.forget('a');
    await expect(world.ensure('b', 'cleo')).resolves.toMatchObject({
      observed: 'present',
    });
    expect(membersOf(world)).toEqual(['user:cleo']);
  });

  it('says so when the service knows nobody of a grant', async () => {
    const world = await start('replace');
    world.service.unknown.add('user:bob');
    await expect(world.ensure('a', 'bob')).resolves.toMatchObject({
      observed: 'absent',
      problem: 'Witboost accepts nobody of this grant: user:bob.',
    });
  });

  it('takes access from nobody because a message names them', async () => {
    const world = await start('replace');
    await world.ensure('a', 'ann');
    world.service.instead.push({
      status: 400,
      body: { errors: ['The quota of user:ann is used up'] },
    });
    await expect(world.ensure('b', 'bob')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('The quota of user:ann is used up'),
    });
    expect(world.service.updates().at(-1)?.refs).toEqual([
      'user:ann',
      'user:bob',
    ]);
    expect(membersOf(world)).toEqual(['user:ann']);
  });

  it('failure mode 9: a removal that the service refuses is not told to be done', async () => {
    const world = await start('replace');
    await world.ensure('a', 'ann');
    world.service.instead.push(
      { status: 400, body: { errors: ['No warehouse'] } },
      {
        status: 200,
        body: {
          status: 'FAILED',
          result: 'No warehouse',
          logs: [
            {
              timestamp: '2030-01-01T00:00:00Z',
              level: 'ERROR',
              message: 'Timeout of the warehouse',
            },
          ],
        },
      },
    );
    await expect(world.remove('a')).rejects.toThrow('No warehouse');
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'unknown',
      problem: expect.stringContaining(
        'No warehouse · Timeout of the warehouse',
      ),
    });
    expect(membersOf(world)).toEqual(['user:ann']);
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'absent',
    });
  });

  it('failure mode 10: what was never given counts as removed, after the service has the list without it', async () => {
    const world = await start('replace');
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'absent',
    });
    expect(world.service.updates()).toEqual([
      expect.objectContaining({ refs: [] }),
    ]);
  });

  it('failure mode 8: a crash between call and record has one effect', async () => {
    const world = await start('replace');
    await world.ensure('a', 'ann');
    world.forget('a');
    await world.ensure('a', 'ann');
    expect(world.service.updates()[1]).toEqual(world.service.updates()[0]);
    expect(membersOf(world)).toEqual(['user:ann']);
  });

  it('failure mode 16: sends nothing when the lease is lost', async () => {
    const world = await start('replace');
    world.context.checkFence = async () => {
      throw new Error('The lease is lost');
    };
    await expect(world.ensure('a', 'ann')).rejects.toThrow('The lease is lost');
    await expect(world.remove('a')).rejects.toThrow('The lease is lost');
    expect(world.service.updates()).toEqual([]);
  });

  describe('and works on for longer', () => {
    it('is asked again later, and never waited for', async () => {
      const world = await start('replace');
      world.service.asynchronous = true;
      await expect(world.ensure('a', 'ann')).resolves.toMatchObject({
        observed: 'unknown',
        pendingMs: 10_000,
      });
      await expect(world.ensure('a', 'ann')).resolves.toMatchObject({
        pendingMs: 10_000,
      });
      await expect(world.observe('a')).resolves.toMatchObject({
        observed: 'unknown',
        pendingMs: 10_000,
      });
      world.service.finishWork();
      await expect(world.ensure('a', 'ann')).resolves.toMatchObject({
        observed: 'present',
      });
      await expect(world.observe('a')).resolves.toMatchObject({
        observed: 'present',
      });
      expect(world.service.updates()).toHaveLength(1);
    });

    it('failure mode 8: is sent the list again when a token is lost, with one effect', async () => {
      const world = await start('replace');
      world.service.asynchronous = true;
      // The backend crashed before it recorded the token.
      await world.ensure('a', 'ann');
      world.forget('a');
      await world.ensure('a', 'ann');
      // The service restarted, and knows no token.
      world.service.restart();
      await expect(world.ensure('a', 'ann')).resolves.toMatchObject({
        pendingMs: 10_000,
      });
      world.service.finishWork();
      await expect(world.ensure('a', 'ann')).resolves.toMatchObject({
        observed: 'present',
      });
      expect(
        new Set(world.service.updates().map(each => each.refs.join())),
      ).toEqual(new Set(['user:ann']));
      expect(membersOf(world)).toEqual(['user:ann']);
    });

    it('failure mode 1: leaves out whom it turns out not to know', async () => {
      const world = await start('replace');
      world.service.asynchronous = true;
      world.service.unknown.add('user:bob');
      await world.ensure('a', 'ann', 'bob');
      world.service.finishWork();
      await expect(world.ensure('a', 'ann', 'bob')).resolves.toMatchObject({
        pendingMs: 10_000,
      });
      world.service.finishWork();
      await expect(world.ensure('a', 'ann', 'bob')).resolves.toMatchObject({
        observed: 'present',
      });
      expect(world.service.updates().map(each => each.refs)).toEqual([
        ['user:ann', 'user:bob'],
        ['user:ann'],
      ]);
    });

    it('tells why it failed in the end, and is asked again', async () => {
      const world = await start('replace');
      world.service.asynchronous = true;
      await world.ensure('a', 'ann');
      world.service.failWork('The warehouse is full');
      await expect(world.ensure('a', 'ann')).resolves.toMatchObject({
        observed: 'unknown',
        problem: expect.stringContaining('The warehouse is full'),
      });
      await world.ensure('a', 'ann');
      world.service.finishWork();
      await expect(world.ensure('a', 'ann')).resolves.toMatchObject({
        observed: 'present',
      });
    });

    it('failure mode 17: ends with the right list when its work of several grants ends in another order', async () => {
      const world = await start('replace');
      await world.ensure('a', 'ann');
      await world.ensure('b', 'bob');
      world.service.asynchronous = true;
      await world.remove('a'); // job/1: bob
      await world.ensure('c', 'cleo'); // job/2: bob, cleo
      world.service.finishWork(['job/2', 'job/1']);
      expect(membersOf(world)).toEqual(['user:bob']);
      await world.remove('a'); // sees that its list is an old one
      await world.ensure('c', 'cleo');
      world.service.finishWork();
      await expect(world.remove('a')).resolves.toMatchObject({
        observed: 'absent',
      });
      expect(membersOf(world)).toEqual(['user:bob', 'user:cleo']);
    });

    it('is sent the removal although it still works on the grant', async () => {
      const world = await start('replace');
      world.service.asynchronous = true;
      await world.ensure('a', 'ann');
      await expect(world.remove('a')).resolves.toMatchObject({
        observed: 'unknown',
        pendingMs: 10_000,
      });
      world.service.finishWork();
      await world.remove('a');
      world.service.finishWork();
      await expect(world.remove('a')).resolves.toMatchObject({
        observed: 'absent',
      });
      expect(membersOf(world)).toEqual([]);
    });
  });
});

describe('a service that only adds to its list', () => {
  const complete = (
    world: World,
    status: 'done' | 'refused' | 'cancelled' = 'done',
  ) => {
    const [key, task] = [...world.context.tasks].at(-1)!;
    world.context.tasks.set(key, { ...task, status, comment: 'On holiday.' });
    return task.instructions[0];
  };

  it('is sent the people of the grant alone', async () => {
    const world = await start('add');
    await world.ensure('a', 'ann');
    await expect(world.ensure('b', 'bob')).resolves.toMatchObject({
      observed: 'present',
    });
    expect(world.service.updates().map(each => each.refs)).toEqual([
      ['user:ann'],
      ['user:bob'],
    ]);
  });

  it('failure mode 9: access counts as given until a person has taken it away', async () => {
    const world = await start('add');
    await world.ensure('a', 'ann');
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'present',
    });
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'present',
    });
    expect(world.context.tasks.size).toBe(1);
    expect(complete(world)).toContain('user:ann');
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'absent',
    });
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'absent',
    });
    expect(world.context.tasks.size).toBe(1);
    expect(world.service.updates()).toHaveLength(1);
  });

  it('failure mode 9: a task that was refused stays a problem, and is asked for again', async () => {
    const world = await start('add');
    await world.ensure('a', 'ann');
    await world.remove('a');
    complete(world, 'refused');
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'present',
      problem: 'The access was not taken away by hand: On holiday.',
    });
    await world.remove('a');
    expect(world.context.tasks.size).toBe(2);
  });

  it('failure mode 8: a grant whose call was never recorded is taken away too', async () => {
    const world = await start('add');
    await world.ensure('a', 'ann');
    world.forget('a');
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'present',
    });
    expect(complete(world)).toContain('user:ann');
  });

  it('failure mode 8: asks for the people of a consumer when nobody knows who was let in', async () => {
    const world = await start('add');
    await world.ensure('a', 'ann');
    world.forget('a');
    await expect(
      world.provisioner.remove(
        provisionedGrant({
          snapshot: (await world.provisioner.plan(grantOrder())).snapshot,
          members: [],
        }),
        world.context,
      ),
    ).resolves.toMatchObject({ observed: 'present' });
    expect(complete(world)).toContain(
      'everybody who is there for user:default/ann',
    );
  });

  it('failure mode 17: people keep what another grant gives them', async () => {
    const world = await start('add');
    await world.ensure('a', 'ann', 'bob');
    await world.ensure('b', 'bob');
    await world.remove('a');
    const instructions = complete(world);
    expect(instructions).toContain('user:ann');
    expect(instructions).not.toContain('user:bob');
    // The person took too many away.
    world.service.members.clear();
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'absent',
    });
    expect(membersOf(world)).toEqual(['user:bob']);
  });

  it('failure mode 17: takes nothing away that another grant gives entirely', async () => {
    const world = await start('add');
    await world.ensure('a', 'ann');
    await world.ensure('b', 'ann');
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'absent',
    });
    expect(world.context.tasks.size).toBe(0);
    expect(membersOf(world)).toEqual(['user:ann']);
  });

  it('failure mode 18: who left has access until a person has taken it away, and it shows', async () => {
    const world = await start('add');
    await world.ensure('a', 'ann', 'bob');
    await expect(world.ensure('a', 'bob')).resolves.toMatchObject({
      observed: 'partial',
      members: [
        { ref: 'user:default/bob', problem: undefined },
        { ref: 'user:ann', problem: expect.stringContaining('Still has') },
      ],
    });
    expect(complete(world)).toContain('user:ann');
    await expect(world.ensure('a', 'bob')).resolves.toMatchObject({
      observed: 'present',
      members: [{ ref: 'user:default/bob' }],
    });
    // Joining and leaving again is another task.
    await world.ensure('a', 'ann', 'bob');
    await world.ensure('a', 'bob');
    expect(world.context.tasks.size).toBe(2);
  });

  it.each(['request', 'status'] as const)(
    'failure mode 1: one person whom the service does not know (told by the %s) blocks nobody else',
    async refusal => {
      const world = await start('add');
      world.service.refusal = refusal;
      world.service.unknown.add('user:bob');
      await expect(world.ensure('a', 'ann', 'bob')).resolves.toMatchObject({
        observed: 'present',
      });
      expect(membersOf(world)).toEqual(['user:ann']);
      await world.remove('a');
      expect(complete(world)).toContain('user:ann');
    },
  );

  it('has nobody take away what the service is about to add', async () => {
    const world = await start('add');
    world.service.asynchronous = true;
    await world.ensure('a', 'ann');
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'unknown',
      pendingMs: 10_000,
    });
    expect(world.context.tasks.size).toBe(0);
    world.service.finishWork();
    await expect(world.remove('a')).resolves.toMatchObject({
      observed: 'present',
    });
    expect(complete(world)).toContain('user:ann');
  });
});

describe('any Witboost service', () => {
  it('is asked whether the descriptor is valid, before anybody is let in, and once', async () => {
    const world = await start('replace');
    world.service.invalid.push('The storage area is missing');
    await expect(world.ensure('a', 'ann')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('The storage area is missing'),
    });
    expect(world.service.updates()).toEqual([]);
    world.service.invalid.length = 0;
    await world.ensure('a', 'ann');
    await world.ensure('a', 'ann', 'bob');
    await world.remove('a');
    expect(
      world.service.calls.filter(call => call.path === '/v1/validate'),
    ).toHaveLength(2);
  });

  it('failure mode 19: is told nobody by a guess', async () => {
    const world = await start('replace');
    const { snapshot } = await world.provisioner.plan(grantOrder());
    await expect(
      world.provisioner.ensure(
        provisionedGrant({
          snapshot,
          members: [{ ref: 'component:default/churn' }],
        }),
        world.context,
      ),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('component:default/churn'),
    });
    expect(world.service.updates()).toEqual([]);
  });

  it('gets the secret as a bearer token, and nothing without one', async () => {
    const world = await start('replace', { secret: SECRET });
    await world.ensure('a', 'ann');
    expect(new Set(world.service.authorizations)).toEqual(
      new Set([`Bearer ${SECRET}`]),
    );
    const open_ = await start('replace');
    await open_.ensure('a', 'ann');
    expect(new Set(open_.service.authorizations)).toEqual(new Set([undefined]));
  });

  it('failure mode 27: tells no secret that the service echoes', async () => {
    const world = await start('replace', { secret: SECRET });
    const told = `token ${SECRET} and password=hunter2`;
    world.service.invalid.push(told);
    const outcomes = [await world.ensure('a', 'ann').catch(String)];
    world.service.invalid.length = 0;
    world.service.instead.push(
      { status: 400, body: { errors: [told], userMessage: told } },
      {
        status: 200,
        body: {
          status: 'FAILED',
          result: told,
          info: { publicInfo: { message: told } },
        },
      },
      { status: 500, body: { error: told } },
      { status: 422, body: { error: told } },
    );
    for (let call = 0; call < 4; call++) {
      outcomes.push(
        await world
          .ensure('a', 'ann')
          .then(seen => JSON.stringify(seen), String),
      );
    }
    expect(outcomes.join()).toContain('•••');
    expect(outcomes.join()).not.toMatch(/correct-horse|hunter2/);
  });

  it.each([
    ['work that nobody can ask about', 200, { status: 'RUNNING', result: '' }],
    ['another form', 200, { ok: true }],
    ['no token', 202, ''],
    ['half of a page', 202, '<html> no token </html>'],
    ['an error of its own', 500, { error: 'NullPointer' }],
  ])(
    'failure mode 11: an answer with %s is no success, and no outage either',
    async (_, status, body) => {
      const world = await start('replace');
      world.service.instead.push({ status, body });
      await expect(world.ensure('a', 'ann')).rejects.toMatchObject({
        name: 'Error',
      });
    },
  );

  it('failure mode 11: hands an outage to the reconciler', async () => {
    const world = await start('replace');
    await world.ensure('a', 'ann');
    world.service.instead.push(
      { status: 503, body: { error: 'Maintenance' } },
      { status: 404, body: '<html>Nothing here</html>' },
    );
    for (let call = 0; call < 2; call++) {
      await expect(world.ensure('a', 'ann')).rejects.toMatchObject({
        name: 'TargetUnavailableError',
      });
    }
  });
});
