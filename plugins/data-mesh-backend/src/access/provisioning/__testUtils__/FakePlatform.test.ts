import {
  describeProvisioner,
  orderOf,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { FakePlatform, FakeProvisioner } from './FakePlatform';

describeProvisioner({
  name: 'the platform in memory',
  create: async () => {
    const platform = new FakePlatform();
    platform.tables.add('orders').add('customers');
    return {
      platform,
      provisioner: new FakeProvisioner(platform),
      restart: () => new FakeProvisioner(platform),
      order: (grantId, overrides) => orderOf({ grantId, ...overrides }),
      members: [
        { ref: 'user:default/anna', login: 'anna' },
        { ref: 'user:default/otto', login: 'otto' },
      ],
    };
  },
  access: async ({ platform }) => platform.access(),
  dropObjects: async ({ platform }) => platform.roles.clear(),
  async drift({ platform }) {
    for (const role of platform.roles.values()) {
      role.tables.delete('orders');
    }
  },
  async addForeign({ platform }) {
    platform.roles.set('theirs', {
      target: 'warehouse',
      environment: 'elsewhere',
      grantId: '',
      tables: new Set(['orders']),
      logins: new Set(['otto']),
    });
    return async () => platform.access().includes('otto orders');
  },
  narrow: order => ({ ...order, columns: order.columns.slice(0, 1) }),
});
