import { mockServices } from '@backstage/backend-test-utils';
import type {
  GrantOrder,
  ProvisionedGrant,
  ProvisionerContext,
  TaskStatus,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { DataMeshTarget, WitboostTarget } from '../config/HttpTarget';

export const SECRET = 'correct-horse-battery-staple-in-the-lake';

export function dataMeshTarget(
  url: string,
  more: Partial<DataMeshTarget> = {},
): DataMeshTarget {
  return {
    id: 'lakehouse',
    title: 'Lakehouse',
    url,
    secret: SECRET,
    serverTypes: [],
    timeoutMs: 10_000,
    pollMs: 10_000,
    flavour: 'data-mesh',
    capabilities: {
      columns: true,
      groups: true,
      verifies: true,
      lists: true,
      endsSessions: true,
      nativeExpiry: false,
      logins: false,
    },
    ...more,
  };
}

export function witboostTarget(
  url: string,
  more: Partial<WitboostTarget> = {},
): WitboostTarget {
  return {
    id: 'witboost',
    title: 'Witboost',
    url,
    serverTypes: [],
    timeoutMs: 10_000,
    pollMs: 10_000,
    flavour: 'witboost',
    aclSemantics: 'replace',
    groupsAs: 'members',
    ...more,
  };
}

export function grantOrder(more: Partial<GrantOrder> = {}): GrantOrder {
  return {
    grantId: 'grant-1',
    environment: 'prod',
    product: { ref: 'dataproduct:default/orders', title: 'Orders' },
    port: 'orders',
    consumer: { ref: 'user:default/ann', kind: 'user' },
    purpose: 'analytics',
    contract: {
      apiVersion: 'v3.1.0',
      id: 'shop.orders',
      version: '1.2.0',
      tags: [],
      schemas: [],
      servers: [],
      serviceLevels: [],
      roles: [],
      support: [],
      team: [],
    },
    contractHash: 'hash-of-the-contract',
    server: {
      type: 'databricks',
      environment: 'prod',
      settings: {
        host: 'lake.example.com',
        witboostComponentId: 'urn:dmb:cmp:order:orders:1:orders',
      },
    },
    columns: [
      { schema: 'orders', paths: ['order_id', 'total'] },
      { schema: 'order_lines', paths: ['sku'] },
    ],
    allColumns: true,
    startsAt: new Date('2030-01-01T00:00:00Z'),
    endsAt: new Date('2030-04-01T00:00:00Z'),
    ...more,
  };
}

/** A context of a worker that has the target, with what it asked people. */
export function workerContext(
  more: Partial<ProvisionerContext> = {},
): ProvisionerContext & {
  tasks: Map<string, TaskStatus & { instructions: string[] }>;
} {
  const tasks = new Map<string, TaskStatus & { instructions: string[] }>();
  return {
    logger: mockServices.logger.mock(),
    fence: 1,
    signal: new AbortController().signal,
    checkFence: async () => {},
    requestTask: async ({ key, instructions }) => {
      const task = tasks.get(key) ?? { status: 'open' as const, instructions };
      tasks.set(key, task);
      return task;
    },
    tasks,
    ...more,
  };
}

export function provisionedGrant(
  more: Partial<ProvisionedGrant> & Pick<ProvisionedGrant, 'snapshot'>,
): ProvisionedGrant {
  return {
    grantId: 'grant-1',
    environment: 'prod',
    members: [{ ref: 'user:default/ann' }],
    endsAt: new Date('2030-04-01T00:00:00Z'),
    endSessions: false,
    ...more,
  };
}
