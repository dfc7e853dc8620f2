import type { Entity } from '@backstage/catalog-model';
import { productEntity } from '../../__testUtils__/entities';

/** A contract as an author writes it, with one server at most. */
export function tableContract(options: {
  id: string;
  /** Lines of the server's fields, such as `type: postgresql`. */
  server?: string[];
  /** Physical name by schema object; the columns are the same for all. */
  tables: Record<string, string | undefined>;
  /** Lines, indented as in a contract. */
  more?: string[];
}): string {
  const { id, server, tables, more = [] } = options;
  return [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: ${id}`,
    'version: 1.0.0',
    'status: active',
    ...(server
      ? [
          'servers:',
          '  - server: warehouse',
          ...server.map(line => `    ${line}`),
        ]
      : []),
    'schema:',
    ...Object.entries(tables).flatMap(([name, physicalName]) => [
      `  - name: ${name}`,
      ...(physicalName ? [`    physicalName: ${physicalName}`] : []),
      '    logicalType: object',
      '    properties:',
      '      - { name: order_id, logicalType: string, required: true }',
      '      - { name: amount, physicalName: amt, logicalType: number }',
      '      - name: address',
      '        logicalType: object',
      '        properties:',
      '          - { name: city, logicalType: string }',
    ]),
    ...more,
    '',
  ].join('\n');
}

/** A server of PostgreSQL, as lines of a contract. */
export const POSTGRES = (schema: string) => [
  'type: postgresql',
  'host: db.example.com',
  'port: 5432',
  'database: shop',
  `schema: ${schema}`,
];

/**
 * Products of the order team: `orders` with a table and a topic, `refunds`
 * with two tables
 * and a promise of freshness, `plain` without a contract; and one of marketing.
 */
export function qualityProducts(): Entity[] {
  return [
    productEntity({
      name: 'orders',
      title: 'Orders',
      contracts: {
        orders: tableContract({
          id: 'Orders-Contract',
          server: POSTGRES('orders'),
          tables: { orders: 'orders_v1' },
        }),
        events: tableContract({
          id: 'order-events',
          server: ['type: kafka', 'host: kafka.example.com:9092'],
          tables: { placed: 'orders.placed.v1' },
        }),
      },
    }),
    productEntity({
      name: 'refunds',
      title: 'Refunds',
      contracts: {
        main: tableContract({
          id: 'refunds-contract',
          server: POSTGRES('refunds'),
          tables: { refunds: undefined, reasons: undefined },
          more: [
            'slaProperties:',
            '  - { property: freshness, value: 1, unit: d, element: refunds }',
          ],
        }),
      },
    }),
    productEntity({
      name: 'plain',
      title: 'Plain',
      spec: { outputPorts: [{ name: 'only' }] },
    }),
    productEntity({
      name: 'audiences',
      title: 'Audiences',
      spec: { owner: 'group:default/marketing' },
      contracts: {
        main: tableContract({
          id: 'audiences-contract',
          server: POSTGRES('marketing'),
          tables: { audiences: undefined },
        }),
      },
    }),
  ];
}
