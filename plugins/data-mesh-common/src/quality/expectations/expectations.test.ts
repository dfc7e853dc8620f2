import fc from 'fast-check';
import type { QualityRule, ServiceLevel } from '../../api/types';
import {
  aContract,
  aProperty,
  aSchema,
} from '../../products/contractDiff/testContract';
import {
  cronGapSeconds,
  expectationsOf,
  expectedChecks,
  joinExpectations,
  meetExpectations,
  periodOfSchedule,
  type ExpectedCheck,
  type ReportedCheck,
} from '.';

const HOUR = 3600;
const DAY = 24 * HOUR;

const rule = (parts: Partial<QualityRule>): QualityRule => ({
  type: 'library',
  title: parts.metric ?? 'a rule',
  ...parts,
});

const level = (parts: Partial<ServiceLevel>): ServiceLevel => ({
  property: 'latency',
  value: 24,
  unit: 'h',
  ...parts,
});

describe('what a contract promises', () => {
  it('are the rules of schemas and properties, nested ones too, in their order', () => {
    const checks = expectedChecks(
      aContract({
        schemas: [
          aSchema(
            'orders',
            [
              aProperty('address', {
                properties: [
                  aProperty('city', {
                    path: 'address.city',
                    quality: [rule({ metric: 'nullValues' })],
                  }),
                ],
              }),
              aProperty('lines', {
                items: aProperty('lines', {
                  path: 'lines[]',
                  properties: [
                    aProperty('sku', {
                      path: 'lines[].sku',
                      physicalName: 'SKU_1',
                      quality: [rule({ metric: 'invalidValues' })],
                    }),
                  ],
                }),
              }),
            ],
            { quality: [rule({ metric: 'rowCount' })] },
          ),
        ],
      }),
      'tables',
    );
    expect(
      checks.map(({ port, schema, property, column, name, dimension }) => ({
        port,
        schema,
        property,
        column,
        name,
        dimension,
      })),
    ).toEqual([
      {
        port: 'tables',
        schema: 'orders',
        property: undefined,
        column: undefined,
        name: 'rowCount',
        dimension: 'coverage',
      },
      {
        port: 'tables',
        schema: 'orders',
        property: 'address.city',
        column: undefined,
        name: 'nullValues',
        dimension: 'completeness',
      },
      {
        port: 'tables',
        schema: 'orders',
        property: 'lines[].sku',
        column: 'SKU_1',
        name: 'invalidValues',
        dimension: 'conformity',
      },
    ]);
  });

  it.each<[QualityRule['type'], number]>([
    ['library', 1],
    ['sql', 1],
    ['custom', 1],
    ['text', 0],
  ])('is a rule of the type %s %d times', (type, times) => {
    const contract = aContract({
      schemas: [aSchema('t', [], { quality: [rule({ type })] })],
    });
    expect(expectedChecks(contract, 'p')).toHaveLength(times);
  });

  it.each([
    [{ dimension: 'freshness' }, { dimension: 'timeliness' }],
    [{ dimension: 'uq' }, { dimension: 'uniqueness' }],
    [{ dimension: 'beauty' }, { dimension: undefined }],
    [{ metric: 'duplicateValues' }, { dimension: 'uniqueness' }],
    [{ severity: 'Blocker' }, { severity: 'critical' }],
    [{ severity: 'medium' }, { severity: 'warning' }],
    [{ severity: 'whatever' }, { severity: undefined }],
  ])('says %j as %j', (parts, expected) => {
    const contract = aContract({
      schemas: [aSchema('t', [], { quality: [rule(parts)] })],
    });
    expect(expectedChecks(contract, 'p')[0]).toMatchObject(
      Object.fromEntries(
        Object.entries(expected).filter(([, value]) => value !== undefined),
      ),
    );
    for (const [key, value] of Object.entries(expected)) {
      expect(
        expectedChecks(contract, 'p')[0][key as 'dimension' | 'severity'],
      ).toBe(value);
    }
  });

  it('is the same promise once, however often it is made', () => {
    const twice = [rule({ metric: 'rowCount' }), rule({ metric: 'rowCount' })];
    const contract = aContract({
      schemas: [aSchema('t', [], { quality: twice })],
      serviceLevels: [level({}), level({ value: 12 })],
    });
    expect(expectedChecks(contract, 'p').map(({ kind }) => kind)).toEqual([
      'rule',
      'service-level',
    ]);
  });

  it.each([
    [level({}), ['freshness: at most 24 h']],
    [level({ property: 'retention', value: 5, unit: 'y' }), ['retention: 5 y']],
    [level({ value: 'soon' }), []],
    [level({ property: 'availability', value: 99.9 }), []],
    [level({ property: 'frequency', value: 1, unit: 'd' }), []],
  ])('is what shows in the data: %j is %j', (given, names) => {
    const contract = aContract({ serviceLevels: [given] });
    expect(expectedChecks(contract, 'p').map(({ name }) => name)).toEqual(
      names,
    );
  });

  it.each([
    ['orders.updated_at', { schema: 'orders', property: 'updated_at' }],
    ['ORDERS_V1.UPD', { schema: 'orders', property: 'updated_at' }],
    ['orders', { schema: 'orders' }],
    ['updated_at', { schema: 'orders', property: 'updated_at' }],
    ['orders.gone', { schema: 'orders', property: 'gone' }],
    // Both have it.
    ['id', {}],
    ['nothing', {}],
  ])('is about %s', (element, place) => {
    const contract = aContract({
      schemas: [
        aSchema(
          'orders',
          [aProperty('id'), aProperty('updated_at', { physicalName: 'upd' })],
          { physicalName: 'orders_v1' },
        ),
        aSchema('lines', [aProperty('id')]),
      ],
      serviceLevels: [level({ element })],
    });
    const [{ schema, property }] = expectedChecks(contract, 'p');
    expect({ schema, property }).toEqual({
      schema: undefined,
      property: undefined,
      ...place,
    });
  });
});

describe('the time for which a result holds', () => {
  const ageOf = (
    parts: Partial<QualityRule>,
    levels: Array<Partial<ServiceLevel>> = [],
  ) =>
    expectedChecks(
      aContract({
        schemas: [aSchema('t', [], { quality: [rule(parts)] }), aSchema('u')],
        serviceLevels: levels.map(level),
      }),
      'p',
    ).find(({ kind }) => kind === 'rule')?.maxAgeSeconds;
  const daily = { property: 'frequency', value: 1, unit: 'd' };

  it.each<[string, number | undefined]>([
    ['twice the schedule of the rule', ageOf({ schedule: '0 6 * * *' })],
    ['twice the frequency', ageOf({}, [daily])],
    [
      'twice the schedule before the frequency',
      ageOf({ schedule: '0 6 * * *' }, [{ ...daily, unit: 'y' }]),
    ],
    [
      'the frequency where the schedule is none',
      ageOf({ schedule: 'when it rains' }, [daily]),
    ],
    [
      'the frequency of its schema before that of all',
      ageOf({}, [
        { ...daily, unit: 'y' },
        { ...daily, element: 't' },
      ]),
    ],
    [
      'the frequency of all where that of another schema says less',
      ageOf({}, [daily, { ...daily, unit: 'h', element: 'u' }]),
    ],
    [
      'the slower of two frequencies',
      ageOf({}, [{ ...daily, unit: 'h' }, daily]),
    ],
  ])('is %s', (_, age) => {
    expect(age).toBe(2 * DAY);
  });

  it.each([
    [{}, []],
    [{ schedule: '@reboot' }, []],
    [{}, [{ ...daily, unit: 'moons' }]],
    [{}, [{ ...daily, value: 0 }]],
    [{}, [{ ...daily, element: 'u' }]],
  ])('is not known by %j and %j', (parts, levels) => {
    expect(ageOf(parts, levels)).toBeUndefined();
  });

  it('is an hour at least for what comes all the time', () => {
    expect(ageOf({}, [{ ...daily, unit: 's' }])).toBe(HOUR);
  });

  it('of checks beside the promises is that of their port and schema', () => {
    const one = expectationsOf(
      aContract({
        schemas: [aSchema('t'), aSchema('u')],
        serviceLevels: [level({ ...daily, element: 't' })],
      }),
      'one',
    );
    const two = expectationsOf(
      aContract({ serviceLevels: [level({ ...daily, value: 2 })] }),
      'two',
    );
    const { maxAgeOf } = joinExpectations([one, two]);
    expect(maxAgeOf({ port: 'one', schema: 't' })).toBe(2 * DAY);
    expect(maxAgeOf({ port: 'one', schema: 'u' })).toBeUndefined();
    expect(maxAgeOf({ port: 'two', schema: 'x' })).toBe(4 * DAY);
    expect(maxAgeOf({})).toBeUndefined();
  });
});

describe('the longest time between two runs', () => {
  it.each<[string, number | undefined]>([
    ['* * * * *', 60],
    ['*/15 * * * *', 15 * 60],
    ['0 * * * *', HOUR],
    ['0 6 * * *', DAY],
    ['0 6,18 * * *', 12 * HOUR],
    ['0 6,8 * * *', 22 * HOUR],
    // From Friday to Monday.
    ['0 6 * * 1-5', 3 * DAY],
    ['0 6 * * MON-FRI', 3 * DAY],
    ['0 8-18 * * *', 14 * HOUR],
    ['0 0 * * 0', 7 * DAY],
    ['0 0 * * 7', 7 * DAY],
    ['0 0 1 * *', 31 * DAY],
    ['0 0 31 * *', 61 * DAY],
    ['0 0 29 2 *', undefined],
    ['0 0 1 1 *', 366 * DAY],
    ['0 0 1 JAN,JUL *', 184 * DAY],
    // On either.
    ['0 0 1 * 1', 7 * DAY],
    ['0/20 * * * *', 20 * 60],
    ['@daily', DAY],
    ['@hourly', HOUR],
    // A field of seconds, of years, and as clouds write it.
    ['0 0 6 * * ?', DAY],
    ['0 0 6 ? * MON *', 7 * DAY],
    ['cron(0 6 * * ? *)', DAY],
    ['', undefined],
    ['daily at six', undefined],
    ['60 * * * *', undefined],
    ['* * 0 * *', undefined],
    ['*/0 * * * *', undefined],
    ['5-1 * * * *', undefined],
    ['0 0 L * *', undefined],
    ['0 0 * * 1#2', undefined],
    ['@reboot', undefined],
    ['* * * *', undefined],
    ['* * * * * * * *', undefined],
  ])('of %j is %p', (schedule, seconds) => {
    expect(cronGapSeconds(schedule)).toBe(seconds);
  });

  it.each<[string, number | undefined]>([
    ['daily', DAY],
    ['Hourly', HOUR],
    ['P1D', DAY],
    ['pt6h', 6 * HOUR],
    ['P', undefined],
    ['PT0S', undefined],
    ['x'.repeat(201), undefined],
  ])('of the schedule %s is %p', (schedule, seconds) => {
    expect(periodOfSchedule(schedule)).toBe(seconds);
  });

  it('is what a clock finds that looks every minute', () => {
    const field = (least: number, most: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: 1, max: 9 }).map(step => `*/${step}`),
        fc
          .uniqueArray(fc.integer({ min: least, max: most }), {
            minLength: 1,
            maxLength: 4,
          })
          .map(values => values.join(',')),
      );
    const matches = (text: string, value: number, least: number) =>
      text === '*' ||
      (text.startsWith('*/')
        ? (value - least) % Number(text.slice(2)) === 0
        : text.split(',').map(Number).includes(value));
    fc.assert(
      fc.property(
        field(0, 59),
        field(0, 23),
        field(0, 6),
        (minute, hour, weekday) => {
          let last: number | undefined;
          let longest = 0;
          // Three weeks have every gap of a schedule by weekdays.
          for (let at = 0; at < 21 * 24 * 60; at++) {
            const day = Math.floor(at / (24 * 60));
            if (
              matches(minute, at % 60, 0) &&
              matches(hour, Math.floor(at / 60) % 24, 0) &&
              matches(weekday, day % 7, 0)
            ) {
              if (last !== undefined) longest = Math.max(longest, at - last);
              last = at;
            }
          }
          expect(cronGapSeconds(`${minute} ${hour} * * ${weekday}`)).toBe(
            longest * 60,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is never asked for in vain: no text breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const seconds = periodOfSchedule(text);
        expect(seconds === undefined || seconds > 0).toBe(true);
      }),
    );
  });
});

describe('which check keeps which promise', () => {
  const promise = (
    ruleKey: string,
    metric: string | undefined,
    place: Partial<ExpectedCheck> & {
      arguments?: Record<string, unknown>;
    } = {},
  ): ExpectedCheck => {
    const { arguments: args, ...rest } = place;
    return {
      ruleKey,
      port: 'p',
      schema: 't',
      name: ruleKey,
      kind: 'rule',
      rule: rule({ metric, ...(args ? { arguments: args } : {}) }),
      ...rest,
    } as ExpectedCheck;
  };
  const freshness = (ruleKey: string, place: Partial<ExpectedCheck> = {}) =>
    ({
      ruleKey,
      port: 'p',
      name: ruleKey,
      kind: 'service-level',
      level: level({}),
      ...place,
    }) as ExpectedCheck;
  const check = (
    checkKey: string,
    parts: Partial<ReportedCheck> = {},
  ): ReportedCheck => ({ checkKey, port: 'p', schema: 't', ...parts });

  /** Pairs of keys: `check>promise`, `check>` and `>promise`. */
  const meet = (expected: ExpectedCheck[], reported: ReportedCheck[]) =>
    meetExpectations(expected, reported).map(
      ({ reported: found, promise: kept }) =>
        `${found?.checkKey ?? ''}>${kept?.ruleKey ?? ''}`,
    );

  it.each<[string, ExpectedCheck[], ReportedCheck[], string[]]>([
    [
      'one that names it',
      [promise('r', undefined)],
      [check('a', { ruleKey: 'r' })],
      ['a>r'],
    ],
    [
      'none that names one of another port',
      [promise('r', undefined)],
      [check('a', { ruleKey: 'r', port: 'q' })],
      ['a>', '>r'],
    ],
    [
      'one of each port, where two ports share a contract',
      [promise('r', 'rowCount'), promise('r', 'rowCount', { port: 'q' })],
      [
        check('a', { ruleKey: 'r' }),
        check('b', { type: 'row_count', port: 'q' }),
      ],
      ['a>r', 'b>r'],
    ],
    [
      'one of the same kind and place',
      [promise('r', 'nullValues', { property: 'id' })],
      [check('a', { type: 'not_null', property: 'ID' })],
      ['a>r'],
    ],
    [
      'one that names the column as the platform does',
      [promise('r', 'nullValues', { property: 'amount', column: 'amt' })],
      [check('a', { type: 'not_null', property: 'AMT' })],
      ['a>r'],
    ],
    [
      'none of another kind',
      [promise('r', 'duplicateValues', { property: 'id' })],
      [check('a', { type: 'not_null', property: 'id' })],
      ['a>', '>r'],
    ],
    [
      'none of another column',
      [promise('r', 'nullValues', { property: 'id' })],
      [check('a', { type: 'not_null', property: 'no' })],
      ['a>', '>r'],
    ],
    [
      'none of the same column in another schema',
      [
        promise('r', 'nullValues', { property: 'id' }),
        promise('s', 'nullValues', { property: 'id', schema: 'u' }),
      ],
      [check('a', { type: 'not_null', property: 'id', schema: 'u' })],
      ['a>s', '>r'],
    ],
    [
      'none where the schema is not known, and two have such a column',
      [
        promise('r', 'nullValues', { property: 'id' }),
        promise('s', 'nullValues', { property: 'id', schema: 'u' }),
      ],
      [check('a', { type: 'not_null', property: 'id', schema: undefined })],
      ['a>', '>r', '>s'],
    ],
    [
      'one where the schema is not known, and one has such a column',
      [promise('r', 'nullValues', { property: 'id' })],
      [check('a', { type: 'not_null', property: 'id', schema: undefined })],
      ['a>r'],
    ],
    [
      'none of the product as a whole',
      [promise('r', 'rowCount')],
      [check('a', { type: 'row_count', port: undefined })],
      ['a>', '>r'],
    ],
    [
      'each of several of an engine that counts nulls as missing',
      [
        promise('r', 'missingValues', { property: 'id' }),
        promise('s', 'nullValues', { property: 'id' }),
      ],
      [
        check('a', { type: 'missing_count', property: 'id' }),
        check('b', { type: 'not_null', property: 'id' }),
      ],
      ['a>r', 'b>s'],
    ],
    [
      'both of two engines that look at the same column',
      [promise('r', 'duplicateValues', { property: 'id' })],
      [
        check('a', { type: 'unique', property: 'id' }),
        check('b', {
          type: 'expect_column_values_to_be_unique',
          property: 'id',
        }),
      ],
      ['a>r', 'b>r'],
    ],
    [
      'one of two that were made about the same',
      [
        promise('r', 'nullValues', { property: 'id' }),
        promise('s', 'nullValues', { property: 'id' }),
      ],
      [check('a', { type: 'not_null', property: 'id' })],
      ['a>r', '>s'],
    ],
    [
      'a rule of the schema about a single column',
      [promise('r', 'duplicateValues', { arguments: { properties: ['id'] } })],
      [check('a', { type: 'unique', property: 'id' })],
      ['a>r'],
    ],
    [
      'a rule of the schema about several columns',
      [
        promise('r', 'duplicateValues', {
          arguments: { properties: ['id', 'line'] },
        }),
      ],
      [check('a', { type: 'dbt_utils.unique_combination_of_columns' })],
      ['a>r'],
    ],
    [
      'the freshness of a table for that of a column of it',
      [freshness('l', { schema: 't', property: 'updated_at' })],
      [check('a', { type: 'freshness' })],
      ['a>l'],
    ],
    [
      'the freshness of a table where it is promised of all',
      [freshness('l')],
      [check('a', { type: 'servicelevel_freshness', property: 'x' })],
      ['a>l'],
    ],
    [
      'not the freshness of another table',
      [freshness('l', { schema: 'u' })],
      [check('a', { type: 'freshness' })],
      ['a>', '>l'],
    ],
    [
      'nothing of a kind that nobody promised',
      [promise('r', undefined)],
      [check('a', { type: 'volume_anomalies' })],
      ['a>', '>r'],
    ],
  ])('%s', (_, expected, reported, pairs) => {
    expect(meet(expected, reported)).toEqual(pairs);
  });

  const anyPlace = {
    port: fc.constantFrom('p', 'q'),
    schema: fc.constantFrom('t', 'u'),
    property: fc.constantFrom('id', 'no', undefined),
  };
  const anyPromises = fc
    .array(
      fc.record({
        ...anyPlace,
        metric: fc.constantFrom(
          'nullValues',
          'missingValues',
          'rowCount',
          undefined,
        ),
      }),
      { maxLength: 8 },
    )
    .map(list =>
      list.map(({ metric, ...place }, nth) =>
        promise(`r${nth}`, metric, place),
      ),
    );
  const anyReported = fc
    .array(
      fc.record({
        ...anyPlace,
        port: fc.constantFrom('p', 'q', undefined),
        schema: fc.constantFrom('t', 'u', undefined),
        type: fc.constantFrom('not_null', 'missing_count', 'row_count', 'x'),
        ruleKey: fc.constantFrom('r0', 'r1', 'gone', undefined, undefined),
      }),
      { maxLength: 8 },
    )
    .map(list => list.map((each, nth) => check(`c${nth}`, each)));

  it('answers every promise once or more, loses no check, and keeps no two promises by one', () => {
    fc.assert(
      fc.property(anyPromises, anyReported, (expected, reported) => {
        const standings = meetExpectations(expected, reported);
        expect(standings.flatMap(each => each.reported ?? [])).toEqual(
          reported,
        );
        const open = standings.filter(each => each.reported === undefined);
        const kept = standings.filter(each => each.reported !== undefined);
        const keptPromises = new Set(kept.flatMap(each => each.promise ?? []));
        for (const each of expected) {
          const times = open.filter(({ promise: one }) => one === each).length;
          expect(times).toBe(keptPromises.has(each) ? 0 : 1);
        }
        for (const { reported: found, promise: own } of kept) {
          expect([undefined, own?.port]).toContain(own && found?.port);
        }
      }),
    );
  });

  it('is the same in whatever order checks came', () => {
    fc.assert(
      fc.property(
        anyPromises,
        anyReported.chain(reported =>
          fc.tuple(
            fc.constant(reported),
            fc.shuffledSubarray(reported, {
              minLength: reported.length,
              maxLength: reported.length,
            }),
          ),
        ),
        (expected, [reported, shuffled]) => {
          expect(meet(expected, shuffled).sort()).toEqual(
            meet(expected, reported).sort(),
          );
        },
      ),
    );
  });

  it('leaves no more promises open when a check is added', () => {
    fc.assert(
      fc.property(anyPromises, anyReported, (expected, reported) => {
        const openOf = (checks: ReportedCheck[]) =>
          meet(expected, checks).filter(pair => pair.startsWith('>')).length;
        const all = openOf(reported);
        for (const left of reported) {
          expect(
            openOf(reported.filter(each => each !== left)),
          ).toBeGreaterThanOrEqual(all);
        }
      }),
    );
  });
});
