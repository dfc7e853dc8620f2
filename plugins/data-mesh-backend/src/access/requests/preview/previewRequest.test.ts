import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { AccessOrderDraft } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createTestDatabases } from '../../../__testUtils__/databases';
import { TestAccess } from '../../__testUtils__/TestAccess';
import { unusedProvisioner } from '../../__testUtils__/unusedProvisioner';
import { previewRequest } from './previewRequest';
import { typicalTime } from './typicalTime';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('a preview on %s', id => {
  let access: TestAccess;

  const start = async (
    options: Parameters<typeof TestAccess.create>[1] = {},
  ) => {
    access = await TestAccess.create(await databases.init(id), options);
  };
  beforeEach(() => start());

  const preview = async (
    changes: Partial<AccessOrderDraft> = {},
    user = 'user:analyst',
  ) =>
    previewRequest(access.room, await access.caller(user), {
      product: 'dataproduct:default/orders',
      port: 'orders',
      role: 'full_reader',
      ...changes,
    });
  const codes = ({ problems }: Awaited<ReturnType<typeof preview>>) =>
    problems
      .filter(({ code }) => code !== 'no-provisioner')
      .map(({ code, severity, field }) => [code, severity, field]);

  it('names everybody who will be asked, in order, and changes nothing', async () => {
    const answer = await preview();
    expect(
      answer.steps.map(({ name, people, status, source }) => ({
        name,
        people,
        status,
        source,
      })),
    ).toEqual([
      {
        name: 'owner',
        people: ['user:default/order-engineer', 'user:default/order-owner'],
        status: 'waiting',
        source: 'contract-role',
      },
      {
        name: 'second approval',
        people: ['user:default/dpo'],
        status: 'waiting',
        source: 'contract-role',
      },
    ]);
    expect(answer.autoApproved).toBe(false);
    expect(codes(answer)).toEqual([]);
    for (const table of ['access_requests', 'audit_entries', 'outbox']) {
      expect(await access.knex(table)).toEqual([]);
    }
  });

  it('leaves those out who would decide for themselves, and goes above them', async () => {
    access.people.remove('user:order-owner');
    const { steps } = await preview({}, 'user:order-engineer');
    expect(steps[0]).toMatchObject({
      approvers: ['group:default/order-team', 'group:default/operations'],
      people: ['user:default/director'],
      escalated: 1,
    });
  });

  it('says when nobody could decide', async () => {
    access.people.remove('user:dpo');
    expect(codes(await preview())).toEqual([
      ['nobody-to-decide', 'warning', undefined],
    ]);
  });

  it.each<[Partial<AccessOrderDraft>, string[]]>([
    [{ role: undefined }, ['missing-role', 'error', 'role']],
    [{ role: 'writer' }, ['unknown-role', 'error', 'role']],
    [{ port: 'none' }, ['unknown-port', 'error', 'port']],
    [{ purpose: 'fun' }, ['unknown-purpose', 'error', 'purpose']],
    [{ duration: 'P9Y' }, ['duration-too-long', 'error', 'duration']],
    [{ columns: ['a.b'] }, ['unknown-columns', 'error', 'columns']],
    [
      { consumer: 'group:default/order-team' },
      ['foreign-consumer', 'error', 'consumer'],
    ],
    [
      {
        product: 'dataproduct:default/archive',
        port: 'files',
        role: undefined,
      },
      ['retired-product', 'error', 'product'],
    ],
  ])('says what is wrong with %j', async (changes, expected) => {
    expect(codes(await preview(changes))).toContainEqual(expected);
  });

  it('says that it is asked for already, and what the consumer has', async () => {
    const { row } = await access.ask();
    expect(codes(await preview({ role: 'reader' }))).toEqual([
      ['open-request', 'error', 'role'],
    ]);
    const { row: approved } = await access.decide(row.id, 'user:order-owner');
    const answer = await preview({ role: 'reader' });
    expect(codes(answer)).toEqual([['existing-grant', 'error', 'role']]);
    expect(answer.existing).toMatchObject([
      { id: approved.grant_id, role: 'reader' },
    ]);
    // With another role they may ask, and see what they have.
    const other = await preview();
    expect(codes(other)).toEqual([]);
    expect(other.existing).toHaveLength(1);
  });

  it('says that a rule approves it', async () => {
    const answer = await preview({
      product: 'dataproduct:default/statistics',
      port: 'figures',
      role: undefined,
    });
    expect(answer).toMatchObject({ autoApproved: true, steps: [] });
    expect(answer.autoApprovalReason).toContain('public');
  });

  it('says who provisions it, and refuses columns where they cannot be kept to', async () => {
    await start({ provisioners: [unusedProvisioner()] });
    const answer = await preview({ columns: ['lines.sku'] });
    expect(answer.provisioner).toEqual({
      id: 'postgres',
      title: 'PostgreSQL',
      automatic: true,
      columns: true,
    });
    expect(answer.problems).toEqual([]);

    await start({ provisioners: [unusedProvisioner({ columns: false })] });
    expect(codes(await preview({ columns: ['lines.sku'] }))).toEqual([
      ['columns-not-limited', 'error', 'columns'],
    ]);
    expect(codes(await preview({ role: 'reader' }))).toEqual([
      ['columns-not-limited', 'warning', 'role'],
    ]);
    expect(codes(await preview({ role: 'full_reader' }))).toEqual([]);
  });

  it('is for people who may read the product', async () => {
    await expect(preview({}, 'user:guest')).rejects.toBeInstanceOf(
      NotAllowedError,
    );
    access.hidden.add('dataproduct:default/orders');
    await expect(preview()).rejects.toBeInstanceOf(NotFoundError);
  });

  describe('of the time it takes', () => {
    const decideAfter = async (hours: number, order = {}) => {
      const { row } = await access.ask(order);
      access.pass({ hours });
      await access.decide(row.id, 'user:order-owner', 'reject');
    };

    it('gives the middle of what it took at the port', async () => {
      for (const hours of [1, 30, 2]) {
        await decideAfter(hours);
      }
      expect(await preview()).toMatchObject({ typicalHours: 2, typicalOf: 3 });
    });

    it('takes those of the owner where the port has too few', async () => {
      await decideAfter(4);
      for (const hours of [1, 2, 3]) {
        await decideAfter(hours, { port: 'events', role: undefined });
      }
      expect(await preview()).toMatchObject({
        typicalHours: 2.5,
        typicalOf: 4,
      });
    });

    it('counts nothing that a rule decided, and tells nothing of nothing', async () => {
      await access.ask({
        product: 'dataproduct:default/statistics',
        port: 'figures',
        role: undefined,
      });
      const { typicalHours, typicalOf } = await preview();
      expect([typicalHours, typicalOf]).toEqual([undefined, undefined]);
    });

    it('is found by an index, however much was asked', async () => {
      const asked = new Array<{ sql: string; bindings: unknown[] }>();
      access.knex.on('query', query => asked.push(query));
      await typicalTime(access.knex, {
        product: 'dataproduct:default/orders',
        port: 'orders',
        owner: 'group:default/order-team',
      });
      const plans = await Promise.all(
        asked.slice(0, 2).map(async ({ sql, bindings }) =>
          access.knex.transaction(async trx => {
            if (id === 'SQLITE_3') {
              return trx.raw(`explain query plan ${sql}`, bindings as string[]);
            }
            await trx.raw('set local enable_seqscan = off');
            const text = sql.replace(/\$\d+/g, '?');
            return (await trx.raw(`explain ${text}`, bindings as string[]))
              .rows;
          }),
        ),
      );
      expect(JSON.stringify(plans[0])).toContain('access_requests_decided_idx');
      expect(JSON.stringify(plans[1])).toContain(
        'access_requests_owner_decided_idx',
      );
    });
  });
});
