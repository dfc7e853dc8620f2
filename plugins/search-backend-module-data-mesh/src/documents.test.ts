import { ordersProduct as product } from './__testUtils__/ordersProduct';
import { documentsOf, MAX_COLUMNS_PER_PRODUCT } from './documents';

describe('documentsOf', () => {
  it('lets a product, its ports and its columns be found', () => {
    expect(
      [...documentsOf(product())].map(d => [
        d.matchedKind,
        d.title,
        d.location,
        d.classification,
      ]),
    ).toEqual([
      ['product', 'Orders', '/catalog/default/dataproduct/orders', 'internal'],
      [
        'port',
        'orders',
        '/catalog/default/dataproduct/orders/contract?port=orders',
        'internal',
      ],
      [
        'column',
        'orders.customer_email',
        '/catalog/default/dataproduct/orders/contract?port=orders&schema=orders&column=customer_email',
        'restricted',
      ],
      [
        'column',
        'orders.delivery',
        '/catalog/default/dataproduct/orders/contract?port=orders&schema=orders&column=delivery',
        'internal',
      ],
      [
        'column',
        'orders.delivery.postCode',
        '/catalog/default/dataproduct/orders/contract?port=orders&schema=orders&column=delivery.postCode',
        'internal',
      ],
    ]);
  });

  it('puts every document under the permission of its product', () => {
    for (const document of documentsOf(product())) {
      expect(document.authorization).toEqual({
        resourceRef: 'dataproduct:default/orders',
      });
    }
  });

  it.each([
    ['customer_email', 'customer email'],
    ['delivery.postCode', 'post Code'],
  ])('finds the column %s by its words', (column, expected) => {
    const document = [...documentsOf(product())].find(d => d.column === column);
    expect(document?.text).toContain(expected);
  });

  it.each([
    ['no output ports', { outputPorts: undefined }, 1],
    ['a port without contract', { outputPorts: [{ name: 'a' }] }, 2],
    [
      'a contract that was not read',
      {
        outputPorts: [
          {
            name: 'a',
            contract: {
              source: './c.yaml',
              problem: {
                code: 'missing',
                severity: 'error' as const,
                message: 'Not there',
              },
            },
          },
        ],
      },
      2,
    ],
    [
      'a contract that is not YAML',
      {
        outputPorts: [
          { name: 'a', contract: { source: './c', text: '{{{: [' } },
        ],
      },
      2,
    ],
    ['an owner that is no reference', { owner: 'a/b/c', outputPorts: [] }, 1],
  ])('still indexes a product with %s', (_, spec, count) => {
    expect([...documentsOf(product(spec))]).toHaveLength(count);
  });

  it('stops at a number of columns, so that one contract cannot flood the index', () => {
    const columns = Array.from(
      { length: MAX_COLUMNS_PER_PRODUCT + 10 },
      (_, i) => `      - { name: c${i}, logicalType: string }`,
    ).join('\n');
    const text = `apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\nschema:\n  - name: t\n    properties:\n${columns}\n`;
    const documents = [
      ...documentsOf(
        product({
          outputPorts: [{ name: 'a', contract: { source: './c', text } }],
        }),
      ),
    ];
    expect(documents.filter(d => d.matchedKind === 'column')).toHaveLength(
      MAX_COLUMNS_PER_PRODUCT,
    );
  });
});
