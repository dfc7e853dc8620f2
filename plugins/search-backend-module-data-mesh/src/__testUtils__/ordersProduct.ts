import type { DataProductEntity } from '@backstage-data-mesh/plugin-data-mesh-common';

const CONTRACT = `
apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: customer_email
        logicalType: string
        classification: restricted
        description: Where the confirmation goes.
      - name: delivery
        logicalType: object
        properties:
          - name: postCode
            logicalType: string
`;

/** A product with one port, whose contract has a table of three columns. */
export function ordersProduct(
  spec: Partial<DataProductEntity['spec']> = {},
): DataProductEntity {
  return {
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: {
      name: 'orders',
      title: 'Orders',
      description: 'Every order placed.',
      tags: ['sales'],
    },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      owner: 'order-team',
      domain: 'order',
      classification: 'internal',
      outputPorts: [
        { name: 'orders', contract: { source: './c.yaml', text: CONTRACT } },
      ],
      ...spec,
    },
  };
}
