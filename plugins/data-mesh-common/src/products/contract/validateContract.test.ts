import { COMPLETE_CONTRACT } from './__testUtils__/completeContract';
import { isValidContract, validateContract } from './validateContract';

const START: Record<string, string> = {
  '3.0': 'apiVersion: v3.0.2',
  '3.1': 'apiVersion: v3.1.0',
  '3.2': 'apiVersion: v3.2.0',
};

/** A contract of that version with something more in it. */
function contract(version: string, more = ''): string {
  return `${START[version]}
kind: DataContract
id: orders
version: 1.0.0
status: active
${more}`;
}

const property = (fields: string) => `schema:
  - name: orders
    properties:
      - {name: amount, ${fields}}`;

const rule = (fields: string) => `schema:
  - name: orders
    quality:
      - {${fields}}`;

const server = (fields: string) => `servers:
  - {server: main, ${fields}}`;

const relationship = (fields: string) => `schema:
  - name: orders
    relationships:
      - {${fields}}`;

/** Codes and fields of the errors. */
const errorsOf = (text: string) =>
  validateContract(text).map(({ code, field }) =>
    `${code} ${field ?? ''}`.trim(),
  );

describe('a contract without mistakes', () => {
  it.each(Object.keys(START))('of version %s is valid', version => {
    expect(validateContract(contract(version))).toEqual([]);
    expect(isValidContract(contract(version))).toBe(true);
  });

  it('may use everything that 3.2 has', () => {
    expect(validateContract(COMPLETE_CONTRACT)).toEqual([]);
  });

  it('may be JSON', () => {
    const json = JSON.stringify({
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: 'a',
      version: '1',
      status: 'active',
    });
    expect(isValidContract(json)).toBe(true);
    expect(isValidContract(JSON.stringify(JSON.parse(json), null, 2))).toBe(
      true,
    );
  });
});

/** Versions in which the text is valid; the others must reject it. */
type VersionCase = [what: string, more: string, validIn: string];

describe('what the versions of the standard disagree about', () => {
  it.each<VersionCase>([
    ['team as a list', 'team: [{username: a}]', '3.0 3.1 3.2'],
    ['team as an object', 'team: {members: [{username: a}]}', '3.1 3.2'],
    ['a team member without user name', 'team: [{name: a}]', '3.0'],
    [
      'an unknown field of a team member',
      'team: [{username: a, comment: x}]',
      '3.0',
    ],
    ['a support channel without URL', "support: [{channel: '#a'}]", '3.1 3.2'],
    [
      'custom properties without value',
      'customProperties: [{property: a}]',
      '3.0',
    ],
    [
      'a description of a custom property',
      'customProperties: [{property: a, value: 1, description: x}]',
      '3.0 3.1 3.2',
    ],
    ['an unknown field of a role', 'roles: [{role: a, name: b}]', '3.0'],
    [
      'a schedule of a service level',
      'slaProperties: [{property: a, value: 1, schedule: x}]',
      '3.0 3.1 3.2',
    ],
    [
      'an unknown field of a service level',
      'slaProperties: [{property: a, value: 1, column: x}]',
      '3.0',
    ],
    ['an unknown field of the price', 'price: {amount: 1}', '3.0'],
    ['a context', 'context: Ask first.', '3.2'],
    [
      'synonyms of a schema',
      'schema: [{name: a, synonyms: [{synonym: b}]}]',
      '3.2',
    ],
    ['an id of a schema', 'schema: [{name: a, id: b}]', '3.1 3.2'],
    ['the type timestamp', property('logicalType: timestamp'), '3.1 3.2'],
    [
      'the type map',
      property(
        'logicalType: map, map: {key: {logicalType: string}, value: {logicalType: string}}',
      ),
      '3.2',
    ],
    ['a map without key and value', property('logicalType: map'), ''],
    [
      'a property without logical type',
      property('physicalType: text'),
      '3.0 3.1',
    ],
    [
      'allowed values',
      property('logicalType: string, enum: [{value: a}]'),
      '3.2',
    ],
    [
      'exclusive bounds as switches',
      property(
        'logicalType: integer, logicalTypeOptions: {exclusiveMinimum: true}',
      ),
      '3.0',
    ],
    [
      'exclusive bounds as numbers',
      property(
        'logicalType: integer, logicalTypeOptions: {exclusiveMinimum: 0}',
      ),
      '3.1 3.2',
    ],
    [
      'exclusive bounds of a date',
      property(
        "logicalType: date, logicalTypeOptions: {exclusiveMinimum: '2020-01-01'}",
      ),
      '3.1 3.2',
    ],
    [
      'nested properties of an element that is no object',
      property(
        'logicalType: array, items: {logicalType: string, properties: []}',
      ),
      '3.0',
    ],
    [
      'a relationship of a property',
      property('logicalType: string, relationships: [{to: customers.id}]'),
      '3.1 3.2',
    ],
    [
      'a deep reference',
      property(
        'logicalType: string, relationships: [{to: customers.address.id}]',
      ),
      '3.2',
    ],
    [
      'a quality rule by rule',
      rule('type: library, rule: rowCount, mustBe: 1'),
      '3.0',
    ],
    ['a quality rule without type', rule('rule: rowCount'), '3.0'],
    [
      'a quality rule by metric',
      rule('metric: rowCount, mustBe: 1'),
      '3.1 3.2',
    ],
    [
      'a quality rule with both',
      rule('metric: rowCount, rule: rowCount, mustBe: 1'),
      '3.0 3.1 3.2',
    ],
    [
      'a quality rule that only describes',
      rule('description: It is good.'),
      '3.1 3.2',
    ],
    [
      'a text rule',
      rule('type: text, description: It is good.'),
      '3.0 3.1 3.2',
    ],
    ['a text rule with a comparison', rule('type: text, mustBe: 1'), '3.0'],
    [
      'a library rule without comparison',
      rule('type: library, metric: rowCount, rule: x'),
      '3.0',
    ],
    [
      'two comparisons',
      rule('type: sql, query: x, mustBe: 1, mustNotBe: 2'),
      '3.0',
    ],
    ['an SQL rule without comparison', rule('type: sql, query: x'), '3.0'],
    ['an SQL rule', rule('type: sql, query: x, mustBe: 1'), '3.0 3.1 3.2'],
    [
      'an SQL rule with a metric',
      rule('type: sql, query: x, metric: rowCount, mustBe: 1'),
      '3.0 3.1 3.2',
    ],
    [
      'a custom rule with a comparison',
      rule('type: custom, engine: e, implementation: i, mustBe: 1'),
      '3.0',
    ],
    [
      'a custom rule with a metric',
      rule(
        'type: custom, engine: e, implementation: {a: 1}, metric: rowCount, mustBe: 1',
      ),
      '3.0 3.1 3.2',
    ],
    [
      'an unknown field of a server',
      server('type: kafka, host: h, topic: t'),
      '3.0',
    ],
    [
      'a server of a type of 3.1',
      server('type: hive, host: h, database: d'),
      '3.1 3.2',
    ],
    [
      'Athena without staging directory',
      server('type: athena, schema: s'),
      '3.2',
    ],
    [
      'a work group of Athena',
      server('type: athena, schema: s, stagingDir: s3://b, workgroup: w'),
      '3.0 3.2',
    ],
    [
      'an unusual file format',
      server('type: s3, location: s3://b, format: avro'),
      '3.1 3.2',
    ],
    [
      'a schema of DuckDB by name',
      server('type: duckdb, database: d, schema: s'),
      '3.1 3.2',
    ],
    [
      'a schema of DuckDB by number',
      server('type: duckdb, database: d, schema: 1'),
      '3.0',
    ],
  ])('%s', (_, more, validIn) => {
    const actual = Object.keys(START).filter(version =>
      isValidContract(contract(version, more)),
    );
    expect(actual.join(' ')).toBe(validIn);
  });

  it('is decided by the version that the file names', () => {
    const withoutStatus = (version: string) =>
      contract(version).replace('status: active\n', '');
    expect(errorsOf(withoutStatus('3.0'))).toEqual(['missing-field status']);
    expect(errorsOf(withoutStatus('3.1'))).toEqual(['missing-field status']);
    expect(errorsOf(withoutStatus('3.2'))).toEqual([]);
  });
});

describe('mistakes in a 3.1 contract', () => {
  it.each<[string, string, string[]]>([
    ['an unknown field', 'owner: me', ['unknown-field owner']],
    ['a text that is a number', 'name: 1', ['wrong-type name']],
    ['a text that is empty', 'name:', ['wrong-type name']],
    [
      'an object that is a list',
      'description: [a]',
      ['wrong-type description'],
    ],
    ['a list that is an object', 'schema: {name: a}', ['wrong-type schema']],
    [
      'an element of a wrong kind',
      'tags: [a, 1, b, {}]',
      ['wrong-type tags[1]', 'wrong-type tags[3]'],
    ],
    [
      'a point in time without zone',
      "contractCreatedTs: '2026-01-31T10:00:00'",
      ['format contractCreatedTs'],
    ],
    [
      'a day that does not exist',
      'team: {members: [{username: a, dateIn: 2026-02-30}]}',
      ['format team.members[0].dateIn'],
    ],
    [
      'a schema without name',
      'schema: [{physicalName: a}]',
      ['missing-field schema[0].name'],
    ],
    [
      'a logical type of a schema',
      'schema: [{name: a, logicalType: table}]',
      ['not-allowed-value schema[0].logicalType'],
    ],
    [
      'an id with a blank',
      'schema: [{name: a, id: a b}]',
      ['pattern schema[0].id'],
    ],
    [
      'a type that does not exist',
      property('logicalType: strin'),
      ['not-allowed-value schema[0].properties[0].logicalType'],
    ],
    [
      'properties of a text',
      property('logicalType: string, properties: []'),
      ['unknown-field schema[0].properties[0].properties'],
    ],
    [
      'elements of a text',
      property('logicalType: string, items: {}'),
      ['unknown-field schema[0].properties[0].items'],
    ],
    [
      'a negative length',
      property('logicalType: string, logicalTypeOptions: {minLength: -1}'),
      ['out-of-range schema[0].properties[0].logicalTypeOptions.minLength'],
    ],
    [
      'a length that is not whole',
      property('logicalType: string, logicalTypeOptions: {minLength: 1.5}'),
      ['wrong-type schema[0].properties[0].logicalTypeOptions.minLength'],
    ],
    [
      'a factor of zero',
      property('logicalType: number, logicalTypeOptions: {multipleOf: 0}'),
      ['out-of-range schema[0].properties[0].logicalTypeOptions.multipleOf'],
    ],
    [
      'an option of another type',
      property('logicalType: string, logicalTypeOptions: {minimum: 1}'),
      ['unknown-field schema[0].properties[0].logicalTypeOptions.minimum'],
    ],
    [
      'an option without a type',
      property('logicalTypeOptions: {minimum: 1}'),
      ['unknown-field schema[0].properties[0].logicalTypeOptions.minimum'],
    ],
    [
      'an empty list of required fields',
      property('logicalType: object, logicalTypeOptions: {required: []}'),
      ['wrong-length schema[0].properties[0].logicalTypeOptions.required'],
    ],
    [
      'a required field given twice',
      property(
        'logicalType: object, logicalTypeOptions: {required: [a, b, a]}',
      ),
      [
        'duplicate-value schema[0].properties[0].logicalTypeOptions.required[2]',
      ],
    ],
    [
      'a number without end among the examples',
      property('logicalType: number, examples: [.inf]'),
      ['wrong-type schema[0].properties[0].examples[0]'],
    ],
    [
      'a reference that is none',
      property("logicalType: string, relationships: [{to: 'customers id'}]"),
      ['pattern schema[0].properties[0].relationships[0].to'],
    ],
    [
      'no reference',
      property('logicalType: string, relationships: [{to: []}]'),
      ['wrong-length schema[0].properties[0].relationships[0].to'],
    ],
    [
      'a property that says where it comes from',
      property('logicalType: string, relationships: [{from: a.b, to: c.d}]'),
      ['unknown-field schema[0].properties[0].relationships[0].from'],
    ],
    [
      'one column that refers to two',
      relationship('from: a.b, to: [c.d, c.e]'),
      ['wrong-type schema[0].relationships[0].to'],
    ],
    [
      'a relationship without origin',
      relationship('to: c.d'),
      ['missing-field schema[0].relationships[0].from'],
    ],
    [
      'a kind of relationship',
      relationship('type: foreign, from: a.b, to: c.d'),
      ['not-allowed-value schema[0].relationships[0].type'],
    ],
    [
      'a dimension of another standard',
      rule('type: text, dimension: validity'),
      ['not-allowed-value schema[0].quality[0].dimension'],
    ],
    [
      'a metric of another standard',
      rule('metric: nulls, mustBe: 0'),
      ['not-allowed-value schema[0].quality[0].metric'],
    ],
    [
      'a comparison with nothing',
      rule('metric: rowCount'),
      ['missing-field schema[0].quality[0]'],
    ],
    [
      'two comparisons',
      rule('metric: rowCount, mustBe: 1, mustBeLessThan: 2'),
      ['too-many-operators schema[0].quality[0].mustBeLessThan'],
    ],
    [
      'a range of one',
      rule('metric: rowCount, mustBeBetween: [1]'),
      ['wrong-length schema[0].quality[0].mustBeBetween'],
    ],
    [
      'an empty range',
      rule('metric: rowCount, mustBeBetween: [1, 1.0]'),
      ['duplicate-value schema[0].quality[0].mustBeBetween[1]'],
    ],
    [
      'a threshold in words',
      rule('metric: rowCount, mustBeLessThan: few'),
      ['wrong-type schema[0].quality[0].mustBeLessThan'],
    ],
    [
      'an SQL rule without query',
      rule('type: sql, mustBe: 1'),
      ['missing-field schema[0].quality[0].query'],
    ],
    [
      'an engine of a library rule',
      rule('metric: rowCount, mustBe: 1, engine: soda'),
      ['unknown-field schema[0].quality[0].engine'],
    ],
    [
      'a custom rule without implementation',
      rule('type: custom, engine: soda'),
      ['missing-field schema[0].quality[0].implementation'],
    ],
    [
      'a server without type',
      server('host: h'),
      ['missing-field servers[0].type'],
    ],
    [
      'a server of unknown type, whose fields cannot be judged',
      server('type: postgress, foo: bar'),
      ['not-allowed-value servers[0].type'],
    ],
    [
      'a port in quotes',
      server("type: mysql, host: h, port: '3306', database: d"),
      ['wrong-type servers[0].port'],
    ],
    [
      'a server without host',
      server('type: mysql, port: 3306, database: d'),
      ['missing-field servers[0].host'],
    ],
    [
      'a field of another server type',
      server('type: mysql, host: h, port: 3306, database: d, dataset: x'),
      ['unknown-field servers[0].dataset'],
    ],
    [
      'a location without scheme',
      server('type: s3, location: bucket/folder'),
      ['format servers[0].location'],
    ],
    [
      'a location of another protocol',
      server('type: sftp, location: ftp://h/p'),
      ['pattern servers[0].location'],
    ],
    [
      'a service level without value',
      'slaProperties: [{property: latency}]',
      ['missing-field slaProperties[0].value'],
    ],
    [
      'a service level with a list',
      'slaProperties: [{property: latency, value: [1]}]',
      ['wrong-type slaProperties[0].value'],
    ],
    [
      'keys of an object',
      '__proto__: 1\nconstructor: 2',
      ['unknown-field __proto__', 'unknown-field constructor'],
    ],
    [
      'a type that every object has',
      server('type: constructor'),
      ['not-allowed-value servers[0].type'],
    ],
  ])('are found: %s', (_, more, expected) => {
    expect(errorsOf(contract('3.1', more))).toEqual(expected);
  });

  it('are listed up to a limit', () => {
    const tags = `tags: [${Array(5000).fill('1').join(', ')}]`;
    const problems = validateContract(contract('3.1', tags));
    expect(problems).toHaveLength(201);
    expect(problems.map(problem => problem.code)).toContain(
      'too-many-problems',
    );
  });
});

describe('a problem', () => {
  it.each<[string, string, object]>([
    [
      'names line and column of the value',
      contract('3.1', 'name: 1'),
      {
        code: 'wrong-type',
        line: 6,
        column: 7,
        field: 'name',
        severity: 'error',
      },
    ],
    [
      'names line and column of an unknown field',
      contract('3.1', 'schema:\n  - name: a\n    colour: red'),
      { code: 'unknown-field', line: 8, column: 5, field: 'schema[0].colour' },
    ],
    [
      'names the object in which a field is missing',
      contract('3.1', 'schema:\n  - name: a\n  - physicalName: b'),
      { code: 'missing-field', line: 8, column: 5, field: 'schema[1].name' },
    ],
    [
      'counts lines after a byte order mark and line ends of Windows',
      `\ufeff${contract('3.1', 'name: 1').replaceAll('\n', '\r\n')}`,
      { line: 6, column: 7 },
    ],
  ])('%s', (_, text, expected) => {
    expect(validateContract(text)).toEqual([expect.objectContaining(expected)]);
  });

  it('names the file', () => {
    expect(validateContract('', { source: 'orders.odcs.yaml' })).toEqual([
      expect.objectContaining({ source: 'orders.odcs.yaml', code: 'not-odcs' }),
    ]);
  });

  it.each<[string, string, string, string | RegExp]>([
    [
      'a near miss of a value',
      property('logicalType: stirng'),
      '`logicalType` of property "amount" must not be "stirng".',
      /Did you mean string\?/,
    ],
    [
      'a type of databases',
      property('logicalType: varchar'),
      '`logicalType` of property "amount" must not be "varchar".',
      /Did you mean string\?/,
    ],
    [
      'a dimension of another standard',
      rule('type: text, dimension: validity'),
      '`dimension` of the quality rule at schema[0].quality[0] must not be "validity".',
      /Did you mean conformity\?/,
    ],
    [
      'a near miss of a field',
      property('logicalType: string, descripton: x'),
      '`descripton` of property "amount" is not a field of the standard.',
      /Did you mean `description`\?/,
    ],
    [
      'a field of other tools',
      property('logicalType: string, type: text'),
      '`type` of property "amount" is not a field of the standard.',
      /Did you mean `logicalType`\?/,
    ],
    [
      'the opposite of a field',
      property('logicalType: string, isNullable: false'),
      '`isNullable` of property "amount" is not a field of the standard, which says the opposite with `required`.',
      /Write `required: true`/,
    ],
    [
      'a field of a later version',
      property('logicalType: string, semanticType: measure'),
      '`semanticType` of property "amount" does not exist in version 3.1 of the standard.',
      'Set `apiVersion: v3.2.0`, or remove it.',
    ],
    [
      'a value of a later version',
      property('logicalType: map'),
      '`logicalType` of property "amount" must not be "map" before version 3.2 of the standard; the file says 3.1.',
      /Set `apiVersion: v3\.2\.0`/,
    ],
    [
      'a number in quotes',
      server("type: mysql, host: h, port: '3306', database: d"),
      '`port` of server "main" must be a whole number, but is the text "3306".',
      'Write it without quotes: 3306.',
    ],
    [
      'a text without quotes',
      'name: 1.10',
      '`name` must be a text, but is the number 1.10.',
      'Put it in quotes: "1.10".',
    ],
    [
      'a field without value',
      'name:',
      '`name` must be a text, but is empty.',
      'Give it a value, or remove the line.',
    ],
    [
      'a field of another server',
      server('type: kafka, host: h, project: p'),
      '`project` of server "main" is not for servers of type kafka, only for bigquery, custom, pubsub.',
      /Correct the `type`/,
    ],
    [
      'a placeholder in a URL',
      server("type: s3, location: 's3://b/{model}'"),
      '`location` of server "main" must be a URL with its scheme, such as s3://bucket/folder or https://example.com, but is the text "s3://b/{model}".',
      'Write "{" as %7B.',
    ],
    [
      'a day without time',
      'contractCreatedTs: 2026-01-31',
      '`contractCreatedTs` must be a point in time with its time zone, such as 2026-01-31T09:30:00Z, but is the text "2026-01-31".',
      'Add a time and its zone: 2026-01-31T00:00:00Z.',
    ],
    [
      'a comparison that is missing',
      rule('metric: rowCount'),
      'The quality rule compares its result with nothing.',
      /mustBe: 0/,
    ],
  ])('says how to mend %s', (_, more, message, remedy) => {
    const [problem, ...others] = validateContract(contract('3.1', more));
    expect(others.filter(other => other.field === problem.field)).toEqual([]);
    expect(problem.message).toBe(message);
    expect(problem.remedy).toMatch(remedy);
  });

  it.each<[string, string, RegExp, RegExp]>([
    [
      'the team of 3.1',
      'team: {members: []}',
      /must be a list in version 3\.0/,
      /Set `apiVersion: v3\.1\.0`/,
    ],
    [
      'the metric of 3.1',
      rule('metric: rowCount, mustBe: 1'),
      /lacks `rule`; `metric` came with version 3\.1/,
      /Set `apiVersion: v3\.1\.0`/,
    ],
    [
      'a rule without anything',
      rule('description: x'),
      /lacks `rule`/,
      /or a `type`/,
    ],
  ])('says that a 3.0 contract uses %s', (_, more, message, remedy) => {
    const [problem] = validateContract(contract('3.0', more));
    expect(problem.message).toMatch(message);
    expect(problem.remedy).toMatch(remedy);
  });

  it('says what 3.2 makes of a property without type', () => {
    expect(
      validateContract(contract('3.2', property('physicalType: text'))),
    ).toEqual([
      expect.objectContaining({
        code: 'missing-field',
        field: 'schema[0].properties[0].logicalType',
        remedy: expect.stringContaining('Add `logicalType`'),
      }),
    ]);
  });
});

describe('a mistake in a very long value', () => {
  const long = 'x'.repeat(100_000);
  it.each([
    ['text', contract('3.1', `schema: [{name: a, logicalType: ${long}}]`)],
    ['number', contract('3.1', `name: ${'1'.repeat(100_000)}`)],
    [
      'number in quotes',
      contract('3.1', `price: {priceAmount: '0.${'0'.repeat(100_000)}'}`),
    ],
    ['field', contract('3.1', `"${long}": 1`)],
    ['field given twice', contract('3.1', `"${long}": 1\n"${long}": 1`)],
    ['name', contract('3.1', `schema: [{name: ${long}, logicalType: x}]`)],
    ['alias', contract('3.1', `name: *${long}`)],
    ['kind', `kind: ${long}`],
    ['version', contract('3.1').replace('v3.1.0', long)],
  ])('is described in few words: %s', (_, text) => {
    const problems = validateContract(text);
    expect(problems).not.toEqual([]);
    for (const problem of problems) {
      expect(JSON.stringify(problem).length).toBeLessThan(1000);
    }
  });
});

describe('the version of a file', () => {
  const withVersion = (line: string) =>
    contract('3.1').replace('apiVersion: v3.1.0\n', line);

  it.each<[string, string, string[]]>([
    ['known', 'apiVersion: v3.0.1\n', []],
    ['missing', '', ['missing-field apiVersion']],
    ['without v', 'apiVersion: 3.1.0\n', ['unknown-version apiVersion']],
    ['a number', 'apiVersion: 3.1\n', ['unknown-version apiVersion']],
    [
      'an unknown patch',
      'apiVersion: v3.1.7\n',
      ['unknown-version apiVersion'],
    ],
    ['older', 'apiVersion: v2.2.2\n', ['unknown-version apiVersion']],
    ['of the future', 'apiVersion: v4.0.0\n', ['unknown-version apiVersion']],
    ['no text', 'apiVersion: [v3.1.0]\n', ['wrong-type apiVersion']],
    ['empty', 'apiVersion:\n', ['wrong-type apiVersion']],
  ])('%s', (_, line, expected) => {
    expect(errorsOf(withVersion(line))).toEqual(expected);
  });

  it.each([
    ['3.1.0', 'Write `apiVersion: v3.1.0`.'],
    ['3.0', 'Write `apiVersion: v3.0.2`.'],
    ['v3.2.9', 'Write `apiVersion: v3.2.0`.'],
    ['v2.2.2', 'Bring the file to version v3.2.0 of the standard.'],
  ])('%s is mended: %s', (version, remedy) => {
    const [problem] = validateContract(withVersion(`apiVersion: ${version}\n`));
    expect(problem.remedy).toBe(remedy);
  });

  it('decides even if it is not written as it should be', () => {
    const text = contract('3.0', 'context: x').replace('v3.0.2', '3.2');
    expect(errorsOf(text)).toEqual(['unknown-version apiVersion']);
  });

  it('leaves a file of an unknown version unjudged', () => {
    expect(errorsOf('apiVersion: v9.0.0\nkind: DataContract\nfoo: 1')).toEqual([
      'unknown-version apiVersion',
    ]);
  });
});

describe('a file that is no ODCS contract', () => {
  it.each<[string, string, string, RegExp]>([
    ['nothing', '', 'not-odcs', /empty/],
    ['a comment', '# later', 'not-odcs', /empty/],
    ['a list', '- a', 'not-odcs', /list/],
    ['a word', 'hello', 'not-odcs', /single value/],
    [
      'the older specification',
      'dataContractSpecification: 1.2.0\nid: a\nmodels: {}',
      'not-odcs',
      /older Data Contract Specification/,
    ],
    [
      'a data product',
      'apiVersion: v1.0.0\nkind: DataProduct\nid: a',
      'not-odcs',
      /data product/,
    ],
    [
      'an entity of the catalog',
      'apiVersion: backstage.io/v1alpha1\nkind: Component',
      'not-odcs',
      /"Component"/,
    ],
    ['any other object', 'a: 1', 'not-odcs', /Nothing in the file/],
    [
      'a schema of JSON',
      '$schema: https://json-schema.org/draft/2019-09/schema\ntype: object',
      'not-odcs',
      /Nothing in the file/,
    ],
    [
      'broken YAML',
      'kind: DataContract\n  id: a',
      'not-yaml',
      /cannot be read as YAML/,
    ],
  ])('is called by its name: %s', (_, text, code, message) => {
    const problems = validateContract(text);
    expect(problems.map(problem => problem.code)).toEqual(
      problems.map(() => code),
    );
    expect(problems[0].severity).toBe('error');
    expect(problems[0].message).toMatch(message);
    expect(problems[0].remedy).toBeTruthy();
  });

  it.each([
    [
      'a slip in the kind',
      'apiVersion: v3.1.0\nkind: Datacontracts',
      'not-allowed-value kind',
    ],
    ['no kind', 'apiVersion: v3.1.0\nschema: []', 'missing-field kind'],
  ])('is something else than one with %s', (_, text, expected) => {
    expect(errorsOf(text)).toContain(expected);
  });
});

describe('the size of a file', () => {
  const text = `${contract('3.1')}# ä`;
  const bytes = new TextEncoder().encode(text).length;

  it('may be what is allowed', () => {
    expect(validateContract(text, { maxBytes: bytes })).toEqual([]);
  });

  it('must not be a byte more', () => {
    expect(validateContract(text, { maxBytes: bytes - 1 })).toEqual([
      expect.objectContaining({ code: 'too-large', line: 1, column: 1 }),
    ]);
  });

  it('is a megabyte at most unless said otherwise', () => {
    expect(errorsOf('#'.repeat(1024 * 1024 + 1))).toEqual(['too-large']);
    expect(errorsOf('#'.repeat(1024 * 1024))).toEqual(['not-odcs']);
  });
});
