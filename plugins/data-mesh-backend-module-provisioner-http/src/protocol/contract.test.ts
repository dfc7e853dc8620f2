import {
  describeProvisioner,
  orderOf,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { dataMeshTarget, SECRET } from '../__testUtils__/orders';
import { ReferenceReceiver } from '../__testUtils__/ReferenceReceiver';
import { HttpProvisioner } from './HttpProvisioner';

describe.each([
  ['does the work at once', false],
  ['works on for longer', true],
])('a service over HTTP that %s', (_, asynchronous) => {
  describeProvisioner({
    name: 'the one over HTTP',
    async create() {
      const receiver = await ReferenceReceiver.start(SECRET);
      receiver.asynchronous = asynchronous;
      const start = () => new HttpProvisioner(dataMeshTarget(receiver.url));
      return {
        receiver,
        provisioner: start(),
        restart: start,
        order: (grantId, overrides) => orderOf({ grantId, ...overrides }),
        members: [
          { ref: 'user:default/anna', login: 'anna@lake' },
          { ref: 'user:default/otto' },
        ],
        secrets: [SECRET],
      };
    },
    destroy: ({ receiver }) => receiver.close(),
    settle: async ({ receiver }) => receiver.finishWork(),
    access: async ({ receiver }) => receiver.access(),
    async dropObjects({ receiver }) {
      receiver.platform.forEach(grant => grant.tables.clear());
    },
    async drift({ receiver }) {
      receiver.platform.forEach(grant => grant.tables.set('orders', 'absent'));
    },
    async addForeign({ receiver }) {
      const theirs = { name: 'intern', object: 'orders' };
      receiver.foreign.push(theirs);
      return async () => receiver.foreign.includes(theirs);
    },
    narrow: order => ({
      ...order,
      columns: [{ ...order.columns[0], paths: ['id'] }],
    }),
  });
});
