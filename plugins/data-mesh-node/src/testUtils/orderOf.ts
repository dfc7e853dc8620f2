import type { ContractSchema } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { GrantOrder } from '../access';

/**
 * A grant to plan, on two columns of the table `orders` and one of the table
 * `customers`, for a group of the environment `test`.
 *
 * @public
 */
export function orderOf(overrides: Partial<GrantOrder> = {}): GrantOrder {
  return {
    grantId: '6f1d2c3b-0000-4000-8000-000000000001',
    environment: 'test',
    product: { ref: 'dataproduct:default/orders', title: 'Orders' },
    port: 'main',
    consumer: { ref: 'group:default/analysts', kind: 'group' },
    purpose: 'analytics',
    contract: {
      apiVersion: 'v3.1.0',
      id: 'orders-contract',
      version: '1.0.0',
      schemas: [
        tableOf('orders', ['id', 'amount', 'email']),
        tableOf('customers', ['id']),
      ],
      servers: [],
      serviceLevels: [],
      roles: [],
      support: [],
      team: [],
      tags: [],
    },
    contractHash: 'a'.repeat(64),
    columns: [
      { schema: 'orders', physicalName: 'orders', paths: ['id', 'amount'] },
      { schema: 'customers', physicalName: 'customers', paths: ['id'] },
    ],
    allColumns: false,
    startsAt: new Date('2026-01-01T00:00:00.000Z'),
    endsAt: new Date('2026-12-31T00:00:00.000Z'),
    ...overrides,
  };
}

function tableOf(name: string, columns: string[]): ContractSchema {
  return {
    name,
    physicalName: name,
    quality: [],
    properties: columns.map(column => ({
      name: column,
      path: column,
      required: false,
      unique: false,
      quality: [],
    })),
  };
}
