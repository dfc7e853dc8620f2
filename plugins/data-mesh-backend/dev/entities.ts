import type { Entity } from '@backstage/catalog-model';

const contract = `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - server: warehouse
    type: postgresql
    host: warehouse.example.com
    port: 5432
    database: shop
    schema: public
schema:
  - name: orders
    logicalType: object
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
        primaryKeyPosition: 1
      - name: customer_email
        logicalType: string
        classification: confidential
`;

function product(name: string, spec: Entity['spec']): Entity {
  return {
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: { name, namespace: 'default', annotations: {} },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      owner: 'group:default/order-team',
      domain: 'order',
      classification: 'internal',
      ...spec,
    },
  };
}

/** A small mesh: a domain, two products, and a component that reads one. */
export const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name: 'order', namespace: 'default', title: 'Order' },
    spec: { owner: 'group:default/order-team' },
  },
  product('orders', {
    outputPorts: [
      {
        name: 'orders',
        contract: { source: './contracts/orders.odcs.yaml', text: contract },
      },
    ],
  }),
  product('revenue', {
    type: 'aggregate',
    inputPorts: [{ name: 'orders', product: 'orders', port: 'orders' }],
  }),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'shop-ui',
      namespace: 'default',
      annotations: { 'data-mesh/consumes': 'orders' },
    },
    spec: { type: 'website', lifecycle: 'production', owner: 'order-team' },
  },
];
