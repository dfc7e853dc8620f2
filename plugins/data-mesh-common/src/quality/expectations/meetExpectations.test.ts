import fc from 'fast-check';
import { aLevel, aRule } from './__testUtils__/promises';
import { meetExpectations, type ExpectedCheck, type ReportedCheck } from '.';

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
      rule: aRule({ metric, ...(args ? { arguments: args } : {}) }),
      ...rest,
    } as ExpectedCheck;
  };
  const freshness = (ruleKey: string, place: Partial<ExpectedCheck> = {}) =>
    ({
      ruleKey,
      port: 'p',
      name: ruleKey,
      kind: 'service-level',
      level: aLevel({}),
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
