import type { TaskStatus } from '@backstage-data-mesh/plugin-data-mesh-node';
import {
  describeProvisioner,
  orderOf,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { FakeWitboost } from '../__testUtils__/FakeWitboost';
import { Neighbourhood } from '../__testUtils__/Neighbourhood';
import { witboostTarget } from '../__testUtils__/orders';
import { WitboostProvisioner } from './WitboostProvisioner';

describe.each([
  ['replaces its list, at once', 'replace', false],
  ['replaces its list, after a while', 'replace', true],
  ['adds to its list, at once', 'add', false],
  ['adds to its list, after a while', 'add', true],
] as const)('a Witboost service that %s', (_, aclSemantics, asynchronous) => {
  describeProvisioner({
    name: 'the one for Witboost',
    async create() {
      const service = await FakeWitboost.start(aclSemantics);
      service.asynchronous = asynchronous;
      const neighbourhood = new Neighbourhood();
      const tasks = new Map<string, TaskStatus & { instructions: string }>();
      const start = () =>
        neighbourhood.around(
          new WitboostProvisioner(
            witboostTarget(service.url, { aclSemantics }),
          ),
        );
      return {
        service,
        tasks,
        provisioner: start(),
        restart: start,
        order: (grantId, overrides) =>
          orderOf({
            grantId,
            allColumns: true,
            server: {
              type: 'databricks',
              settings: { witboostComponentId: 'urn:dmb:cmp:orders' },
            },
            ...overrides,
          }),
        members: [
          { ref: 'user:default/anna', login: 'user:anna_example.com' },
          { ref: 'user:default/otto' },
        ],
        async requestTask({ key, instructions }) {
          const task = tasks.get(key) ?? {
            status: 'open',
            instructions: instructions.join(' '),
          };
          tasks.set(key, task);
          return task;
        },
      };
    },
    destroy: ({ service }) => service.close(),
    async settle({ service, tasks }) {
      service.finishWork();
      for (const task of tasks.values()) {
        if (task.status === 'open') {
          for (const member of service.members) {
            if (
              task.instructions.includes('everybody who is there') ||
              task.instructions.includes(member)
            ) {
              service.members.delete(member);
            }
          }
          task.status = 'done';
        }
      }
    },
    access: async ({ service }) => [...service.members].sort(),
  });
});
