import { parseContract } from '@backstage-data-mesh/plugin-data-mesh-common';
import { contractText } from '../../../__testUtils__/entities';
import type { AccessRoom } from '../../AccessRoom';
import { omar } from '../../__testUtils__/grantDecisions';
import {
  describeDatabases,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import type { ProvisioningWorld } from '../../provisioning/__testUtils__/ProvisioningWorld';
import { FakeProvisioner } from '../../provisioning/__testUtils__/FakePlatform';
import { recertifyGrant } from './recertifyGrant';

const HOUR = 3_600_000;

describeDatabases('confirming', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
  });

  const contract = (hash: string, columns: string[]) => ({
    hash,
    text: '',
    reader_version: 1,
    contract: JSON.stringify(
      parseContract(contractText({ columns, server: 'fake' })).contract,
    ),
    problems: '[]',
    technologies: '[]',
    contract_id: null,
    version: hash,
    api_version: null,
    status: null,
    column_count: columns.length,
  });
  const room = (isKnown = true) =>
    ({
      ...world.room(),
      model: {
        current: async () => ({
          index: { get: () => (isKnown ? {} : undefined) },
        }),
      },
    }) as unknown as AccessRoom;
  const recertify = (id: string, isKnown = true) =>
    recertifyGrant(room(isKnown), omar, { id, comment: 'Looked at it' });

  beforeEach(async () => {
    const ref = 'dataproduct:default/orders';
    await world.knex('products').insert({
      ref,
      content_hash: '',
      revision: 1,
      projection_version: 1,
      projection: '{}',
      document: '{}',
      first_seen_at: world.now,
      updated_at: world.now,
    });
    await world
      .knex('contracts')
      .insert([contract('one', ['id']), contract('two', ['id', 'email'])]);
    await world.knex('contract_revisions').insert({
      product_ref: ref,
      port: 'main',
      revision: 2,
      hash: 'two',
      first_seen_at: world.now,
      last_seen_at: null,
    });
  });

  it('failure mode 6: pins the contract of today, so that the grant grows only then', async () => {
    const seen = new Array<unknown>();
    const provisioner = new FakeProvisioner(world.platform, 'fake', {
      target: order => {
        seen.push(order.columns[0].paths, order.contractHash);
        return 'warehouse';
      },
    });
    const worker = world.reconciler([provisioner]);
    const id = await world.grant({ contractHash: 'one' });
    await world.settle(worker, { steps: 3, stepMs: HOUR });
    expect(seen).toEqual([['id'], 'one']);

    await recertify(id);
    await worker.runOnce();
    expect(seen.slice(2)).toEqual([['id', 'email'], 'two']);
    const row = await world.row(id);
    expect(row).toMatchObject({
      contract_hash: 'two',
      observed: 'present',
      phase: 'idle',
    });
    expect(JSON.parse(row.snapshot).contractVersion).toBe('1.0.0');
    expect(await world.story(id)).toContain('grant.recertified');
  });

  it('failure mode 6: gives of chosen columns no others than were chosen', async () => {
    const id = await world.grant({
      contractHash: 'one',
      columns: ['orders.id'],
    });
    await recertify(id);
    const row = await world.row(id);
    expect(JSON.parse(row.snapshot).columns).toEqual([
      expect.objectContaining({ schema: 'orders', paths: ['id'] }),
    ]);
    expect(row.columns).toBe('["orders.id"]');
  });

  it('refuses when nothing is left of what was approved, and when the product is gone', async () => {
    const id = await world.grant({
      contractHash: 'one',
      columns: ['orders.gone'],
    });
    await expect(recertify(id)).rejects.toThrow('none of the columns');
    await expect(recertify(id, false)).rejects.toThrow('can only be revoked');
    expect(await world.story(id)).toEqual(['grant.opened']);
  });
});
