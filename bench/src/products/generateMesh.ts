import type { Entity } from '@backstage/catalog-model';
import { contractHead } from '../harness/contractHead';
import { DOMAINS, generateDomains } from '../harness/generateDomains';

const TYPES = ['source-aligned', 'aggregate', 'consumer-aligned'];
const LIFECYCLES = ['experimental', 'production', 'production', 'deprecated'];
const CLASSIFICATIONS = ['public', 'internal', 'confidential', 'restricted'];
const TECHNOLOGIES = ['postgresql', 'kafka', 's3', 'snowflake', 'bigquery'];
const SUBJECTS = [
  'order',
  'customer',
  'payment',
  'shipment',
  'invoice',
  'product',
  'stock',
  'campaign',
  'visit',
  'claim',
  'contract',
  'supplier',
];
const PARTS = [
  'id',
  'name',
  'status',
  'created_at',
  'amount',
  'currency',
  'email',
  'country',
  'type',
  'score',
  'city',
  'postal_code',
  'channel',
  'quantity',
  'reason',
  'source',
];

/** The same numbers for the same seed, on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export type MeshOptions = {
  products: number;
  /** Columns of each product's one contract. */
  columns: number;
};

function contractText(
  index: number,
  columns: number,
  technology: string,
  pick: (below: number) => number,
): string {
  const lines = contractHead(index, technology);
  for (let column = 0; column < columns; column++) {
    const subject = SUBJECTS[pick(SUBJECTS.length)];
    const part = PARTS[(column + pick(4)) % PARTS.length];
    lines.push(
      `      - name: ${subject}_${part}_${column}`,
      '        logicalType: string',
      '        physicalType: text',
      `        description: The ${part.replace('_', ' ')} of the ${subject}.`,
      `        classification: ${CLASSIFICATIONS[pick(4)]}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/**
 * A mesh of a hundred domains below ten areas, with teams, products that read
 * from one another, and a contract each. Deterministic.
 */
export function generateMesh(options: MeshOptions): Entity[] {
  const pick = numbers(42);
  const entities = generateDomains();
  for (let index = 0; index < options.products; index++) {
    entities.push(generateProduct(index, options, pick));
  }
  return entities;
}

function generateProduct(
  index: number,
  options: MeshOptions,
  pick: (below: number) => number,
): Entity {
  const subject = SUBJECTS[pick(SUBJECTS.length)];
  const technology = TECHNOLOGIES[pick(TECHNOLOGIES.length)];
  const domain = pick(DOMAINS);
  const inputs = index === 0 ? 0 : pick(3);
  return {
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: {
      name: `product-${index}`,
      title: `${subject} product ${index}`,
      description: `What is known of every ${subject}, number ${index}.`,
      tags: [subject, `tag-${pick(50)}`],
    },
    spec: {
      type: TYPES[pick(3)],
      lifecycle: LIFECYCLES[pick(4)],
      owner: `group:team-${domain}`,
      domain: `domain-${domain}`,
      version: '1.0.0',
      classification: CLASSIFICATIONS[pick(4)],
      purpose: `To answer questions about the ${subject}.`,
      inputPorts: Array.from({ length: inputs }, (_, input) => ({
        name: `input-${input}`,
        product: `dataproduct:product-${pick(index)}`,
        port: 'main',
      })),
      outputPorts: [
        {
          name: 'main',
          description: `The ${subject} table.`,
          contract: contractText(index, options.columns, technology, pick),
        },
      ],
    },
  };
}
