import fc from 'fast-check';
import type { Contract, ServiceLevel } from '../../api/types';
import { levelKeyOf } from '../expectations';
import { judgeServiceLevel } from './judgeServiceLevel';
import type { LevelDay } from './levelDay';
import { levelsMeasuredBy } from './levelsMeasuredBy';
import { objectiveOf } from './objectiveOf';
import { promiseOf } from './promiseOf';
import { standLevels } from './standLevels';

const NOW = new Date('2026-01-15T10:00:00Z');
const TODAY = Math.floor(NOW.getTime() / 86_400_000);

/** Measurements by how many days ago they were. */
const days = (...list: Array<[ago: number, good: number, bad: number]>) =>
  list.map(([ago, good, bad]): LevelDay => ({ day: TODAY - ago, good, bad }));

const month = (bad: number[]) =>
  days(
    ...Array.from({ length: 30 }, (_, ago): [number, number, number] =>
      bad.includes(ago) ? [ago, 0, 1] : [ago, 1, 0],
    ),
  );

describe('a service level', () => {
  it.each<
    [string, LevelDay[], number, ReturnType<typeof judgeServiceLevel>['state']]
  >([
    ['was never measured', [], 0.95, 'not-measured'],
    [
      'was measured before the window only',
      days([30, 5, 0]),
      0.95,
      'not-measured',
    ],
    ['is measured in the future only', days([-1, 5, 0]), 0.95, 'not-measured'],
    ['is always kept', month([]), 0.95, 'kept'],
    // 30 measurements may have 1.5 bad ones.
    ['failed once, two weeks ago', month([14]), 0.95, 'kept'],
    ['failed once, today', month([0]), 0.95, 'at-risk'],
    ['failed twice', month([14, 20]), 0.95, 'spent'],
    // Nobody can keep 95 % of three measurements and miss one.
    [
      'failed once of three times',
      days([2, 1, 0], [1, 0, 1], [0, 1, 0]),
      0.95,
      'at-risk',
    ],
    ['failed twice of three times', days([2, 1, 0], [1, 0, 2]), 0.95, 'spent'],
    ['failed once, but never may', days([2, 9, 0], [1, 8, 1]), 1, 'spent'],
    ['never may fail, and does not', days([2, 9, 0]), 1, 'kept'],
    // 100 of 1000 may be bad: 80 leave a fifth.
    ['has little budget left', days([9, 300, 80], [1, 620, 0]), 0.9, 'at-risk'],
    [
      'has a quarter of its budget left',
      days([9, 4, 3], [1, 1, 0]),
      0.5,
      'kept',
    ],
    [
      'has half of its budget left',
      days([9, 330, 50], [1, 620, 0]),
      0.9,
      'kept',
    ],
    [
      'will be broken tomorrow at this pace',
      days([9, 600, 0], [0, 20, 40]),
      0.9,
      'at-risk',
    ],
  ])('that %s', (_, measured, objective, state) => {
    expect(
      judgeServiceLevel(measured, { objective, windowDays: 30, now: NOW })
        .state,
    ).toBe(state);
  });

  it('tells how much of its budget is left, and how fast it goes', () => {
    expect(
      judgeServiceLevel(days([3, 100, 0], [1, 90, 10]), {
        objective: 0.9,
        windowDays: 30,
        now: NOW,
      }),
    ).toEqual({
      windowDays: 30,
      objective: 0.9,
      good: 190,
      bad: 10,
      compliance: 0.95,
      budgetLeft: expect.closeTo(0.5),
      burnRate: expect.closeTo(1),
      state: 'kept',
      days: days([3, 100, 0], [1, 90, 10]),
    });
  });

  const arbitraryDays = fc.uniqueArray(
    fc.record({
      day: fc.integer({ min: TODAY - 60, max: TODAY + 5 }),
      good: fc.nat(50),
      bad: fc.nat(50),
    }),
    { selector: each => each.day, maxLength: 40 },
  );
  const arbitraryOptions = fc.record({
    objective: fc.double({ min: 0.01, max: 1, noNaN: true }),
    windowDays: fc.integer({ min: 1, max: 60 }),
    now: fc.constant(NOW),
  });

  it('says the same in whatever order measurements are told', () => {
    fc.assert(
      fc.property(arbitraryDays, arbitraryOptions, (measured, options) => {
        expect(judgeServiceLevel([...measured].reverse(), options)).toEqual(
          judgeServiceLevel(measured, options),
        );
      }),
    );
  });

  it('is in numbers that make sense, whatever was measured', () => {
    fc.assert(
      fc.property(arbitraryDays, arbitraryOptions, (measured, options) => {
        const level = judgeServiceLevel(measured, options);
        const isMeasured = level.good + level.bad > 0;
        expect(level.state === 'not-measured').toBe(!isMeasured);
        expect(level.compliance !== undefined).toBe(isMeasured);
        fc.pre(isMeasured);
        expect(level.compliance).toBeGreaterThanOrEqual(0);
        expect(level.compliance).toBeLessThanOrEqual(1);
        expect(level.budgetLeft).toBeLessThanOrEqual(1);
        expect(Number.isFinite(level.budgetLeft)).toBe(true);
        expect(level.state === 'spent').toBe(level.budgetLeft! < 0);
        expect(level.burnRate ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('never gets better by a bad measurement, nor worse by a good one', () => {
    const order = ['kept', 'at-risk', 'spent'];
    fc.assert(
      fc.property(
        arbitraryDays,
        arbitraryOptions,
        fc.nat(59),
        (measured, options, ago) => {
          const before = judgeServiceLevel(measured, options);
          fc.pre(before.state !== 'not-measured' && ago < options.windowDays);
          const day = TODAY - ago;
          const others = measured.filter(each => each.day !== day);
          const own = measured.find(each => each.day === day);
          const { good = 0, bad = 0 } = own ?? {};
          const worse = judgeServiceLevel(
            [...others, { day, good, bad: bad + 1 }],
            options,
          );
          // Where all are bad already, one more is no other share.
          expect(worse.budgetLeft! - before.budgetLeft!).toBeLessThan(1e-9);
          // On a day before the last one; the pace is told by the last one.
          fc.pre(own !== undefined && day < before.days.at(-1)!.day);
          const better = judgeServiceLevel(
            [...others, { day, good: good + 1, bad }],
            options,
          );
          expect(order.indexOf(better.state)).toBeLessThanOrEqual(
            order.indexOf(before.state),
          );
        },
      ),
    );
  });
});

const level = (property: string, more: Partial<ServiceLevel> = {}) => ({
  property,
  value: 24,
  unit: 'h',
  ...more,
});

describe('how often a level has to be kept', () => {
  const availability = {
    property: 'availability',
    value: 99.5,
    unit: 'percent',
  };
  it.each<[string, ServiceLevel, ServiceLevel[], number | undefined]>([
    ['is what availability says in percent', availability, [], 0.995],
    [
      'is what availability says as a share',
      { property: 'availability', value: 0.999 },
      [],
      0.999,
    ],
    [
      'is what availability says as text',
      { property: 'availability', value: '99.9%' },
      [],
      0.999,
    ],
    [
      'is not more than always',
      { property: 'availability', value: 120, unit: '%' },
      [],
      undefined,
    ],
    [
      'is no number of hours',
      { property: 'availability', value: 20, unit: 'h' },
      [],
      undefined,
    ],
    ['is not told by how old data may be', level('latency'), [], undefined],
    [
      'is told for all levels',
      level('latency'),
      [{ property: 'objective', value: 99, unit: '%' }],
      0.99,
    ],
    [
      'is told by name',
      level('latency'),
      [
        { property: 'objective', value: 99, unit: '%' },
        { property: 'objective', value: 90, unit: '%', element: 'latency' },
        { property: 'objective', value: 80, unit: '%', element: 'retention' },
      ],
      0.9,
    ],
    [
      'is told by the element',
      level('latency', { element: 'orders.at' }),
      [
        { property: 'objective', value: 90, unit: '%', element: 'latency' },
        { property: 'objective', value: 50, unit: '%', element: 'orders.at' },
      ],
      0.5,
    ],
    [
      'is not what cannot be read',
      level('latency'),
      [{ property: 'objective', value: 'often' }],
      undefined,
    ],
    [
      'is not nothing',
      level('latency'),
      [{ property: 'objective', value: 0 }],
      undefined,
    ],
  ])('%s', (_, asked, others, objective) => {
    expect(objectiveOf(asked, [asked, ...others])).toBe(objective);
  });
});

describe('a promise in words', () => {
  it.each<[ServiceLevel, string]>([
    [level('latency'), 'at most 24 hours old'],
    [level('latency', { value: 1, unit: 'd' }), 'at most 1 day old'],
    [
      level('latency', { value: '30', unit: 'minutes' }),
      'at most 30 minutes old',
    ],
    [level('retention', { value: 3, unit: 'y' }), 'kept for 3 years'],
    [
      { property: 'availability', value: 99.5 },
      'available at least 99.5 % of the time',
    ],
    [level('frequency', { value: 1, unit: 'd' }), 'updated every day'],
    [level('frequency', { value: 2, unit: 'week' }), 'updated every 2 weeks'],
    [
      { property: 'endOfLife', value: '2030-01-01' },
      'available until 2030-01-01',
    ],
    [{ property: 'throughput', value: 100, unit: 'MB/s' }, 'at least 100 MB/s'],
    [{ property: 'constructor', value: true }, 'constructor: true'],
    [
      { property: 'timeOfAvailability', value: '09:00', valueExt: '17:00' },
      'available at 09:00 to 17:00',
    ],
  ])('%j: %s', (asked, words) => {
    expect(promiseOf(asked)).toBe(words);
  });
});

describe('a check measures', () => {
  const schema = (name: string, physicalName?: string) => ({
    name,
    physicalName,
    properties: ['at', 'id'].map(path => ({
      name: path,
      path,
      required: false,
      unique: false,
      quality: [],
    })),
    quality: [],
  });
  const contract = (
    serviceLevels: ServiceLevel[],
  ): Pick<Contract, 'schemas' | 'serviceLevels'> => ({
    schemas: [schema('orders', 'orders_v1'), schema('lines')],
    serviceLevels,
  });
  const any = level('latency');
  const ofOrders = level('latency', { element: 'orders_v1.at' });
  const ofLines = level('latency', { element: 'lines' });
  const kept = level('retention', {
    value: 3,
    unit: 'y',
    element: 'orders.at',
  });
  const dates = { property: 'endOfSupport', value: '2030-01-01' };

  it.each<
    [
      string,
      Parameters<typeof levelsMeasuredBy>[0],
      ServiceLevel[],
      ServiceLevel[],
    ]
  >([
    [
      'the level whose key it carries',
      { ruleKey: levelKeyOf(ofLines), type: 'retention' },
      [any, ofLines, kept],
      [ofLines],
    ],
    [
      'no other level than that',
      { ruleKey: 'rule:0123456789abcdef', type: 'freshness' },
      [any],
      [],
    ],
    [
      'what is of its kind, when the level whose key it carries is gone',
      { ruleKey: levelKeyOf(ofLines), type: 'freshness' },
      [any],
      [any],
    ],
    [
      'freshness, when it is of that kind',
      { type: 'freshness' },
      [any, kept],
      [any],
    ],
    [
      'freshness, as the Data Contract CLI calls it',
      { type: 'servicelevel_freshness' },
      [kept, ofOrders],
      [ofOrders],
    ],
    [
      'retention of the column',
      { type: 'retention', schema: 'orders', property: 'at' },
      [any, kept],
      [kept],
    ],
    [
      'what names its table, rather than all tables',
      { type: 'recency', schema: 'lines' },
      [any, ofOrders, ofLines],
      [ofLines],
    ],
    [
      'what names a column of its table',
      { type: 'freshness', schema: 'orders' },
      [any, ofOrders, ofLines],
      [ofOrders],
    ],
    [
      'what is about all tables, where its own is not named',
      { type: 'freshness', schema: 'lines' },
      [any, ofOrders],
      [any],
    ],
    [
      'nothing of another table',
      { type: 'freshness', schema: 'lines' },
      [ofOrders],
      [],
    ],
    [
      'nothing where two could be meant',
      { type: 'freshness' },
      [ofOrders, ofLines],
      [],
    ],
    [
      'nothing when it is about something else',
      { type: 'not_null', schema: 'orders' },
      [any, kept],
      [],
    ],
    [
      'what it is named after',
      { type: 'servicelevel_error_rate' },
      [any, { property: 'errorRate', value: 1, unit: '%' }],
      [{ property: 'errorRate', value: 1, unit: '%' }],
    ],
    [
      'availability, by its plain name',
      { type: 'Availability' },
      [any, { property: 'availability', value: 99 }],
      [{ property: 'availability', value: 99 }],
    ],
    ['no date', { ruleKey: levelKeyOf(dates) }, [dates], []],
  ])('%s', (_, check, levels, measured) => {
    expect(levelsMeasuredBy(check, contract(levels))).toEqual(measured);
  });
});

describe('the service levels of a contract', () => {
  const options = { objective: 0.95, windowDays: 30, now: NOW };

  it('stand in its order, each once, with why one is not measured', () => {
    const latency = level('latency');
    const standing = standLevels(
      {
        serviceLevels: [
          { property: 'generalAvailability', value: '2026-01-01' },
          latency,
          { ...latency, value: 48 },
          { property: 'objective', value: 99, unit: '%' },
          level('retention', { element: 'orders.at' }),
        ],
      },
      'main',
      key => (key === levelKeyOf(latency) ? days([1, 3, 0]) : []),
      options,
    );
    expect(standing).toEqual([
      expect.objectContaining({
        property: 'generalAvailability',
        state: 'not-measurable',
        reason: 'It is a date or a time, which no check measures',
      }),
      expect.objectContaining({
        key: levelKeyOf(latency),
        port: 'main',
        promise: 'at most 24 hours old',
        objective: 0.99,
        good: 3,
        state: 'kept',
        days: [{ day: '2026-01-14', good: 3, bad: 0 }],
      }),
      expect.objectContaining({
        property: 'retention',
        element: 'orders.at',
        state: 'not-measured',
        reason: 'No check measured it in the last 30 days',
      }),
    ]);
    expect(standing[1]).not.toHaveProperty('element');
  });
});
