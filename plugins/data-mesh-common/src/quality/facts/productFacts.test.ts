import fc from 'fast-check';
import type {
  Contract,
  QualityRule,
  ServiceLevelStatus,
} from '../../api/types';
import { parseContract } from '../../products/contract';
import { contractFacts, unreadContractFacts } from './contractFacts';
import { productFacts, type KnownProduct } from './productFacts';
import { PRODUCT_FACTS } from './productShape';
import type { FactGroup, FactLeaf, FactList, FactType } from './shape';

const NOW = new Date('2026-01-15T10:00:00Z');

const BARE: KnownProduct = {
  summary: {
    ref: 'dataproduct:default/bare',
    name: 'bare',
    namespace: 'default',
    title: 'bare',
    tags: [],
    technologies: [],
    outputPorts: [],
    columnCount: 0,
    problems: { errors: 0, warnings: 0 },
  },
  support: [],
  links: [],
  updatedAt: '2026-01-10T00:00:00.000Z',
  firstSeenAt: '2026-01-05T12:00:00.000Z',
  owner: { exists: true },
  domains: [],
  outputPorts: [],
  inputPorts: [],
  serviceLevels: [],
  access: { consumers: 0, components: 0, dependents: 0 },
};

const FITS: Record<FactType, (value: unknown) => boolean> = {
  string: value => typeof value === 'string',
  bool: value => typeof value === 'boolean',
  int: Number.isInteger,
  double: Number.isFinite,
};

/** What of a value is not as the shape says. */
function misfits(
  node: FactLeaf | FactGroup | FactList,
  value: unknown,
  path: string,
): string[] {
  if ('fields' in node) {
    const group = value as Record<string, unknown>;
    return [
      ...Object.keys(group).flatMap(name =>
        Object.hasOwn(node.fields, name) ? [] : [`${path}.${name} is unknown`],
      ),
      ...Object.entries(node.fields).flatMap(([name, field]) => {
        const each = group[name];
        if (each === undefined) {
          return 'optional' in field && field.optional
            ? []
            : [`${path}.${name} is missing`];
        }
        return misfits(field, each, `${path}.${name}`);
      }),
    ];
  }
  if ('list' in node) {
    const element: FactLeaf | FactGroup =
      typeof node.list === 'string'
        ? { type: node.list, optional: false, about: '' }
        : node.list;
    return (value as unknown[]).flatMap((each, nth) =>
      misfits(element, each, `${path}[${nth}]`),
    );
  }
  const fits = FITS[node.type](value);
  return fits ? [] : [`${path} is ${JSON.stringify(value)}`];
}

const CONTRACT = `
apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.2.0
status: active
description: { purpose: To bill, usage: Join by id }
authoritativeDefinitions: [{ url: https://example.com/orders, type: businessDefinition }]
schema:
  - name: orders
    physicalName: orders_v1
    description: Orders
    quality: [{ metric: rowCount, mustBeGreaterThan: 0 }]
    properties:
      - { name: id, logicalType: string, primaryKey: true, primaryKeyPosition: 1, description: Key }
      - { name: amount, logicalType: number, classification: confidential, examples: ['1'] }
      - name: address
        logicalType: object
        description: Where it goes
        properties:
          - { name: city, logicalType: string, description: City, authoritativeDefinitions: [{ url: https://example.com/city, type: businessDefinition }] }
servers: [{ server: live, type: postgresql, host: db, port: 5432, database: shop, schema: public, environment: prod }]
slaProperties: [{ property: latency, value: 4, unit: h }]
roles: [{ role: reader }]
support: [{ channel: help }]
`;

describe('the facts of a contract', () => {
  it('follow from its text', () => {
    const { contract, problems } = parseContract(CONTRACT);
    expect(contractFacts(contract!, problems)).toEqual({
      declared: true,
      readable: true,
      valid: true,
      errors: 0,
      warnings: problems.length,
      id: 'orders',
      version: '1.2.0',
      status: 'active',
      apiVersion: 'v3.1.0',
      hasPurpose: true,
      hasUsage: true,
      hasLimitations: false,
      schemas: [
        {
          name: 'orders',
          physicalName: 'orders_v1',
          described: true,
          hasPrimaryKey: true,
          columns: 4,
          describedColumns: 3,
          promisedChecks: 1,
        },
      ],
      columns: 4,
      describedShare: 0.75,
      typedShare: 1,
      classifiedColumns: 1,
      semanticLinks: 2,
      linkedShare: 0.25,
      examples: 1,
      roles: ['reader'],
      servers: [{ type: 'postgresql', environment: 'prod' }],
      serviceLevels: ['latency'],
      supportChannels: 1,
      teamMembers: 0,
      promisedChecks: 2,
    });
  });

  it('of one with an error say that it is not valid', () => {
    const { contract } = parseContract(CONTRACT);
    expect(
      contractFacts(contract!, [
        { severity: 'error' },
        { severity: 'warning' },
      ]),
    ).toMatchObject({ readable: true, valid: false, errors: 1, warnings: 1 });
  });

  it('of one that was not read are facts, and nothing good', () => {
    expect(unreadContractFacts({ declared: true })).toMatchObject({
      declared: true,
      readable: false,
      valid: false,
      describedShare: 0,
    });
  });
});

describe('the facts of a product', () => {
  it('have the form that they say, also of one that says nothing', () => {
    const { version, product } = productFacts(BARE, { now: NOW });
    expect(version).toBe(1);
    expect(misfits(PRODUCT_FACTS, product, 'product')).toEqual([]);
    expect(product).toMatchObject({
      description: '',
      ageDays: 9,
      owner: { ref: '', declared: false, exists: false },
      domain: { ref: '', declared: false, exists: false },
      quality: { evaluated: 0, expected: 0 },
    });
    // No data is no score.
    expect(product.quality.score).toBeUndefined();
    expect(product.quality.coverage).toBeUndefined();
  });

  it('leave out what is not known, and share what is', () => {
    const level: ServiceLevelStatus = {
      key: 'level:0',
      port: 'main',
      property: 'latency',
      promise: 'at most 4 hours old',
      windowDays: 30,
      objective: 0.95,
      good: 3,
      bad: 1,
      compliance: 0.75,
      budgetLeft: 0,
      state: 'at-risk',
      days: [
        { day: '2026-01-12', good: 2, bad: 1 },
        { day: '2026-01-14', good: 1, bad: 0 },
      ],
    };
    const { product } = productFacts(
      {
        ...BARE,
        summary: {
          ...BARE.summary,
          owner: 'group:default/a',
          domain: 'domain:default/b',
        },
        owner: { exists: false, asOf: '2026-01-15T09:00:00.000Z' },
        domains: ['domain:default/b', 'domain:default/c'],
        outputPorts: [
          {
            name: 'main',
            autoApproved: ['public'],
            technologies: ['postgresql'],
            provisioned: 'automatic',
            contract: unreadContractFacts({ declared: false }),
          },
        ],
        quality: {
          scoredAt: '2026-01-15T08:00:00.000Z',
          score: 87.5,
          evaluated: 3,
          expected: 4,
          failing: 1,
          incidents: 1,
          historyDays: 20,
          dimensions: [
            { dimension: 'completeness', score: 80, evaluated: 2, expected: 2 },
            { dimension: 'other', score: 1, evaluated: 1, expected: 1 },
            { dimension: 'accuracy', evaluated: 0, expected: 1 },
          ],
        },
        serviceLevels: [level],
      },
      { now: NOW },
    );
    expect(misfits(PRODUCT_FACTS, product, 'product')).toEqual([]);
    expect(product.owner).toEqual({
      ref: 'group:default/a',
      declared: true,
      exists: false,
      asOf: '2026-01-15T09:00:00.000Z',
    });
    expect(product.domain).toMatchObject({ exists: true });
    expect(product.quality).toMatchObject({
      score: 87.5,
      coverage: 0.75,
      dimensions: { completeness: 80 },
    });
    expect(product.quality.dimensions).not.toHaveProperty('accuracy');
    expect(product.serviceLevels).toEqual([
      {
        port: 'main',
        property: 'latency',
        element: '',
        measurable: true,
        measured: true,
        state: 'at-risk',
        objective: 0.95,
        compliance: 0.75,
        budgetLeft: 0,
        asOf: '2026-01-14T00:00:00.000Z',
      },
    ]);
  });

  it('are bounded, whatever a product says', () => {
    const text = 'x'.repeat(100_000);
    const many = <T>(item: T) => Array.from({ length: 5000 }, () => item);
    const { product } = productFacts(
      {
        ...BARE,
        summary: { ...BARE.summary, description: text, tags: many(text) },
        purpose: text,
        support: many({ channel: text, url: text }),
        links: many({ url: text }),
        domains: many(text),
        outputPorts: many({
          name: text,
          autoApproved: many(text),
          technologies: many(text),
          provisioned: 'none' as const,
          contract: unreadContractFacts({ declared: true }),
        }),
        inputPorts: many({ name: text }),
      },
      { now: NOW },
    );
    expect(product.description).toHaveLength(2000);
    expect(product.tags).toHaveLength(100);
    expect(product.outputPorts).toHaveLength(100);
    expect(product.inputPorts).toHaveLength(100);
    expect(product.documentation).toHaveLength(50);
  });

  it('have their form for any contract', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            apiVersion: fc.string(),
            id: fc.string(),
            version: fc.string(),
            status: fc.string(),
            purpose: fc.string(),
            serviceLevels: fc.array(
              fc.record({ property: fc.string(), value: fc.double() }),
            ),
            schemas: fc.array(
              fc.record({
                name: fc.string(),
                quality: fc.constant<QualityRule[]>([]),
                properties: fc.array(
                  fc.record({
                    name: fc.string(),
                    path: fc.string(),
                    required: fc.boolean(),
                    unique: fc.boolean(),
                    quality: fc.constant<QualityRule[]>([]),
                    description: fc.string(),
                  }),
                ),
              }),
            ),
          },
          { requiredKeys: ['apiVersion', 'schemas', 'serviceLevels'] },
        ),
        sketch => {
          const contract: Contract = {
            servers: [],
            roles: [],
            support: [],
            team: [],
            tags: [],
            ...sketch,
          };
          const facts = contractFacts(contract, []);
          const { contract: shape } =
            PRODUCT_FACTS.fields.outputPorts.list.fields;
          expect(misfits(shape, facts, 'contract')).toEqual([]);
          expect(facts.describedShare).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
