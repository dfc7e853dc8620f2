import type { Entity } from '@backstage/catalog-model';
import { contractHead } from '../harness/contractHead';
import { DOMAINS, generateDomains } from '../harness/generateDomains';

/** Columns of each contract, each with a rule. */
export const COLUMNS = 10;

/** The owner of a product, a full reference. */
const ownerOf = (index: number) => `group:default/team-${index % DOMAINS}`;

export const productRef = (index: number) =>
  `dataproduct:default/product-${index}`;

/**
 * Products with a contract each that promises that ten columns have values and
 * that the table is fresh, in a hundred domains below ten areas. The same for the same number.
 */
export function generateQualityMesh(products: number): Entity[] {
  const reader: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'reader' },
    spec: { memberOf: ['team-0'] },
  };
  return [
    ...generateDomains(),
    reader,
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
  return [
    ...contractHead(index, 'postgresql'),
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
