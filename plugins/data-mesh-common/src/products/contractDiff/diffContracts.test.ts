import fc from 'fast-check';
import type {
  Contract,
  ContractProperty,
  ContractSchema,
  QualityRule,
} from '../../api/types';
import { diffContracts } from './diffContracts';
import { aContract, aProperty, aSchema } from './testContract';

type Case = [
  before: Partial<Contract>,
  after: Partial<Contract>,
  expected: string[],
];

const inBrief = (before: Contract, after: Contract) =>
  diffContracts(before, after).map(
    ({ severity, code, path }) => `${severity} ${code} ${path}`,
  );

const property = (parts: Partial<ContractProperty>): Partial<Contract> => ({
  schemas: [aSchema('orders', [aProperty('id', parts)])],
});

const schema = (parts: Partial<ContractSchema>): Partial<Contract> => ({
  schemas: [aSchema('orders', [], parts)],
});

const rule = (parts: Partial<QualityRule>): Partial<Contract> =>
  property({
    quality: [
      { type: 'library', title: 'null values', metric: 'nullValues', ...parts },
    ],
  });

describe('diffContracts', () => {
  describe('of schemas', () => {
    const cases: Record<string, Case> = {
      'a removed schema breaks': [
        { schemas: [aSchema('orders'), aSchema('lines', [aProperty('sku')])] },
        { schemas: [aSchema('orders')] },
        ['breaking schema-removed lines'],
      ],
      'an added schema informs': [
        { schemas: [aSchema('orders')] },
        { schemas: [aSchema('orders'), aSchema('lines', [aProperty('sku')])] },
        ['info schema-added lines'],
      ],
      'a schema of another name but the same table is the same schema': [
        { schemas: [aSchema('orders', [], { physicalName: 'ord' })] },
        { schemas: [aSchema('Orders', [], { physicalName: 'ord' })] },
        ['warning schema-name-changed Orders'],
      ],
      'another table breaks': [
        schema({ physicalName: 'orders_v1' }),
        schema({ physicalName: 'orders_v2' }),
        ['breaking physical-name-changed orders'],
      ],
      'a physical name that only says what the name said changes nothing': [
        schema({}),
        schema({ physicalName: 'orders' }),
        [],
      ],
      'another granularity is a warning': [
        schema({ granularity: 'one row per order line' }),
        schema({ granularity: 'one row per order' }),
        ['warning granularity-changed orders'],
      ],
      'a deprecated schema is a warning': [
        schema({}),
        schema({ deprecated: true }),
        ['warning deprecated orders'],
      ],
      'descriptions, types and tags inform': [
        schema({ description: 'a', physicalType: 'table', tags: ['x'] }),
        schema({ description: 'b', physicalType: 'view', tags: ['y'] }),
        [
          'info schema-type-changed orders',
          'info description-changed orders',
          'info tags-changed orders',
        ],
      ],
    };
    it.each(Object.entries(cases))('%s', (_, [before, after, expected]) => {
      expect(inBrief(aContract(before), aContract(after))).toEqual(expected);
    });
  });

  describe('of properties', () => {
    const cases: Record<string, Case> = {
      'a removed property breaks': [
        { schemas: [aSchema('orders', [aProperty('id'), aProperty('note')])] },
        { schemas: [aSchema('orders', [aProperty('id')])] },
        ['breaking property-removed orders.note'],
      ],
      'an added optional property informs': [
        { schemas: [aSchema('orders', [aProperty('id')])] },
        { schemas: [aSchema('orders', [aProperty('id'), aProperty('note')])] },
        ['info property-added orders.note'],
      ],
      'an added required property breaks': [
        { schemas: [aSchema('orders')] },
        { schemas: [aSchema('orders', [aProperty('id', { required: true })])] },
        ['breaking required-property-added orders.id'],
      ],
      'required added breaks': [
        property({ required: false }),
        property({ required: true }),
        ['breaking required-added orders.id'],
      ],
      'required removed informs': [
        property({ required: true }),
        property({ required: false }),
        ['info required-removed orders.id'],
      ],
      'unique added breaks': [
        property({ unique: false }),
        property({ unique: true }),
        ['breaking unique-added orders.id'],
      ],
      'unique removed informs': [
        property({ unique: true }),
        property({ unique: false }),
        ['info unique-removed orders.id'],
      ],
      'another logical type breaks': [
        property({ logicalType: 'string' }),
        property({ logicalType: 'integer' }),
        ['breaking logical-type-changed orders.id'],
      ],
      'another physical type breaks': [
        property({ physicalType: 'varchar(10)' }),
        property({ physicalType: 'varchar(5)' }),
        ['breaking physical-type-changed orders.id'],
      ],
      'an added type informs': [
        property({}),
        property({ logicalType: 'string', physicalType: 'text' }),
        [
          'info logical-type-added orders.id',
          'info physical-type-added orders.id',
        ],
      ],
      'a removed type is a warning': [
        property({ logicalType: 'string', physicalType: 'text' }),
        property({}),
        [
          'warning logical-type-removed orders.id',
          'warning physical-type-removed orders.id',
        ],
      ],
      'another column name breaks': [
        property({ physicalName: 'order_id' }),
        property({ physicalName: 'ord_id' }),
        ['breaking physical-name-changed orders.id'],
      ],
      'another primary key is a warning': [
        property({ primaryKey: 1 }),
        property({ primaryKey: 2 }),
        ['warning primary-key-changed orders.id'],
      ],
      'a removed primary key is a warning': [
        property({ primaryKey: 1 }),
        property({}),
        ['warning primary-key-changed orders.id'],
      ],
      'another partition key informs': [
        property({}),
        property({ partitioned: 1 }),
        ['info partition-changed orders.id'],
      ],
      'a removed reference is a warning, an added one informs': [
        property({ references: ['customers.id'] }),
        property({ references: ['clients.id'] }),
        [
          'warning reference-removed orders.id',
          'info reference-added orders.id',
        ],
      ],
      'a deprecated property is a warning': [
        property({}),
        property({ deprecated: true }),
        ['warning deprecated orders.id'],
      ],
      'deprecated: false says what nothing said': [
        property({}),
        property({ deprecated: false, critical: false }),
        [],
      ],
      'documentation informs': [
        property({ description: 'a', businessName: 'a', examples: ['1'] }),
        property({ description: 'b', businessName: 'b', examples: ['2'] }),
        [
          'info business-name-changed orders.id',
          'info description-changed orders.id',
          'info examples-changed orders.id',
        ],
      ],
      'an empty description says as little as none': [
        property({ description: '' }),
        property({}),
        [],
      ],
    };
    it.each(Object.entries(cases))('%s', (_, [before, after, expected]) => {
      expect(inBrief(aContract(before), aContract(after))).toEqual(expected);
    });
  });

  describe('of classifications', () => {
    const cases: Record<string, Case> = {
      'raised is a warning': [
        property({ classification: 'internal' }),
        property({ classification: 'restricted' }),
        ['warning classification-raised orders.id'],
      ],
      'lowered is a warning': [
        property({ classification: 'Confidential' }),
        property({ classification: 'public' }),
        ['warning classification-lowered orders.id'],
      ],
      'words outside the scale can only be said to differ': [
        property({ classification: 'internal' }),
        property({ classification: 'gold' }),
        ['warning classification-changed orders.id'],
      ],
      'added is a warning': [
        property({}),
        property({ classification: 'public' }),
        ['warning classification-added orders.id'],
      ],
      'removed is a warning': [
        property({ classification: 'public' }),
        property({}),
        ['warning classification-removed orders.id'],
      ],
    };
    it.each(Object.entries(cases))('%s', (_, [before, after, expected]) => {
      expect(inBrief(aContract(before), aContract(after))).toEqual(expected);
    });

    it('follow the scale that is configured', () => {
      const [change] = diffContracts(
        aContract(property({ classification: 'green' })),
        aContract(property({ classification: 'red' })),
        { classifications: ['green', 'amber', 'red'] },
      );
      expect(change.code).toBe('classification-raised');
    });
  });

  describe('of constraints', () => {
    const constraints = (value: Record<string, string>) =>
      property({ constraints: value });
    const cases: Record<string, Case> = {
      'a raised minimum breaks': [
        constraints({ minimum: '1' }),
        constraints({ minimum: '10' }),
        ['breaking constraint-tightened orders.id'],
      ],
      'a lowered minimum informs': [
        constraints({ minimum: '10' }),
        constraints({ minimum: '9' }),
        ['info constraint-loosened orders.id'],
      ],
      'a lowered maximum length breaks': [
        constraints({ maxLength: '100' }),
        constraints({ maxLength: '20' }),
        ['breaking constraint-tightened orders.id'],
      ],
      'a raised maximum informs': [
        constraints({ maximum: '9' }),
        constraints({ maximum: '10' }),
        ['info constraint-loosened orders.id'],
      ],
      'an added bound breaks': [
        constraints({}),
        constraints({ exclusiveMaximum: '5' }),
        ['breaking constraint-tightened orders.id'],
      ],
      'a removed bound informs': [
        constraints({ exclusiveMinimum: '5' }),
        constraints({}),
        ['info constraint-loosened orders.id'],
      ],
      'dates are bounds too': [
        constraints({ minimum: '2019-01-01' }),
        constraints({ minimum: '2020-01-01' }),
        ['breaking constraint-tightened orders.id'],
      ],
      'bounds that cannot be compared are a warning': [
        constraints({ minimum: 'yesterday' }),
        constraints({ minimum: 'today' }),
        ['warning constraint-changed orders.id'],
      ],
      'another pattern is a warning': [
        constraints({ pattern: '^a' }),
        constraints({ pattern: '^b' }),
        ['warning pattern-changed orders.id'],
      ],
      'other constraints are a warning': [
        constraints({ format: 'i32' }),
        constraints({ format: 'i64' }),
        ['warning constraint-changed orders.id'],
      ],
      'items that must now be unique break': [
        constraints({}),
        constraints({ uniqueItems: 'true' }),
        ['breaking constraint-tightened orders.id'],
      ],
      'another number of dimensions of a vector breaks': [
        constraints({ dimensions: '384' }),
        constraints({ dimensions: '768' }),
        ['breaking constraint-changed orders.id'],
      ],
    };
    it.each(Object.entries(cases))('%s', (_, [before, after, expected]) => {
      expect(inBrief(aContract(before), aContract(after))).toEqual(expected);
    });
  });

  describe('of allowed values', () => {
    const values = (...list: string[]) =>
      property({ values: list.map(value => ({ value })) });
    const cases: Record<string, Case> = {
      'a list where there was none breaks': [
        property({}),
        values('new', 'sent'),
        ['breaking values-restricted orders.id'],
      ],
      'a list that goes informs': [
        values('new'),
        property({ values: [] }),
        ['info values-unrestricted orders.id'],
      ],
      'a removed value breaks, an added one informs': [
        values('new', 'sent'),
        values('new', 'lost'),
        ['breaking value-removed orders.id', 'info value-added orders.id'],
      ],
      'another order changes nothing': [
        values('new', 'sent'),
        values('sent', 'new'),
        [],
      ],
      'another label informs': [
        property({ values: [{ value: '1', label: 'new' }] }),
        property({ values: [{ value: '1', label: 'fresh' }] }),
        ['info value-label-changed orders.id'],
      ],
    };
    it.each(Object.entries(cases))('%s', (_, [before, after, expected]) => {
      expect(inBrief(aContract(before), aContract(after))).toEqual(expected);
    });
  });

  describe('of quality rules', () => {
    const cases: Record<string, Case> = {
      'a new rule breaks': [
        property({}),
        rule({}),
        ['breaking quality-added orders.id'],
      ],
      'a removed rule informs': [
        rule({}),
        property({}),
        ['info quality-removed orders.id'],
      ],
      'a tightened limit breaks': [
        rule({ operator: 'mustBeLessThan', threshold: [10] }),
        rule({ operator: 'mustBeLessThan', threshold: [5] }),
        ['breaking quality-threshold-tightened orders.id'],
      ],
      'a loosened limit informs': [
        rule({ operator: 'mustBeLessThan', threshold: [5] }),
        rule({ operator: 'mustBeLessThan', threshold: [10] }),
        ['info quality-threshold-loosened orders.id'],
      ],
      'a range that moves breaks': [
        rule({ operator: 'mustBeBetween', threshold: [1, 5] }),
        rule({ operator: 'mustBeBetween', threshold: [2, 6] }),
        ['breaking quality-threshold-tightened orders.id'],
      ],
      'a range that widens informs': [
        rule({ operator: 'mustBeBetween', threshold: [1, 5] }),
        rule({ operator: 'mustBeBetween', threshold: [0, 6] }),
        ['info quality-threshold-loosened orders.id'],
      ],
      'a forbidden range that grows breaks': [
        rule({ operator: 'mustNotBeBetween', threshold: [1, 5] }),
        rule({ operator: 'mustNotBeBetween', threshold: [0, 6] }),
        ['breaking quality-threshold-tightened orders.id'],
      ],
      'less or equal to less than is stricter': [
        rule({ operator: 'mustBeLessOrEqualTo', threshold: [5] }),
        rule({ operator: 'mustBeLessThan', threshold: [5] }),
        ['breaking quality-threshold-tightened orders.id'],
      ],
      'another operator that accepts more informs': [
        rule({ operator: 'mustBe', threshold: [0] }),
        rule({ operator: 'mustBeLessThan', threshold: [3] }),
        ['info quality-threshold-loosened orders.id'],
      ],
      'a limit in another unit is a warning': [
        rule({ operator: 'mustBeLessThan', threshold: [5], unit: 'rows' }),
        rule({ operator: 'mustBeLessThan', threshold: [5], unit: 'percent' }),
        ['warning quality-threshold-changed orders.id'],
      ],
      'another metric under the same name is a warning': [
        rule({ name: 'complete', metric: 'nullValues' }),
        rule({ name: 'complete', metric: 'missingValues' }),
        ['warning quality-changed orders.id'],
      ],
      'another query under the same id is a warning': [
        rule({ id: 'q', type: 'sql', metric: undefined, query: 'SELECT 1' }),
        rule({ id: 'q', type: 'sql', metric: undefined, query: 'SELECT 2' }),
        ['warning quality-changed orders.id'],
      ],
      'severity and dimension inform': [
        rule({ severity: 'error', dimension: 'completeness' }),
        rule({ severity: 'warning', dimension: 'accuracy' }),
        [
          'info quality-severity-changed orders.id',
          'info quality-dimension-changed orders.id',
        ],
      ],
      'arguments in another order change nothing': [
        rule({ arguments: { a: 1, b: [2] } }),
        rule({ arguments: { b: [2], a: 1 } }),
        [],
      ],
    };
    it.each(Object.entries(cases))('%s', (_, [before, after, expected]) => {
      expect(inBrief(aContract(before), aContract(after))).toEqual(expected);
    });
  });

  describe('of the agreement', () => {
    const level = (
      value: string | number,
      unit?: string,
      name = 'latency',
    ) => ({
      serviceLevels: [{ property: name, value, ...(unit && { unit }) }],
    });
    const server = (settings: Record<string, string>, type = 'postgresql') => ({
      servers: [{ server: 'production', type, settings }],
    });
    const cases: Record<string, Case> = {
      'a longer latency is a warning': [
        level(4, 'h'),
        level(1, 'd'),
        ['warning service-level-loosened serviceLevels.latency'],
      ],
      'a shorter latency informs': [
        level(2, 'days'),
        level(24, 'hours'),
        ['info service-level-tightened serviceLevels.latency'],
      ],
      'the same promise in another unit informs': [
        level(1, 'd'),
        level(24, 'h'),
        ['info service-level-rewritten serviceLevels.latency'],
      ],
      'a lower availability is a warning': [
        level('99.9%', undefined, 'availability'),
        level('99%', undefined, 'availability'),
        ['warning service-level-loosened serviceLevels.availability'],
      ],
      'an earlier end of support is a warning': [
        level('2030-01-01', undefined, 'endOfSupport'),
        level('2028-01-01', undefined, 'endOfSupport'),
        ['warning service-level-loosened serviceLevels.endOfSupport'],
      ],
      'a level of an unknown name is a warning': [
        level(1, 'h', 'coolness'),
        level(2, 'h', 'coolness'),
        ['warning service-level-changed serviceLevels.coolness'],
      ],
      'units that are no time are a warning': [
        level(1, 'h'),
        level(1, 'moons'),
        ['warning service-level-changed serviceLevels.latency'],
      ],
      'a removed service level is a warning': [
        level(1, 'h'),
        {},
        ['warning service-level-removed serviceLevels.latency'],
      ],
      'an added service level informs': [
        {},
        level(1, 'h'),
        ['info service-level-added serviceLevels.latency'],
      ],
      'a removed server breaks': [
        server({ host: 'a' }),
        {},
        ['breaking server-removed servers.production'],
      ],
      'an added server informs': [
        {},
        server({ host: 'a' }),
        ['info server-added servers.production'],
      ],
      'another host breaks': [
        server({ host: 'a' }),
        server({ host: 'b' }),
        ['breaking server-setting-changed servers.production'],
      ],
      'another technology breaks': [
        server({}),
        server({}, 'snowflake'),
        ['breaking server-type-changed servers.production'],
      ],
      'a setting that says more informs': [
        server({}),
        server({ schema: 'sales' }),
        ['info server-setting-added servers.production'],
      ],
      'a removed role is a warning': [
        { roles: [{ role: 'analyst' }] },
        {},
        ['warning role-removed roles.analyst'],
      ],
      'another access of a role is a warning': [
        { roles: [{ role: 'analyst', access: 'write' }] },
        { roles: [{ role: 'analyst', access: 'read' }] },
        ['warning role-access-changed roles.analyst'],
      ],
      'a role that gives other columns is a warning': [
        { roles: [{ role: 'analyst', exceptColumns: ['orders.email'] }] },
        { roles: [{ role: 'analyst', columns: ['orders.id'] }] },
        [
          'warning role-columns-added roles.analyst',
          'warning role-except-columns-removed roles.analyst',
        ],
      ],
      'other approvers inform': [
        { roles: [{ role: 'analyst', firstLevelApprovers: 'owner' }] },
        { roles: [{ role: 'analyst', firstLevelApprovers: 'steward' }] },
        ['info role-approvers-changed roles.analyst'],
      ],
      'limitations that are added are a warning': [
        {},
        { limitations: 'Not for marketing.' },
        ['warning limitations-added limitations'],
      ],
      'another purpose informs': [
        { purpose: 'a' },
        { purpose: 'b' },
        ['info purpose-changed purpose'],
      ],
      'a status that announces the end is a warning': [
        { status: 'active' },
        { status: 'deprecated' },
        ['warning status-changed status'],
      ],
      'another status informs': [
        { status: 'draft' },
        { status: 'active' },
        ['info status-changed status'],
      ],
      'a price that falls informs': [
        { price: { amount: 10, currency: 'EUR', unit: 'month' } },
        { price: { amount: 5, currency: 'EUR', unit: 'month' } },
        ['info price-lowered price'],
      ],
      'a price in another currency is a warning': [
        { price: { amount: 10, currency: 'EUR' } },
        { price: { amount: 5, currency: 'USD' } },
        ['warning price-changed price'],
      ],
      'another contract behind the port is a warning': [
        { id: 'a' },
        { id: 'b' },
        ['warning id-changed id'],
      ],
      'support and team inform': [
        { support: [{ channel: 'orders' }], team: [{ username: 'steward' }] },
        { support: [], team: [{ username: 'steward', role: 'owner' }] },
        [
          'info support-removed support.orders',
          'info team-changed team.steward',
        ],
      ],
    };
    it.each(Object.entries(cases))('%s', (_, [before, after, expected]) => {
      expect(inBrief(aContract(before), aContract(after))).toEqual(expected);
    });
  });

  describe('of versions', () => {
    const breaking = (before?: string, after?: string) =>
      inBrief(
        aContract({ version: before, ...property({ required: false }) }),
        aContract({ version: after, ...property({ required: true }) }),
      ).filter(line => line.includes('version-not-raised'));
    it.each([
      ['1.2.0', '1.3.0', 1],
      ['1.2.0', '1.2.0', 1],
      ['v1.2.0', 'v1.2.1', 1],
      ['2.0.0', '1.0.0', 1],
      ['1.2.0', '2.0.0', 0],
      ['9.0.0', '10.0.0', 0],
      ['2026-01', '2026-02', 0],
      [undefined, undefined, 0],
    ])(
      'a breaking change from version %s to %s gets %s warnings that the first number should rise',
      (before, after, count) => {
        expect(breaking(before, after)).toHaveLength(count);
      },
    );

    it('a version that rises without need is no one’s problem', () => {
      expect(
        inBrief(
          aContract({ version: '1.0.0' }),
          aContract({ version: '2.0.0' }),
        ),
      ).toEqual(['info version-changed version']);
    });
  });

  describe('of nested properties', () => {
    const nested = (
      city: Partial<ContractProperty>,
      sku: Partial<ContractProperty>,
    ) =>
      aContract({
        schemas: [
          aSchema('orders', [
            aProperty('address', {
              logicalType: 'object',
              properties: [
                aProperty('city', { path: 'address.city', ...city }),
              ],
            }),
            aProperty('lines', {
              logicalType: 'array',
              items: aProperty('items', {
                path: 'lines[]',
                logicalType: 'object',
                properties: [aProperty('sku', { path: 'lines[].sku', ...sku })],
              }),
            }),
          ]),
        ],
      });

    it('finds changes in objects and in elements of arrays', () => {
      expect(
        inBrief(
          nested({ required: false }, { logicalType: 'string' }),
          nested({ required: true }, { logicalType: 'integer' }),
        ),
      ).toEqual([
        'breaking required-added orders.address.city',
        'breaking logical-type-changed orders.lines[].sku',
      ]);
    });

    it('reports a removed object once, not each of its properties', () => {
      const before = nested({}, {});
      const after = aContract({
        schemas: [aSchema('orders', [before.schemas[0].properties[1]])],
      });
      expect(inBrief(before, after)).toEqual([
        'breaking property-removed orders.address',
      ]);
    });

    it('reports an array whose elements are no longer described', () => {
      const before = nested({}, {});
      const [address, lines] = before.schemas[0].properties;
      const after = aContract({
        schemas: [aSchema('orders', [address, { ...lines, items: undefined }])],
      });
      expect(inBrief(before, after)).toEqual([
        'breaking property-removed orders.lines[]',
      ]);
    });
  });

  describe('of renames', () => {
    const message = (from: ContractProperty, to: ContractProperty) =>
      diffContracts(
        aContract({ schemas: [aSchema('orders', [from])] }),
        aContract({ schemas: [aSchema('orders', [to])] }),
      ).map(({ message: text }) => text);

    it.each([
      ['a similar name', {}, {}],
      ['the same column', { physicalName: 'c1' }, { physicalName: 'c1' }],
    ])('%s earns a hint on both sides', (_, from, to) => {
      const [removed, added] = message(
        aProperty('customer_id', from),
        aProperty('customerId', to),
      );
      expect(removed).toContain('renamed to customerId');
      expect(added).toContain('customer_id was renamed');
    });

    it.each([
      ['another type', 'customer_id', 'integer', 'customerId', 'string'],
      ['another word', 'email', 'string', 'amount', 'string'],
    ])('%s earns none', (_, from, fromType, to, toType) => {
      const texts = message(
        aProperty(from, { logicalType: fromType }),
        aProperty(to, { logicalType: toType }),
      );
      expect(texts).toHaveLength(2);
      expect(texts.join(' ')).not.toContain('renamed');
    });

    it('does not give one new property to two old ones', () => {
      const texts = diffContracts(
        aContract({
          schemas: [aSchema('s', [aProperty('amount1'), aProperty('amount2')])],
        }),
        aContract({ schemas: [aSchema('s', [aProperty('amount3')])] }),
      ).filter(({ message: text }) => text.includes('renamed to amount3'));
      expect(texts).toHaveLength(1);
    });
  });

  it('lists breaking changes first, then warnings, each in the order of the document', () => {
    const before = aContract({
      purpose: 'a',
      limitations: 'a',
      schemas: [
        aSchema('a', [aProperty('x', { required: false })]),
        aSchema('b', [aProperty('y')]),
      ],
    });
    const after = aContract({
      purpose: 'b',
      limitations: 'b',
      schemas: [aSchema('a', [aProperty('x', { required: true })])],
    });
    expect(inBrief(before, after)).toEqual([
      'breaking required-added a.x',
      'breaking schema-removed b',
      'warning limitations-changed limitations',
      'info purpose-changed purpose',
    ]);
  });

  it('says in words what was and what is', () => {
    const [change] = diffContracts(
      aContract(property({ logicalType: 'string' })),
      aContract(property({ logicalType: 'integer' })),
    );
    expect(change).toEqual({
      code: 'logical-type-changed',
      severity: 'breaking',
      path: 'orders.id',
      message: 'The logical type changed from "string" to "integer".',
      before: 'string',
      after: 'integer',
    });
  });

  it('keeps a change short however long the texts are', () => {
    const [change] = diffContracts(
      aContract({ purpose: 'a'.repeat(100_000) }),
      aContract({ purpose: 'b'.repeat(100_000) }),
    );
    expect(JSON.stringify(change).length).toBeLessThan(2000);
  });

  describe('whatever the contracts are', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      'c',
      'id',
      'order_id',
      'orderId',
      '',
      '__proto__',
    );
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
      fc.option(arbitrary, { nil: undefined });
    const { property: anyProperty } = fc.letrec<{ property: ContractProperty }>(
      tie => ({
        property: fc.record({
          name: word,
          path: word,
          required: fc.boolean(),
          unique: fc.boolean(),
          logicalType: maybe(word),
          physicalName: maybe(word),
          classification: maybe(fc.constantFrom('public', 'restricted', 'x')),
          values: maybe(fc.array(fc.record({ value: word }), { maxLength: 3 })),
          constraints: maybe(
            fc.dictionary(
              fc.constantFrom('minimum', 'maxLength', 'pattern'),
              word,
            ),
          ),
          quality: fc.array(
            fc.record({
              type: fc.constantFrom('library' as const, 'sql' as const),
              title: word,
              name: maybe(word),
              metric: maybe(word),
              operator: maybe(fc.constantFrom('mustBe', 'mustBeLessThan')),
              threshold: maybe(fc.array(fc.integer(), { maxLength: 2 })),
            }),
            { maxLength: 2 },
          ),
          properties: maybe(
            fc.array(tie('property') as fc.Arbitrary<ContractProperty>, {
              maxLength: 2,
            }),
          ),
          items: maybe(tie('property') as fc.Arbitrary<ContractProperty>),
        }),
      }),
    );
    const anyContract = fc
      .record({
        version: maybe(fc.constantFrom('1.0.0', '2.0.0')),
        purpose: maybe(word),
        schemas: fc.array(
          fc.record({
            name: word,
            physicalName: maybe(word),
            properties: fc.array(anyProperty, { maxLength: 3 }),
            quality: fc.constant<QualityRule[]>([]),
          }),
          { maxLength: 3 },
        ),
        servers: fc.array(
          fc.record({
            server: maybe(word),
            type: word,
            settings: fc.dictionary(word, word),
          }),
          { maxLength: 2 },
        ),
        serviceLevels: fc.array(
          fc.record({ property: word, value: fc.integer(), unit: maybe(word) }),
          { maxLength: 2 },
        ),
        roles: fc.array(fc.record({ role: word }), { maxLength: 2 }),
      })
      .map(parts => aContract(parts));

    it('a contract does not differ from itself', () => {
      fc.assert(
        fc.property(anyContract, contract => {
          expect(diffContracts(contract, structuredClone(contract))).toEqual(
            [],
          );
        }),
      );
    });

    it('what is removed one way is added the other way', () => {
      const kinds = [
        'schema',
        'property',
        'server',
        'role',
        'service-level',
        'quality',
      ];
      const places = (before: Contract, after: Contract, what: RegExp) =>
        diffContracts(before, after)
          .filter(({ code }) => what.test(code))
          .map(({ code, path }) => `${code.replace(what, '$1')} ${path}`)
          .sort();
      const removed = new RegExp(`^(${kinds.join('|')})-removed$`);
      const added = new RegExp(`^(?:required-)?(${kinds.join('|')})-added$`);
      fc.assert(
        fc.property(anyContract, anyContract, (a, b) => {
          expect(places(a, b, removed)).toEqual(places(b, a, added));
        }),
      );
    });

    it('breaking changes stand first', () => {
      const rank = { breaking: 0, warning: 1, info: 2 };
      fc.assert(
        fc.property(anyContract, anyContract, (a, b) => {
          const ranks = diffContracts(a, b).map(
            ({ severity }) => rank[severity],
          );
          expect(ranks).toEqual([...ranks].sort());
        }),
      );
    });
  });
});
