import fc from 'fast-check';
import { stringify } from 'yaml';
import { COMPLETE_CONTRACT } from './__testUtils__/completeContract';
import { parseContract } from './parseContract';
import { validateContract } from './validateContract';

const START = `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
`;

/** What the contract says in the model. */
const modelOf = (more: string) => parseContract(START + more).contract;

const propertyOf = (fields: string) =>
  modelOf(`schema:
  - name: orders
    properties:
      - {name: amount, ${fields}}`)?.schemas[0].properties[0];

const ruleOf = (fields: string) =>
  modelOf(`schema:
  - name: orders
    quality:
      - {${fields}}`)?.schemas[0].quality[0];

describe('the model of a contract', () => {
  it('has everything empty that the file does not say', () => {
    expect(parseContract(START)).toEqual({
      contract: {
        apiVersion: 'v3.1.0',
        id: 'orders',
        version: '1.0.0',
        status: 'active',
        tags: [],
        schemas: [],
        servers: [],
        serviceLevels: [],
        roles: [],
        support: [],
        team: [],
      },
      problems: [],
    });
  });

  it('can be sent as JSON without a loss', () => {
    const { contract } = parseContract(COMPLETE_CONTRACT);
    expect(JSON.parse(JSON.stringify(contract))).toStrictEqual(contract);
  });

  it.each<[string, string, object]>([
    [
      'what it is for',
      'description: {purpose: a, usage: b, limitations: c}',
      { purpose: 'a', usage: 'b', limitations: 'c' },
    ],
    [
      'a text in several lines',
      'description:\n  purpose: |\n    a\n    b\n',
      { purpose: 'a\nb' },
    ],
    ['a description in one text', 'description: a', { purpose: 'a' }],
    [
      'its place',
      'domain: order\ntenant: shop\nname: Orders\ndataProduct: p',
      { domain: 'order', tenant: 'shop', name: 'Orders', dataProduct: 'p' },
    ],
    ['tags', 'tags: [a, 1, true, {}]', { tags: ['a', '1', 'true'] }],
    ['a tag that is no list', 'tags: a', { tags: ['a'] }],
    [
      'the price',
      "price: {priceAmount: '9.95', priceCurrency: EUR, priceUnit: GB}",
      { price: { amount: 9.95, currency: 'EUR', unit: 'GB' } },
    ],
    [
      'when it was made',
      "contractCreatedTs: '2026-01-31T10:00:00Z'",
      { createdAt: '2026-01-31T10:00:00Z' },
    ],
    [
      'links, those of the description too',
      'authoritativeDefinitions: [{url: https://a, type: t}, {type: u}]\ndescription: {authoritativeDefinitions: [{url: https://b}]}',
      { links: [{ url: 'https://a', type: 't' }, { url: 'https://b' }] },
    ],
    [
      'the team as an object',
      'team: {members: [{username: a, name: A, role: owner, dateIn: 2026-01-01}]}',
      {
        team: [
          { username: 'a', name: 'A', role: 'owner', dateIn: '2026-01-01' },
        ],
      },
    ],
    [
      'the team as a list',
      'team: [{username: a, comment: b}, {name: C}, {role: d}]',
      {
        team: [
          { username: 'a', description: 'b' },
          { username: 'C', name: 'C' },
        ],
      },
    ],
    [
      'roles',
      'roles: [{role: r, access: read, firstLevelApprovers: a, secondLevelApprovers: [b, c]}, s]',
      {
        roles: [
          {
            role: 'r',
            access: 'read',
            firstLevelApprovers: 'a',
            secondLevelApprovers: 'b, c',
          },
          { role: 's' },
        ],
      },
    ],
    [
      'support',
      "support: [{channel: '#a', tool: slack}, {url: https://b}]",
      {
        support: [
          { channel: '#a', tool: 'slack' },
          { channel: 'https://b', url: 'https://b' },
        ],
      },
    ],
    [
      'servers, with synonyms of their types brought together',
      'servers: [{server: a, type: Postgres, port: 5432, host: h, roles: [{role: r}], environment: prod}, {server: b}]',
      {
        servers: [
          {
            server: 'a',
            type: 'postgresql',
            environment: 'prod',
            roles: ['r'],
            settings: { port: '5432', host: 'h' },
          },
          { server: 'b', type: 'custom', settings: {} },
        ],
      },
    ],
    [
      'settings that the standard has no field for',
      'servers: [{server: a, type: kafka, host: h, customProperties: [{property: topic, value: t}, {property: host, value: x}, {property: list, value: [1]}]}]',
      {
        servers: [
          { server: 'a', type: 'kafka', settings: { host: 'h', topic: 't' } },
        ],
      },
    ],
  ])('holds %s', (_, more, expected) => {
    expect(modelOf(more)).toMatchObject(expected);
  });

  it('keeps numbers in texts as they were written', () => {
    const { contract } = parseContract(
      START.replace('version: 1.0.0', 'version: 1.10').replace(
        'id: orders',
        'id: 007',
      ),
    );
    expect(contract).toMatchObject({ version: '1.10', id: '007' });
  });
});

describe('service levels', () => {
  const levelsOf = (more: string) => modelOf(more)?.serviceLevels;

  it.each([
    ['ly', 'latency'],
    ['Latency', 'latency'],
    ['freshness', 'latency'],
    ['av', 'availability'],
    ['general_availability', 'generalAvailability'],
    ['ENDOFSUPPORT', 'endOfSupport'],
    ['tr', 'timeToRepair'],
    ['somethingElse', 'somethingElse'],
  ])('%s is called %s', (name, canonical) => {
    expect(levelsOf(`slaProperties: [{property: ${name}, value: 1}]`)).toEqual([
      { property: canonical, value: 1 },
    ]);
  });

  it('keep the kind of their values', () => {
    expect(
      levelsOf(
        'slaProperties: [{property: a, value: 1.5, valueExt: 2}, {property: b, value: "1"}, {property: c, value: true}]',
      ),
    ).toEqual([
      { property: 'a', value: 1.5, valueExt: 2 },
      { property: 'b', value: '1' },
      { property: 'c', value: true },
    ]);
  });

  it('without a value promise nothing', () => {
    expect(
      levelsOf('slaProperties: [{property: a}, {property: b, value: null}]'),
    ).toEqual([]);
  });

  it('are about the default element unless they name one', () => {
    expect(
      levelsOf(
        'slaDefaultElement: t.a\nslaProperties: [{property: re, value: 1}, {property: ly, value: 1, element: t.b}]',
      ),
    ).toEqual([
      { property: 'retention', value: 1, element: 't.a' },
      { property: 'latency', value: 1, element: 't.b' },
    ]);
  });
});

describe('schemas', () => {
  it('hold what the file says about them', () => {
    expect(
      modelOf(`schema:
  - name: orders
    physicalName: shop.orders
    physicalType: table
    logicalType: object
    businessName: Orders
    description: All.
    dataGranularityDescription: One row per order.
    tags: [a]
    authoritativeDefinitions: [{url: https://a, type: b}]`)?.schemas,
    ).toEqual([
      {
        name: 'orders',
        physicalName: 'shop.orders',
        physicalType: 'table',
        logicalType: 'object',
        businessName: 'Orders',
        description: 'All.',
        granularity: 'One row per order.',
        tags: ['a'],
        properties: [],
        quality: [],
        links: [{ url: 'https://a', type: 'b' }],
      },
    ]);
  });

  it('may be written as objects by name', () => {
    expect(
      modelOf('schema: {orders: {properties: {id: {logicalType: integer}}}}')
        ?.schemas,
    ).toMatchObject([
      {
        name: 'orders',
        properties: [{ name: 'id', path: 'id', logicalType: 'integer' }],
      },
    ]);
  });

  it('number the parts of a key from 1, in the order that they declare', () => {
    const keyOf = (positions: (string | undefined)[]) =>
      modelOf(`schema:
  - name: orders
    properties:
${positions
  .map(
    (position, index) =>
      `      - {name: c${index}, primaryKey: true${
        position === undefined ? '' : `, primaryKeyPosition: ${position}`
      }}`,
  )
  .join('\n')}
      - {name: other, primaryKeyPosition: 1}`)?.schemas[0].properties.map(
        one => one.primaryKey,
      );
    expect(keyOf([undefined])).toEqual([1, undefined]);
    expect(keyOf(['2', '1'])).toEqual([2, 1, undefined]);
    expect(keyOf(['1', '0'])).toEqual([2, 1, undefined]);
    expect(keyOf(['-1', '-1'])).toEqual([1, 2, undefined]);
    expect(keyOf([undefined, '1', '1'])).toEqual([3, 1, 2, undefined]);
  });

  it('know which properties belong to the partition key', () => {
    expect(
      modelOf(`schema:
  - name: orders
    properties:
      - {name: a, partitioned: true, partitionKeyPosition: 2}
      - {name: b, partitioned: true, partitionKeyPosition: 1}
      - {name: c, partitioned: false, partitionKeyPosition: -1}`)?.schemas[0].properties.map(
        one => one.partitioned,
      ),
    ).toEqual([2, 1, undefined]);
  });

  it('hand their relationships to the properties', () => {
    const properties = modelOf(`schema:
  - id: o
    name: orders
    relationships:
      - {from: orders.customer, to: customers.id}
      - {from: [orders.a, b], to: [lines.a, lines.b]}
      - {from: /schema/o/properties/pk, to: /schema/c/properties/cid}
      - {from: orders.missing, to: x.y}
    properties:
      - {name: customer, relationships: [{to: [people.id, /schema/elsewhere/properties/x]}]}
      - {name: a}
      - {name: b}
      - {id: pk, name: number, relationships: [{to: 'https://x/other.yaml#/schema/s/properties/p'}]}
  - id: c
    name: customers
    properties: [{id: cid, name: id}]`)?.schemas[0].properties;
    expect(properties?.map(one => [one.name, one.references])).toEqual([
      ['customer', ['people.id', 'elsewhere.x', 'customers.id']],
      ['a', ['lines.a']],
      ['b', ['lines.b']],
      [
        'number',
        ['https://x/other.yaml#/schema/s/properties/p', 'customers.id'],
      ],
    ]);
  });
});

describe('properties', () => {
  it.each<[string, string, object]>([
    [
      'nothing more',
      '',
      {
        name: 'amount',
        path: 'amount',
        required: false,
        unique: false,
        quality: [],
      },
    ],
    [
      'required and unique',
      'required: true, unique: true',
      { required: true, unique: true },
    ],
    [
      'switches as texts',
      "required: 'yes', unique: 1",
      { required: true, unique: true },
    ],
    [
      'the names of older tools',
      'isNullable: false, isUnique: true, isPrimaryKey: true',
      { required: true, unique: true, primaryKey: 1 },
    ],
    [
      'a critical one',
      'criticalDataElement: true, classification: restricted, encryptedName: e',
      { critical: true, classification: 'restricted', encryptedName: 'e' },
    ],
    [
      'examples of any kind',
      'examples: [1, a, 2026-01-01, {b: c}, [1], null]',
      { examples: ['1', 'a', '2026-01-01', '{"b":"c"}', '[1]'] },
    ],
    [
      'options',
      'logicalTypeOptions: {minimum: 0, maximum: 1.50, pattern: "^a", required: [x, y], format: ""}',
      {
        constraints: {
          minimum: '0',
          maximum: '1.50',
          pattern: '^a',
          required: 'x, y',
        },
      },
    ],
    [
      'allowed values',
      "enum: [{value: a, label: A}, {value: 1}, b, {value: ''}, {value: null}]",
      {
        values: [
          { value: 'a', label: 'A' },
          { value: '1' },
          { value: 'b' },
          { value: '' },
        ],
      },
    ],
    [
      'allowed values by a rule',
      'quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a, 1, null]}}]',
      { values: [{ value: 'a' }, { value: '1' }] },
    ],
    [
      'how it is made',
      'transformLogic: a + b, transformDescription: The sum., transformSourceObjects: [s, t]',
      { transform: 'The sum.\na + b\nSources: s, t' },
    ],
  ])('hold %s', (_, fields, expected) => {
    expect(propertyOf(fields)).toMatchObject(expected);
  });

  it('does not take values for the only allowed ones if some others may occur', () => {
    const property = propertyOf(
      'quality: [{metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [a]}}]',
    );
    expect(property).not.toHaveProperty('values');
  });

  it('know their paths in objects, arrays and maps', () => {
    const paths: string[] = [];
    const visit = (property: NonNullable<ReturnType<typeof propertyOf>>) => {
      paths.push(property.path);
      property.properties?.forEach(visit);
      if (property.items) visit(property.items);
    };
    visit(
      propertyOf(
        'logicalType: object, properties: [{name: a, logicalType: array, items: {logicalType: array, items: {logicalType: object, properties: [{name: b}]}}}, {name: m, logicalType: map, map: {key: {logicalType: string}, value: {logicalType: object, properties: [{name: c}]}}}]',
      )!,
    );
    expect(paths).toEqual([
      'amount',
      'amount.a',
      'amount.a[]',
      'amount.a[][]',
      'amount.a[][].b',
      'amount.m',
      'amount.m{}',
      'amount.m{}.c',
    ]);
  });

  it('say of what type the keys of a map are', () => {
    expect(
      propertyOf(
        'logicalType: map, map: {key: {logicalType: string}, value: {logicalType: date}}',
      ),
    ).toMatchObject({
      constraints: { keyType: 'string' },
      items: { logicalType: 'date' },
    });
  });
});

describe('quality rules', () => {
  it.each<[string, string, object]>([
    [
      'a metric',
      'metric: nullValues, mustBe: 0',
      {
        type: 'library',
        metric: 'nullValues',
        operator: 'mustBe',
        threshold: [0],
        title: 'null values: none',
      },
    ],
    [
      'a metric of 3.0',
      'type: library, rule: duplicateCount, mustBeLessThan: 5, unit: rows',
      {
        type: 'library',
        metric: 'duplicateValues',
        title: 'duplicate values: less than 5 rows',
      },
    ],
    [
      'valid values as in 3.0',
      'rule: validValues, validValues: [a, b], mustBe: 0',
      { metric: 'invalidValues', arguments: { validValues: ['a', 'b'] } },
    ],
    [
      'a pattern beside a rule of 3.0',
      "rule: invalidValues, pattern: '^[A-Z]$', mustBe: 0",
      { metric: 'invalidValues', arguments: { pattern: '^[A-Z]$' } },
    ],
    [
      'a range',
      'metric: rowCount, mustBeBetween: [10, 20]',
      {
        operator: 'mustBeBetween',
        threshold: [10, 20],
        title: 'row count: between 10 and 20',
      },
    ],
    [
      'a share',
      "metric: missingValues, mustBeLessOrEqualTo: 1, unit: '%'",
      { unit: 'percent', title: 'missing values: at most 1 percent' },
    ],
    [
      'an exact count',
      'metric: rowCount, mustBe: 0',
      { title: 'row count: exactly 0' },
    ],
    [
      'columns',
      'metric: duplicateValues, mustBe: 0, arguments: {properties: [a, b]}',
      { title: 'duplicate values of a, b: none' },
    ],
    [
      'a query',
      'type: sql, name: No orphans, query: "select 1", mustBe: 0',
      { type: 'sql', title: 'No orphans: exactly 0', query: 'select 1' },
    ],
    [
      'a query without type',
      'query: "select 1", mustBeGreaterThan: 3',
      { type: 'sql', title: 'result of an SQL query: more than 3' },
    ],
    [
      'an object of another engine',
      'type: custom, engine: greatExpectations, implementation: {a: [1]}',
      {
        engine: 'great-expectations',
        implementation: 'a:\n  - 1',
        title: 'check by great-expectations',
      },
    ],
    [
      'a text of another engine',
      'type: custom, engine: soda, implementation: "a: 1", description: "All is well."',
      { engine: 'soda', implementation: 'a: 1', title: 'All is well' },
    ],
    [
      'words',
      'description: "First line.\\nSecond line."',
      { type: 'text', title: 'First line' },
    ],
    ['nothing', '{}', { type: 'text', title: 'rule without a description' }],
    [
      'a dimension of another standard',
      'type: text, dimension: Validity',
      { dimension: 'conformity' },
    ],
    [
      'a text as threshold',
      'metric: rowCount, mustNotBe: ""',
      { threshold: [''], title: 'row count: not ""' },
    ],
  ])('hold %s', (_, fields, expected) => {
    expect(ruleOf(fields)).toMatchObject(expected);
  });

  it.each(['${table}', '${object}', '{table}', '{model}', '{object}'])(
    'name the table in a query in one way instead of %s',
    placeholder => {
      expect(ruleOf(`query: 'select * from ${placeholder}'`)).toMatchObject({
        query: 'select * from {object}',
      });
    },
  );

  it.each(['${column}', '${property}', '{field}', '{column}'])(
    'name the column in a query in one way instead of %s',
    placeholder => {
      expect(ruleOf(`query: 'select ${placeholder}'`)).toMatchObject({
        query: 'select {property}',
      });
    },
  );

  it('have a title of one line, however long they are', () => {
    const title = ruleOf(`description: ${'word '.repeat(200)}`)?.title ?? '';
    expect(title.length).toBeLessThanOrEqual(160);
    expect(title).toMatch(/^word .*…$/);
  });
});

describe('warnings', () => {
  const warningsOf = (text: string) =>
    parseContract(text)
      .problems.filter(problem => problem.severity === 'warning')
      .map(({ code, field, line }) => `${code} ${field} ${line}`);

  it.each<[string, string, string[]]>([
    [
      'a field that goes out of use',
      'dataProduct: a\nslaDefaultElement: b',
      [
        'deprecated-field dataProduct 6',
        'deprecated-field slaDefaultElement 7',
      ],
    ],
    [
      'the team as a list',
      'team: [{username: a}]',
      ['deprecated-field team 6'],
    ],
    [
      'a rule beside a metric',
      'schema: [{name: a, quality: [{metric: rowCount, rule: x, mustBe: 1}]}]',
      ['deprecated-field schema[0].quality[0].rule 6'],
    ],
    [
      'two columns of one name',
      'schema:\n- name: a\n  properties:\n  - {name: b, logicalType: string}\n  - {name: b, logicalType: string}',
      ['duplicate-name schema[0].properties[1].name 10'],
    ],
    [
      'two schemas of one name',
      'schema: [{name: a}, {name: a}]',
      ['duplicate-name schema[1].name 6'],
    ],
    [
      'two servers of one name',
      'servers: [{server: a, type: custom}, {server: a, type: custom}]',
      ['duplicate-name servers[1].server 6'],
    ],
    [
      'a reference to a column that is not there',
      'schema: [{name: a, properties: [{name: b, logicalType: string, relationships: [{to: a.c}, {to: a.b}, {to: other.x}]}]}]',
      ['unknown-reference schema[0].properties[0].relationships[0].to 6'],
    ],
    [
      'a role that keeps out a column that is not there',
      'schema: [{name: a, properties: [{name: b, logicalType: array, items: {logicalType: object, properties: [{name: c, logicalType: string}]}}]}]\nroles: [{role: r, customProperties: [{property: exceptColumns, value: [a.b, "a.b[].c", "*.x", a]}, {property: columns, value: a.d}, {property: other, value: a.e}]}]',
      ['unknown-role-column roles[0].customProperties[1].value 7'],
    ],
    [
      'a position without a key',
      'schema: [{name: a, properties: [{name: b, logicalType: string, primaryKeyPosition: 1}, {name: c, logicalType: string, primaryKeyPosition: -1}]}]',
      ['position-without-key schema[0].properties[0].primaryKeyPosition 6'],
    ],
    [
      'an engine that is spelled in two ways',
      'schema: [{name: a, quality: [{type: custom, engine: greatExpectations, implementation: x}]}]',
      ['two-spellings schema[0].quality[0].engine 6'],
    ],
    [
      'a placeholder that is spelled in two ways',
      "schema: [{name: a, quality: [{type: sql, query: 'select ${table}', mustBe: 1}, {type: sql, query: 'select {object}', mustBe: 1}]}]",
      ['two-spellings schema[0].quality[0].query 6'],
    ],
  ])('are given for %s', (_, more, expected) => {
    expect(warningsOf(START + more)).toEqual(expected);
    expect(validateContract(START + more)).toEqual([]);
  });

  it('are given for a slip where 3.0 allows any field', () => {
    const text = `${START.replace('v3.1.0', 'v3.0.2')}roles: [{role: a, acces: read, somethingNew: 1}]`;
    expect(warningsOf(text)).toEqual(['unknown-field roles[0].acces 6']);
  });

  it('are not given for fields before they went out of use', () => {
    const text = `${START.replace('v3.1.0', 'v3.0.2')}dataProduct: a\nteam: []`;
    expect(parseContract(text).problems).toEqual([]);
  });
});

describe('a contract with mistakes', () => {
  it('is read as far as it can be understood', () => {
    const { contract, problems } = parseContract(`apiVersion: 3.1
kind: DataContract
schema:
  - name: 1
    properties:
      - name: a
        logicalType: varchar
        colour: red
      - just a text
      - physicalName: b
  - oops
servers: nothing
tags: {a: b}
team: 5
`);
    expect(problems.length).toBeGreaterThan(8);
    expect(contract).toMatchObject({
      apiVersion: '3.1',
      schemas: [
        {
          name: '1',
          properties: [{ name: 'a', logicalType: 'varchar' }, { name: 'b' }],
        },
      ],
      servers: [],
      tags: [],
      team: [],
    });
  });

  it.each([
    ['of an unknown version', 'apiVersion: v9.0.0\nkind: DataContract\nid: a'],
    ['with a field given twice', `${START}id: a\nname: b`],
    ['with a second document', `${START}---\na: 1`],
  ])('is read %s', (_, text) => {
    const { contract, problems } = parseContract(text);
    expect(contract).toBeDefined();
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['is no YAML', `${START}a: b: c`],
    ['is something else', 'kind: Component'],
    ['is too large', `${START}# ${'x'.repeat(1024 * 1024)}`],
  ])('is not read when it %s', (_, text) => {
    const { contract, problems } = parseContract(text);
    expect(contract).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  });

  it('has its problems in the order of the file', () => {
    const { problems } = parseContract(
      `${START}name: 1\ndataProduct: a\ndomain: 2`,
    );
    expect(problems.map(problem => problem.line)).toEqual([6, 7, 8]);
  });
});

describe('the size of the model', () => {
  const long = 'x'.repeat(200_000);
  it.each([
    [
      'columns inside one with a long name',
      `schema:
  - name: a
    properties:
      - name: ${long}
        logicalType: object
        properties:
${'          - {name: b, logicalType: string}\n'.repeat(500)}`,
    ],
    [
      'service levels about a long element',
      `slaDefaultElement: ${long}\nslaProperties:\n${'  - {property: a, value: 1}\n'.repeat(500)}`,
    ],
    [
      'references to a long name',
      `schema:
  - id: s
    name: ${long}
    relationships:
${'      - {from: a, to: /schema/s}\n'.repeat(500)}
    properties:
${'      - {name: b, relationships: [{to: /schema/s/properties/b}]}\n'.repeat(500)}`,
    ],
  ])('does not multiply with %s', (_, more) => {
    const text = START + more;
    const model = JSON.stringify(parseContract(text).contract);
    expect(model.length).toBeLessThan(8 * text.length);
  });
});

describe('parsing never throws', () => {
  it('for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const { contract, problems } = parseContract(text);
        expect(contract !== undefined || problems.length > 0).toBe(true);
      }),
    );
  });

  const names = [
    'name',
    'schema',
    'properties',
    'items',
    'map',
    'key',
    'value',
    'quality',
    'mustBe',
    'mustBeBetween',
    'metric',
    'type',
    'query',
    'servers',
    'server',
    'team',
    'members',
    'roles',
    'support',
    'slaProperties',
    'property',
    'logicalType',
    'logicalTypeOptions',
    'relationships',
    'from',
    'to',
    'enum',
    'examples',
    'tags',
    'description',
    'authoritativeDefinitions',
    'customProperties',
    'price',
    'arguments',
    'implementation',
    'primaryKey',
    'primaryKeyPosition',
    '__proto__',
    'constructor',
    'toString',
    'apiVersion',
    'kind',
  ];
  const garbage = fc.letrec(tie => ({
    node: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      fc.constantFrom<unknown>(
        'string',
        'array',
        'map',
        'object',
        'library',
        'sql',
        'a.b',
        '/schema/a',
        '',
        null,
        0,
        -1,
        1.5,
        Infinity,
        NaN,
        true,
        false,
      ),
      fc.string({ maxLength: 5 }),
      fc.array(tie('node'), { maxLength: 4 }),
      fc
        .array(fc.tuple(fc.constantFrom(...names), tie('node')), {
          maxLength: 6,
        })
        .map(entries => {
          const object = Object.create(null);
          for (const [key, value] of entries) object[key] = value;
          return object;
        }),
    ),
  })).node;

  it.each(['v3.0.2', 'v3.1.0', 'v3.2.0'])(
    'for any contents of a contract of %s',
    apiVersion => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.constantFrom(...names), garbage), {
            maxLength: 8,
          }),
          entries => {
            const document = new Map<string, unknown>(entries);
            document.set('apiVersion', apiVersion).set('kind', 'DataContract');
            const text = stringify(document, { aliasDuplicateObjects: false });
            const { contract, problems } = parseContract(text);
            expect(contract).toMatchObject({ apiVersion });
            expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
            for (const problem of problems) {
              expect(problem.line).toBeGreaterThanOrEqual(1);
              expect(problem.column).toBeGreaterThanOrEqual(1);
              expect(problem.message).not.toMatch(/undefined|\[object/);
            }
          },
        ),
        { numRuns: 200 },
      );
    },
  );
});
