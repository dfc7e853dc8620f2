import { createTestDatabases } from '../../__testUtils__/databases';
import { insertGrant, insertRequest } from '../__testUtils__/insertRows';
import { TestAccess } from '../__testUtils__/TestAccess';
import { delegateRequest } from '../requests/operations/delegateRequest';
import { countInbox, getInbox } from './getInbox';
import { getRequest } from './getRequest';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('the inbox on %s', databaseId => {
  let access: TestAccess;

  beforeAll(async () => {
    access = await TestAccess.create(await databases.init(databaseId));
  });

  const request = async (id: string, user: string) =>
    getRequest(access.room, await access.caller(user), id);
  const inbox = async (user: string) =>
    (
      await getInbox(access.room, await access.caller(user), { limit: 20 })
    ).items.map(item => item.id);

  it('failure mode 2: holds what the caller may decide, and nothing for which they have an interest', async () => {
    const ask = async (
      changes: Parameters<TestAccess['ask']>[0],
      user?: string,
    ) => (await access.ask(changes, user)).row.id;
    const own = await ask({}, 'user:order-engineer');
    const theirs = await ask(
      { consumer: 'component:default/billing' },
      'user:order-owner',
    );
    const above = await ask(
      { consumer: 'group:default/operations' },
      'user:director',
    );
    const analysts = await ask({ consumer: 'group:default/marketing' });
    // Of the engineer alone; the component and the group above are both's.
    expect(await inbox('user:order-owner')).toEqual(
      expect.arrayContaining([own, analysts]),
    );
    expect(await inbox('user:order-engineer')).toEqual([analysts]);
    for (const user of ['user:order-owner', 'user:order-engineer']) {
      expect(await inbox(user)).not.toContain(theirs);
      expect(await inbox(user)).not.toContain(above);
    }
    // What it holds is what may be decided.
    for (const user of ['user:order-owner', 'user:dpo', 'user:director']) {
      const waiting = await inbox(user);
      for (const id of [own, theirs, above, analysts]) {
        const detail = await request(id, user).catch(() => undefined);
        expect([user, id, waiting.includes(id)]).toEqual([
          user,
          id,
          detail?.actions.includes('approve') ?? false,
        ]);
      }
    }
    expect(
      await countInbox(access.room, await access.caller('user:order-owner')),
    ).toEqual({ requests: 2, tasks: 0 });
    await access.decide(own, 'user:order-owner');
    expect(await inbox('user:order-owner')).toEqual([analysts]);
  });

  it('moves what one member of a team passed on, and leaves it to the others', async () => {
    const { row } = await access.ask(
      { consumer: 'user:default/dpo' },
      'user:dpo',
    );
    await delegateRequest(
      access.room,
      await access.caller('user:order-owner'),
      row.id,
      { to: 'user:default/director' },
    );
    expect(await inbox('user:order-owner')).not.toContain(row.id);
    expect(await inbox('user:order-engineer')).toContain(row.id);
    expect(await inbox('user:director')).toContain(row.id);
  });

  it('holds nothing for services and for whom the catalog does not know', async () => {
    for (const caller of [
      await access.service(),
      await access.caller('user:guest'),
    ]) {
      expect(await getInbox(access.room, caller, { limit: 20 })).toEqual({
        items: [],
        tasks: [],
      });
    }
  });

  it('gives the most urgent first, page by page, each once though it is asked of the caller twice', async () => {
    const { knex } = access;
    await knex('access_requests').delete();
    const ids: string[] = [];
    for (let n = 0; n < 25; n++) {
      const { id } = await insertRequest(knex, {
        role: `r${n}`,
        created_at: access.now,
      });
      ids.push(id);
      const due = new Date(access.now.getTime() + ((n * 7) % 5) * 1000);
      for (const approver of [
        'user:default/order-owner',
        'group:default/order-team',
      ]) {
        await knex('access_approvers').insert({
          approver_ref: approver,
          due_at: due,
          request_id: id,
          position: 0,
        });
      }
    }
    const order = (a: string, b: string) =>
      ((ids.indexOf(a) * 7) % 5) - ((ids.indexOf(b) * 7) % 5) ||
      (a < b ? -1 : 1);
    const caller = await access.caller('user:order-owner');
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await getInbox(access.room, caller, { limit: 4, cursor });
      found.push(...page.items.map(item => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual([...ids].sort(order));
  });

  it('holds the open tasks of the caller and their groups', async () => {
    const { knex } = access;
    const { id: grantId } = await insertGrant(knex, {
      starts_at: access.now,
      ends_at: new Date(access.now.getTime() + 1000),
    });
    const task = async (id: string, assignee: string, status: string) => {
      await knex('access_tasks').insert({
        id,
        grant_id: grantId,
        key: id,
        action: 'grant',
        title: `Do ${id}`,
        instructions: '["Now"]',
        status,
        created_at: access.now,
      });
      await knex('access_task_assignees').insert({
        assignee_ref: assignee,
        task_id: id,
        open: status === 'open',
      });
    };
    await task('a', 'group:default/order-team', 'open');
    await task('b', 'user:default/order-owner', 'open');
    await task('c', 'user:default/order-owner', 'done');
    await task('d', 'group:default/marketing', 'open');
    const caller = await access.caller('user:order-owner');
    const { tasks } = await getInbox(access.room, caller, { limit: 1 });
    expect(tasks.map(each => each.id)).toEqual(['a', 'b']);
    expect(tasks[0]).toMatchObject({
      title: 'Do a',
      instructions: ['Now'],
      assignees: ['group:default/order-team'],
      product: { ref: 'dataproduct:default/orders' },
    });
    expect((await countInbox(access.room, caller)).tasks).toBe(2);
  });
});
