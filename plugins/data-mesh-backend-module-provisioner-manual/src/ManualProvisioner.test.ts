import type {
  ProvisionedGrant,
  ProvisionerContext,
  TaskStatus,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import {
  describeProvisioner,
  orderOf,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import { ManualProvisioner } from './ManualProvisioner';
import { readAssignees } from './readAssignees';

type Task = TaskStatus & {
  action: 'grant' | 'revoke';
  title: string;
  instructions: string[];
  assignees?: string[];
};

/** The tasks of the portal, with people who do them when they are told to. */
function taskBoard() {
  const tasks = new Map<string, Task>();
  let hasEnded = false;
  return {
    tasks,
    /** As the ledger does when a grant ends. */
    end() {
      hasEnded = true;
      for (const task of tasks.values()) {
        if (task.action === 'grant' && task.status === 'open') {
          task.status = 'cancelled';
        }
      }
    },
    answer(status: 'done' | 'refused', comment?: string) {
      for (const task of tasks.values()) {
        if (task.status === 'open') {
          Object.assign(task, {
            status,
            comment,
            completedBy: 'user:default/ops',
          });
        }
      }
    },
    requestTask: (async task => {
      const known = tasks.get(task.key);
      if (known) {
        return known;
      }
      if (!task.title || (hasEnded && task.action === 'grant')) {
        return { status: 'cancelled' };
      }
      tasks.set(task.key, { ...task, status: 'open' });
      return { status: 'open' };
    }) satisfies ProvisionerContext['requestTask'],
  };
}

describeProvisioner({
  name: 'people',
  create: async () => {
    const board = taskBoard();
    return {
      board,
      provisioner: new ManualProvisioner(),
      restart: () => new ManualProvisioner(),
      order: (grantId, overrides) => orderOf({ grantId, ...overrides }),
      members: [{ ref: 'user:default/anna' }, { ref: 'user:default/otto' }],
      requestTask: board.requestTask,
    };
  },
  settle: async ({ board }) => board.answer('done'),
});

describe('provisioning by hand', () => {
  const provisioner = new ManualProvisioner({
    assignees: ['group:default/platform'],
  });
  let board: ReturnType<typeof taskBoard>;
  let grant: ProvisionedGrant;
  let context: ProvisionerContext;

  beforeEach(async () => {
    board = taskBoard();
    const order = orderOf();
    grant = {
      grantId: order.grantId,
      environment: order.environment,
      snapshot: (await provisioner.plan(order)).snapshot,
      members: [],
      endsAt: order.endsAt,
      endSessions: false,
    };
    context = {
      logger: mockServices.logger.mock(),
      fence: 1,
      signal: new AbortController().signal,
      checkFence: async () => {},
      requestTask: board.requestTask,
    };
  });

  it('asks the configured people, in words that suffice to do it', async () => {
    const seen = await provisioner.ensure(grant, context);
    expect(seen).toMatchObject({ observed: 'absent', pendingMs: 3_600_000 });
    const [task] = board.tasks.values();
    expect(task).toMatchObject({
      action: 'grant',
      title: 'Give access to Orders (main) to group:default/analysts',
      assignees: ['group:default/platform'],
    });
    expect(task.instructions).toEqual([
      'Let group:default/analysts read Orders (main), for the purpose analytics.',
      'The contract names no server.',
      'Give orders: only id, amount.',
      'Give customers: only id.',
      'Then say here that it is done.',
    ]);
  });

  it('counts as given when they say so, and not before', async () => {
    await provisioner.ensure(grant, context);
    expect(await provisioner.observe(grant, context)).toMatchObject({
      observed: 'absent',
    });
    board.answer('done');
    expect(await provisioner.ensure(grant, context)).toMatchObject({
      observed: 'present',
    });
  });

  it('tells why they could not', async () => {
    await provisioner.ensure(grant, context);
    board.answer('refused', 'There is no such table');
    expect(await provisioner.ensure(grant, context)).toMatchObject({
      observed: 'absent',
      problem: 'user:default/ops could not give it: There is no such table',
    });
  });

  it('asks nobody to take away what was never given', async () => {
    await provisioner.ensure(grant, context);
    board.end();
    expect(await provisioner.remove(grant, context)).toMatchObject({
      observed: 'absent',
    });
    expect(board.tasks.size).toBe(1);
  });

  it('failure mode 9: counts as live access until they say that it is gone', async () => {
    await provisioner.ensure(grant, context);
    board.answer('done');
    board.end();
    expect(await provisioner.remove(grant, context)).toMatchObject({
      observed: 'present',
    });
    board.answer('refused', 'I am on holiday');
    expect(await provisioner.remove(grant, context)).toMatchObject({
      observed: 'present',
      problem: 'user:default/ops could not take it away: I am on holiday',
    });
  });

  it('failure mode 26: asks to end open sessions where that was wanted', async () => {
    await provisioner.ensure(grant, context);
    board.answer('done');
    board.end();
    await provisioner.remove({ ...grant, endSessions: true }, context);
    const task = [...board.tasks.values()].find(
      each => each.action === 'revoke',
    );
    expect(task?.instructions).toContain(
      'End the sessions that the consumer has open.',
    );
  });

  it('asks anew when something else was approved, and keeps what was given', async () => {
    await provisioner.ensure(grant, context);
    board.answer('done');
    const before = await provisioner.ensure(grant, context);
    const { snapshot } = await provisioner.plan(
      orderOf({ columns: [{ schema: 'orders', paths: ['id'] }] }),
    );
    const changed = { ...grant, snapshot, state: before.state };
    expect(await provisioner.ensure(changed, context)).toMatchObject({
      observed: 'partial',
      pendingMs: 3_600_000,
    });
    board.end();
    expect(await provisioner.remove(changed, context)).toMatchObject({
      observed: 'present',
    });
  });
});

describe('the assignees in the configuration', () => {
  const read = (assignees?: string[]) =>
    readAssignees(
      mockServices.rootConfig({
        data: {
          dataMesh: { access: { provisioners: { manual: { assignees } } } },
        },
      }),
    );

  it.each([
    [undefined, undefined],
    [['group:default/platform'], ['group:default/platform']],
    [
      ['User:Default/Anna', 'platform'],
      ['user:default/anna', 'group:default/platform'],
    ],
  ])('are %j as %j', (given, expected) => {
    expect(read(given)).toEqual(expected);
  });

  it.each([['component:default/x'], ['']])('cannot be %j', wrong => {
    expect(() => read(['group:a', wrong])).toThrow(
      /provisioners\.manual\.assignees\[1\]/,
    );
  });
});
