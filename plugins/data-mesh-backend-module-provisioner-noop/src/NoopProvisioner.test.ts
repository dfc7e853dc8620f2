import {
  describeProvisioner,
  orderOf,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { NoopProvisioner } from './NoopProvisioner';

describeProvisioner({
  name: 'the one that touches nothing',
  create: async () => ({
    provisioner: new NoopProvisioner(),
    restart: () => new NoopProvisioner(),
    order: (grantId, overrides) => orderOf({ grantId, ...overrides }),
    members: [{ ref: 'user:default/anna' }, { ref: 'user:default/otto' }],
  }),
});
