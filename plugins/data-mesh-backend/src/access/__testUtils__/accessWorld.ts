import type { Entity } from '@backstage/catalog-model';
import { productEntity } from '../../__testUtils__/entities';
import type { TestPeople } from './TestPeople';

/**
 * A small company. Operations is above the order team, and the company above
 * operations and marketing.
 */
export function addPeople(people: TestPeople): TestPeople {
  return people
    .group('group:company')
    .group('group:operations', 'group:company')
    .group('group:order-team', 'group:operations')
    .group('group:marketing', 'group:company')
    .group('group:campaigns', 'group:marketing')
    .group('group:data-protection', 'group:company')
    .group('group:governance', 'group:company')
    .user('user:order-owner', 'group:order-team')
    .user('user:order-engineer', 'group:order-team')
    .user('user:director', 'group:operations')
    .user('user:analyst', 'group:marketing')
    .user('user:campaigner', 'group:campaigns')
    .user('user:dpo', 'group:data-protection')
    .user('user:governor', 'group:governance')
    .user('user:outsider')
    .owned('component:shop-ui', 'group:marketing')
    .owned('component:billing', 'group:order-team')
    .owned('dataproduct:audiences', 'group:marketing');
}

/** Two tables; a role without the address, one with it, one for a part. */
export function ordersContract(
  options: { version?: string; columns?: string[] } = {},
): string {
  const { version = '1.0.0', columns = [] } = options;
  return [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    'id: orders-contract',
    `version: ${version}`,
    'status: active',
    'servers:',
    '  - server: warehouse',
    '    type: postgresql',
    '    environment: prod',
    '    host: db.example.com',
    '    port: 5432',
    '    database: shop',
    '    schema: orders',
    '  - server: trial',
    '    type: postgresql',
    '    environment: test',
    '    host: test.example.com',
    '    port: 5432',
    '    database: shop',
    '    schema: orders',
    'schema:',
    '  - name: orders',
    '    physicalName: orders_v1',
    '    logicalType: object',
    '    properties:',
    '      - { name: order_id, logicalType: string }',
    '      - { name: amount, logicalType: number }',
    '      - { name: delivery_address, logicalType: string, classification: confidential }',
    ...columns.map(name => `      - { name: ${name}, logicalType: string }`),
    '  - name: lines',
    '    logicalType: object',
    '    properties:',
    '      - { name: order_id, logicalType: string }',
    '      - { name: sku, logicalType: string }',
    'roles:',
    '  - role: reader',
    '    description: Everything but the address.',
    '    access: read',
    '    firstLevelApprovers: group:order-team',
    '    customProperties:',
    '      - { property: exceptColumns, value: [orders.delivery_address] }',
    '  - role: full_reader',
    '    description: All columns.',
    '    access: read',
    '    firstLevelApprovers: group:order-team',
    '    secondLevelApprovers: group:data-protection',
    '  - role: protected_reader',
    '    description: Decided by data protection alone.',
    '    access: read',
    '    firstLevelApprovers: group:data-protection',
    '  - role: lines_reader',
    '    description: Lines only.',
    '    access: read',
    '    firstLevelApprovers: Somebody in sales',
    '    customProperties:',
    '      - { property: columns, value: lines.* }',
    '',
  ].join('\n');
}

/** The products of the company; `contract` replaces the one of orders. */
export function accessProducts(options: { contract?: string } = {}): Entity[] {
  return [
    productEntity({
      name: 'orders',
      title: 'Orders',
      contracts: { orders: options.contract ?? ordersContract() },
      spec: {
        owner: 'group:default/order-team',
        purpose: 'What was ordered.',
        limitations: 'Not for decisions about single people.',
        outputPorts: [
          {
            name: 'orders',
            title: 'Orders as tables',
            contract: {
              source: './orders.odcs.yaml',
              text: options.contract ?? ordersContract(),
            },
          },
          { name: 'events', title: 'Events, without a contract' },
        ],
      },
    }),
    productEntity({
      name: 'statistics',
      title: 'Statistics',
      spec: {
        owner: 'group:default/order-team',
        classification: 'public',
        outputPorts: [
          { name: 'figures', access: { autoApprove: ['public'] } },
          {
            name: 'orders',
            access: { autoApprove: ['public'] },
            contract: { source: './orders.odcs.yaml', text: ordersContract() },
          },
        ],
      },
    }),
    productEntity({
      name: 'archive',
      title: 'Archive',
      spec: {
        lifecycle: 'retired',
        owner: 'group:default/order-team',
        outputPorts: [{ name: 'files' }],
      },
    }),
    productEntity({
      name: 'audiences',
      title: 'Audiences',
      spec: {
        owner: 'group:default/marketing',
        outputPorts: [{ name: 'audiences' }],
      },
    }),
    productEntity({
      name: 'secret',
      title: 'Secret',
      spec: {
        owner: 'group:default/governance',
        outputPorts: [{ name: 'secrets' }],
      },
    }),
  ];
}
