import type {
  DomainSummary,
  ProductSummary,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A product of the fake backend, with the columns that a search finds. */
export type SampleProduct = ProductSummary & {
  /** Columns by the name of their schema. */
  columns: Record<string, string[]>;
};

/** Makes a product; what a test does not care about is filled in. */
export function sampleProduct(
  product: Partial<SampleProduct> & { name: string },
): SampleProduct {
  const { name, namespace = 'default', columns = {} } = product;
  return {
    ref: `dataproduct:${namespace}/${name}`,
    namespace,
    title: name,
    tags: [],
    technologies: ['postgresql'],
    outputPorts: [name],
    problems: { errors: 0, warnings: 0 },
    updatedAt: '2026-01-05T10:00:00.000Z',
    columnCount: Object.values(columns).flat().length,
    ...product,
    columns,
  };
}

/** A small shop: what tests and the development portal show. */
export const SAMPLE_PRODUCTS: SampleProduct[] = [
  sampleProduct({
    name: 'orders',
    title: 'Orders',
    description: 'Every order placed in the shop, one row per order line.',
    type: 'source-aligned',
    lifecycle: 'production',
    classification: 'internal',
    owner: 'group:default/order-team',
    domain: 'domain:default/order',
    tags: ['sales'],
    outputPorts: ['orders', 'order-events'],
    technologies: ['postgresql', 'kafka'],
    columns: {
      orders: ['order_id', 'customer_email', 'placed_at', 'total_amount'],
    },
    updatedAt: '2026-01-09T10:00:00.000Z',
  }),
  sampleProduct({
    name: 'customers',
    title: 'Customers',
    description: 'Everybody who has an account, with consent and segment.',
    type: 'source-aligned',
    lifecycle: 'production',
    classification: 'restricted',
    owner: 'group:default/customer-team',
    domain: 'domain:default/customer',
    tags: ['pii'],
    columns: { customers: ['customer_id', 'email', 'birthday'] },
    problems: { errors: 0, warnings: 2 },
  }),
  sampleProduct({
    name: 'customer-value',
    title: 'Customer value',
    description: 'What a customer is worth over a year, re-computed nightly.',
    type: 'consumer-aligned',
    lifecycle: 'experimental',
    classification: 'confidential',
    owner: 'group:default/customer-team',
    domain: 'domain:default/customer-insight',
    technologies: ['snowflake'],
    columns: { customer_value: ['customer_id', 'value_12m'] },
  }),
  sampleProduct({
    name: 'catalogue',
    title: 'Product catalogue',
    description: 'Articles with their categories and prices.',
    type: 'source-aligned',
    lifecycle: 'deprecated',
    classification: 'public',
    owner: 'group:default/product-team',
    domain: 'domain:default/product',
    technologies: ['s3'],
    columns: { articles: ['sku', 'price', 'category'] },
    problems: { errors: 1, warnings: 0 },
  }),
];

export const SAMPLE_DOMAINS: DomainSummary[] = [
  {
    ref: 'domain:default/customer',
    title: 'Customer',
    description: 'Who buys from us.',
    owner: 'group:default/customer-team',
    declared: true,
    productCount: 1,
    totalProductCount: 2,
  },
  {
    ref: 'domain:default/customer-insight',
    title: 'Customer insight',
    parent: 'domain:default/customer',
    owner: 'group:default/customer-team',
    declared: true,
    productCount: 1,
    totalProductCount: 1,
  },
  {
    ref: 'domain:default/order',
    title: 'Order',
    description: 'From the basket to the parcel.',
    owner: 'group:default/order-team',
    declared: true,
    productCount: 1,
    totalProductCount: 1,
  },
  {
    ref: 'domain:default/product',
    title: 'product',
    declared: false,
    productCount: 1,
    totalProductCount: 1,
  },
];
