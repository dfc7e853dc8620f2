import type { Entity } from '@backstage/catalog-model';

/** Columns of each contract, each with a rule. */
export const COLUMNS = 10;
const DOMAINS = 100;

/** Where the table of a product is. */
export function tableOf(index: number): {
  database: string;
  schema: string;
  table: string;
} {
  return {
    database: 'warehouse',
    schema: `area_${index % DOMAINS}`,
    table: `table_${index}`,
  };
}

/** The owner of a product, a full reference. */
export const ownerOf = (index: number) =>
  `group:default/team-${index % DOMAINS}`;

export const productRef = (index: number) =>
  `dataproduct:default/product-${index}`;

/**
 * Products with a contract each that promises that ten columns have values and
 * that the table is fresh, in a hundred domains below ten areas. The same for the same number.
 */
export function generateQualityMesh(products: number): Entity[] {
  const domains = Array.from({ length: DOMAINS }, (_, n) => n);
  const add = (kind: string, name: string, spec: Entity['spec']): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec,
  });
  return [
    ...domains
      .slice(0, 10)
      .map(n => add('Domain', `area-${n}`, { owner: 'team-0' })),
    ...domains.map(n =>
      add('Domain', `domain-${n}`, {
        owner: `team-${n}`,
        subdomainOf: `area-${n % 10}`,
      }),
    ),
    ...domains.map(n =>
      add('Group', `team-${n}`, { type: 'team', children: [] }),
    ),
    add('User', 'reader', { memberOf: ['team-0'] }),
    ...Array.from({ length: products }, (_, index) => productEntity(index)),
  ];
}

function productEntity(index: number): Entity {
  return {
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: { name: `product-${index}`, title: `Product ${index}` },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      owner: ownerOf(index),
      domain: `domain-${index % DOMAINS}`,
      version: '1.0.0',
      classification: 'internal',
      purpose: 'To be measured.',
      outputPorts: [{ name: 'main', contract: contractOf(index) }],
    },
  };
}

function contractOf(index: number): string {
  const { database, schema, table } = tableOf(index);
  return [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: contract-${index}`,
    'version: 1.0.0',
    'status: active',
    'servers:',
    '  - server: main',
    '    type: postgresql',
    '    host: warehouse.example',
    '    port: 5432',
    `    database: ${database}`,
    `    schema: ${schema}`,
    'schema:',
    `  - name: ${table}`,
    '    physicalType: table',
    '    properties:',
    ...Array.from({ length: COLUMNS }, (_, column) => [
      `      - name: column_${column}`,
      '        logicalType: string',
      '        quality:',
      '          - { type: library, metric: nullValues, mustBe: 0, dimension: completeness, severity: error }',
    ]).flat(),
    'slaProperties:',
    '  - { property: freshness, value: 1, unit: d }',
    '',
  ].join('\n');
}
