import {
  accessReadAllPermission,
  accessRevokeAnyPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import { createTestDatabases } from '../../__testUtils__/databases';
import { accessProducts, ordersContract } from '../__testUtils__/accessWorld';
import { insertGrant } from '../__testUtils__/insertRows';
import { TestAccess } from '../__testUtils__/TestAccess';
import { unusedProvisioner } from '../__testUtils__/unusedProvisioner';
import { getAgreement } from './getAgreement';
import { getGrant } from './getGrant';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('one grant on %s', databaseId => {
  let access: TestAccess;

  const start = async (connect?: Provisioner['connect']) => {
    access = await TestAccess.create(await databases.init(databaseId), {
      provisioners: [unusedProvisioner({ connect })],
    });
  };
  beforeEach(() => start());

  const grant = async (id: string, user: string) =>
    getGrant(access.room, await access.caller(user), id);

  /** An approved request of the analyst, with its grant. */
  const approved = async (order: Parameters<TestAccess['ask']>[0] = {}) => {
    const { row } = await access.ask(order);
    const record = await access.decide(row.id, 'user:order-owner');
    return { requestId: row.id, grantId: record.row.grant_id! };
  };

  it('says why it is late while its platform cannot be reached, and nothing once it is as wanted', async () => {
    const { id } = await insertGrant(access.knex, {
      starts_at: access.now,
      ends_at: new Date(access.now.getTime() + 86_400_000),
      target: 'warehouse',
      due_at: access.now,
    });
    const reason = async () => (await grant(id, 'user:analyst')).blockedReason;
    await access
      .knex('access_targets')
      .insert({ target: 'warehouse', provisioner: 'postgres' });
    expect(await reason()).toBeUndefined();
    await access
      .knex('access_targets')
      .update({ failing_since: access.now, last_error: 'No route to it.' });
    expect(await reason()).toBe(
      'The platform cannot be reached, and is tried again. No route to it.',
    );
    await access.knex('access_grants').update({ observed: 'present' });
    expect(await reason()).toBeUndefined();
  });

  it('offers everybody exactly what they may do', async () => {
    const { grantId } = await approved();
    access.permit('user:governor', accessReadAllPermission);
    const actions = async (user: string) =>
      (await grant(grantId, user)).actions.sort();
    expect(await actions('user:analyst')).toEqual(['renew', 'return']);
    expect(await actions('user:order-owner')).toEqual([
      'extend',
      'recertify',
      'revoke',
    ]);
    expect(await actions('user:governor')).toEqual([]);
    access.permit('user:governor', accessRevokeAnyPermission);
    expect(await actions('user:governor')).toEqual(['revoke']);
    access.pass({ days: 30 });
    expect(await actions('user:analyst')).toEqual([]);
    expect(await actions('user:order-owner')).toEqual([]);
  });

  it('failure mode 2: lets no owner prolong what they use themselves', async () => {
    const { row } = await access.ask({}, 'user:order-engineer');
    const { row: decided } = await access.decide(row.id, 'user:order-owner');
    const { actions } = await grant(decided.grant_id!, 'user:order-engineer');
    expect(actions.sort()).toEqual(['renew', 'return', 'revoke']);
  });

  it('failure mode 12: is over at its end, also when nobody has recorded that yet', async () => {
    const { grantId } = await approved();
    const before = await grant(grantId, 'user:analyst');
    expect(before).toMatchObject({ status: 'active', desired: 'present' });
    expect(before.connect).toBeDefined();
    access.pass({ days: 30 });
    const after = await grant(grantId, 'user:analyst');
    expect(after).toMatchObject({
      status: 'ended',
      end: 'expired',
      endedAt: before.endsAt,
      desired: 'absent',
    });
    expect(after.connect).toBeUndefined();
  });

  it.each([
    ['a description', ordersContract().replace('All columns.', 'All.'), false],
    ['a column more', ordersContract({ columns: ['note'] }), true],
    [
      'another classification',
      ordersContract().replace(
        '{ name: amount, logicalType: number }',
        '{ name: amount, logicalType: number, classification: restricted }',
      ),
      true,
    ],
    [
      'another type',
      ordersContract().replace(
        'name: amount, logicalType: number',
        'name: amount, logicalType: string',
      ),
      true,
    ],
    [
      'a column less',
      ordersContract().replace(
        '      - { name: amount, logicalType: number }\n',
        '',
      ),
      true,
    ],
  ])(
    'failure mode 6: %s in the contract is a change of what was approved, or is not',
    async (_what, contract, changed) => {
      const { grantId } = await approved({ role: 'reader' });
      const flag = async () =>
        (await grant(grantId, 'user:order-owner')).contractChanged ?? false;
      expect(await flag()).toBe(false);
      expect(contract).not.toBe(ordersContract());
      access.catalog.put(...accessProducts({ contract }));
      await access.registry.follow();
      expect(await flag()).toBe(changed);
    },
  );

  it('failure mode 6: a new column is no change of a grant for some columns', async () => {
    const { grantId } = await approved({ columns: ['orders.amount'] });
    access.catalog.put(
      ...accessProducts({ contract: ordersContract({ columns: ['note'] }) }),
    );
    await access.registry.follow();
    const { contractChanged } = await grant(grantId, 'user:order-owner');
    expect(contractChanged).toBeUndefined();
  });

  it('says how to connect to its people, and to nobody else', async () => {
    const { grantId } = await approved();
    const { connect } = await grant(grantId, 'user:analyst');
    expect(connect?.fields).toEqual(
      expect.arrayContaining([
        { label: 'host', value: 'db.example.com' },
        { label: 'database', value: 'shop' },
      ]),
    );
    expect(connect?.snippet?.code).toContain('orders');
    const owner = await grant(grantId, 'user:order-owner');
    expect(owner.connect).toBeUndefined();
  });

  it('says it in the words of its provisioner, with the login of who asks', async () => {
    await start(async ({ snapshot }, member) => ({
      fields: [{ label: 'login', value: member.login ?? 'none' }],
      steps: [`As ${member.ref} in ${snapshot.schema}`],
    }));
    const { grantId } = await approved({
      consumer: 'group:default/marketing',
    });
    await access.knex('access_grants').update({
      provisioner: 'postgres',
      plan: JSON.stringify({ steps: ['Do it'], snapshot: { schema: 'x' } }),
    });
    access.people.annotate('user:campaigner', {
      'data-mesh/login.postgres': 'camp',
    });
    expect((await grant(grantId, 'user:campaigner')).connect).toEqual({
      fields: [{ label: 'login', value: 'camp' }],
      steps: ['As user:default/campaigner in x'],
    });
    expect((await grant(grantId, 'user:campaigner')).plan).toEqual(['Do it']);
  });

  it('is shown also when its provisioner cannot say how to connect', async () => {
    await start(async () => {
      throw new Error('down');
    });
    const { grantId } = await approved();
    await access.knex('access_grants').update({
      provisioner: 'postgres',
      plan: JSON.stringify({ steps: [], snapshot: {} }),
    });
    const { connect } = await grant(grantId, 'user:analyst');
    expect(connect?.fields).not.toEqual([]);
  });

  it('reports access that is not ours to owners alone', async () => {
    const { grantId } = await approved();
    const foreign = [{ name: 'somebody', object: 'orders' }];
    await access.knex('access_grants').update({
      observation: JSON.stringify({ items: [], foreign, members: [] }),
    });
    expect((await grant(grantId, 'user:order-owner')).foreign).toEqual(foreign);
    expect((await grant(grantId, 'user:analyst')).foreign).toEqual([]);
  });

  it('is a Data Usage Agreement to all who see it', async () => {
    const { grantId, requestId } = await approved();
    expect(
      await getAgreement(
        access.room,
        await access.caller('user:analyst'),
        grantId,
      ),
    ).toMatchObject({
      id: grantId,
      info: { active: true, startDate: '2026-01-15', endDate: '2026-02-14' },
      provider: {
        teamId: 'group:default/order-team',
        dataProductId: 'dataproduct:default/orders',
        outputPortId: 'orders',
        dataContractId: 'orders-contract',
      },
      consumer: { userId: 'user:default/analyst' },
      custom: { requestId },
    });
    await expect(
      getAgreement(access.room, await access.caller('user:outsider'), grantId),
    ).rejects.toThrow('or you may not see it');
  });
});
