import type { AccessTaskRow } from '../../../database/tables';
import type { Caller } from '../../../people/Caller';
import { omar, revoke } from '../../__testUtils__/grantDecisions';
import {
  describeDatabases,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import type { ProvisioningWorld } from '../../provisioning/__testUtils__/ProvisioningWorld';
import { requestTask } from '../../provisioning/requestTask';
import { completeTask } from './completeTask';
import { retryGrant } from './retryGrant';

describeDatabases('tasks', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
  });

  const TEAM = 'group:default/platform';
  const caller = (ref: string, groups: string[] = []): Caller => ({
    credentials: {} as Caller['credentials'],
    actor: { ref },
    person: { ref, title: ref, groups, allGroups: groups, owns: [] },
    refs: [ref, ...groups],
  });
  const ops = caller('user:default/ops', [TEAM]);
  const ask = (id: string, create = true) =>
    requestTask(
      world.ledger(),
      id,
      {
        key: 'grant:1',
        action: 'grant',
        title: 'Give it',
        instructions: ['Do it'],
        assignees: [TEAM],
      },
      { create },
    );
  const taskOf = async (grantId: string): Promise<AccessTaskRow> => {
    const row = await world
      .knex<AccessTaskRow>('access_tasks')
      .where({ grant_id: grantId })
      .first();
    return row!;
  };

  it('are made once, told to their assignees, and completed by one of them', async () => {
    const id = await world.grant();
    expect(await ask(id)).toEqual({ status: 'open' });
    expect((await ask(id)).status).toBe('open');
    const told = await world.told('notification');
    expect(told).toEqual([
      expect.objectContaining({ recipients: [TEAM], title: 'Give it' }),
    ]);
    const task = await taskOf(id);
    await completeTask(world.ledger(), ops, { id: task.id, outcome: 'done' });
    expect(await ask(id)).toMatchObject({
      status: 'done',
      completedBy: 'user:default/ops',
    });
    expect(await world.row(id)).toMatchObject({ priority: 0 });
    expect(await world.story(id)).toEqual([
      'grant.opened',
      'task.created',
      'task.completed',
    ]);
    await expect(
      completeTask(world.ledger(), ops, { id: task.id, outcome: 'done' }),
    ).rejects.toThrow('A task that is done cannot be completed');
  });

  it('do not exist for others, and are not completed by services', async () => {
    const id = await world.grant();
    await ask(id);
    const { id: task } = await taskOf(id);
    const order = { id: task, outcome: 'done' } as const;
    await expect(
      completeTask(world.ledger(), caller('user:default/eve'), order),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      completeTask(
        world.ledger(),
        { ...ops, person: undefined, refs: [] },
        order,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('are refused with a reason, and asked for again when somebody retries', async () => {
    const id = await world.grant();
    await ask(id);
    const { id: task } = await taskOf(id);
    const refused = { id: task, outcome: 'refused' } as const;
    await expect(completeTask(world.ledger(), ops, refused)).rejects.toThrow(
      '`comment` is missing',
    );
    await completeTask(world.ledger(), ops, {
      ...refused,
      comment: 'No such table',
    });
    expect(await ask(id)).toMatchObject({ status: 'refused' });
    await retryGrant(world.ledger(), omar, id);
    expect(await ask(id)).toEqual({ status: 'open' });
  });

  it('are not made by looking, nor for what has ended, and end with the grant', async () => {
    const id = await world.grant();
    expect(await ask(id, false)).toEqual({ status: 'cancelled' });
    expect(await taskOf(id)).toBeUndefined();
    await ask(id);
    await revoke(world, id);
    expect(await ask(id)).toMatchObject({ status: 'cancelled' });
    expect(await world.story(id)).toContain('task.cancelled');

    const other = await world.grant();
    await revoke(world, other);
    expect(await ask(other)).toEqual({ status: 'cancelled' });
    expect(await taskOf(other)).toBeUndefined();
  });
});
