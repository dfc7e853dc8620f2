import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';

type Row = [
  name: string,
  title: string,
  domain: string | undefined,
  type: string,
  classification: string,
  lifecycle: string,
  inputs: string[],
  problems?: number,
];

const ROWS: Row[] = [
  [
    'orders',
    'Orders',
    'order',
    'source-aligned',
    'internal',
    'production',
    ['payments'],
  ],
  [
    'order-lines',
    'Order lines',
    'order',
    'aggregate',
    'internal',
    'production',
    ['orders', 'products'],
  ],
  [
    'payments',
    'Payments',
    'payment',
    'source-aligned',
    'confidential',
    'production',
    [],
  ],
  [
    'refunds',
    'Refunds',
    'payment',
    'source-aligned',
    'confidential',
    'experimental',
    ['payments', 'returns'],
  ],
  [
    'customers',
    'Customers',
    'customer',
    'source-aligned',
    'restricted',
    'production',
    [],
  ],
  [
    'customer-360',
    'Customer 360',
    'customer',
    'aggregate',
    'restricted',
    'production',
    ['customers', 'orders', 'web-visits'],
  ],
  [
    'consents',
    'Marketing consents of customers in every country',
    'customer',
    'source-aligned',
    'restricted',
    'production',
    ['customers'],
  ],
  [
    'products',
    'Product catalog',
    'product',
    'source-aligned',
    'public',
    'production',
    [],
  ],
  [
    'prices',
    'Prices',
    'product',
    'source-aligned',
    'internal',
    'production',
    ['products'],
  ],
  [
    'web-visits',
    'Web visits',
    'web',
    'source-aligned',
    'internal',
    'production',
    [],
  ],
  [
    'shipments',
    'Shipments',
    'logistics',
    'source-aligned',
    'internal',
    'production',
    ['orders'],
  ],
  [
    'returns',
    'Returns',
    'logistics',
    'aggregate',
    'internal',
    'deprecated',
    ['shipments', 'orders'],
  ],
  [
    'stock',
    'Stock levels',
    'warehouse',
    'source-aligned',
    'internal',
    'production',
    ['products', 'shipments'],
    2,
  ],
  [
    'campaigns',
    'Campaign performance',
    'marketing',
    'consumer-aligned',
    'internal',
    'production',
    ['customer-360', 'consents', 'web-visits'],
  ],
  [
    'revenue',
    'Revenue dashboard',
    'marketing',
    'consumer-aligned',
    'confidential',
    'production',
    ['order-lines', 'refunds', 'prices'],
  ],
  [
    'scratch',
    'Exploration scratchpad',
    undefined,
    'consumer-aligned',
    'internal',
    'experimental',
    ['customer-360'],
    5,
  ],
];

const DOMAINS: Array<[name: string, title: string, parent?: string]> = [
  ['order', 'Order'],
  ['payment', 'Payment'],
  ['customer', 'Customer'],
  ['product', 'Product'],
  ['web', 'Web', 'customer'],
  ['logistics', 'Logistics'],
  ['warehouse', 'Warehouse', 'logistics'],
  ['marketing', 'Marketing'],
  ['facilities', 'Facilities'],
];

const domainRef = (name: string) => `domain:default/${name}`;
const productRef = (name: string) => `dataproduct:default/${name}`;

/** A small shop with sub-domains, a product without domain, and problems. */
export function shopMesh(): Mesh {
  return {
    domains: DOMAINS.map(([name, title, parent]) => ({
      ref: domainRef(name),
      title,
      parent: parent && domainRef(parent),
      declared: true,
      productCount: ROWS.filter(row => row[2] === name).length,
      totalProductCount: ROWS.filter(
        row =>
          row[2] === name ||
          DOMAINS.some(
            ([child, , above]) => child === row[2] && above === name,
          ),
      ).length,
    })),
    products: ROWS.map(
      ([name, title, domain, type, classification, lifecycle, , problems]) => ({
        ref: productRef(name),
        title,
        domain: domain && domainRef(domain),
        type,
        classification,
        lifecycle,
        owner: `group:default/${domain ?? 'analytics'}-team`,
        technologies: ['postgresql'],
        problems: problems ?? 0,
      }),
    ),
    edges: ROWS.flatMap(([name, , , , , , inputs]) =>
      inputs.map(input => ({
        from: productRef(input),
        to: productRef(name),
        ports: ['main'],
      })),
    ),
    total: ROWS.length,
  };
}
