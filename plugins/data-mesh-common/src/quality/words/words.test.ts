import fc from 'fast-check';
import {
  budgetWords,
  burnWords,
  changeWords,
  complianceWords,
  coverageWords,
  dimensionLabel,
  measuredWords,
  pointsWords,
  scoreWords,
} from '.';
import { qualityBand } from '../qualityBand';

describe('a score in words', () => {
  it.each([
    [undefined, 'none', 'no data'],
    [100, 'good', '100 of 100, good'],
    [99.99, 'good', '99 of 100, good'],
    [90, 'good', '90 of 100, good'],
    [89.99, 'fair', '89 of 100, fair'],
    [70, 'fair', '70 of 100, fair'],
    [69.9, 'poor', '69 of 100, poor'],
    [0, 'poor', '0 of 100, poor'],
  ] as const)('of %s is %s', (score, band, words) => {
    expect(qualityBand(score)).toBe(band);
    expect(scoreWords(score)).toBe(words);
  });

  it('never shows a number whose band is another one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), score => {
        const shown = Number(scoreWords(score).split(' ')[0]);
        expect(qualityBand(shown)).toBe(qualityBand(score));
      }),
    );
  });
});

describe('coverage in words', () => {
  it.each([
    [0, 0, 'no checks promised or reported'],
    [0, 1, 'the only expected check not evaluated'],
    [0, 12, 'none of 12 expected checks evaluated'],
    [9, 12, '9 of 12 expected checks evaluated'],
    [1, 1, 'the only expected check evaluated'],
    [1200, 1200, 'all 1,200 expected checks evaluated'],
  ])('of %i of %i is "%s"', (evaluated, expected, words) => {
    expect(coverageWords({ evaluated, expected })).toBe(words);
  });
});

describe('points in words', () => {
  it.each([
    [-12.5, '−12.5 points'],
    [1, '+1 point'],
    [0.04, '+less than 0.1 points'],
    [0, '0 points'],
    [-33.333333, '−33.3 points'],
  ])('of %d are "%s"', (points, words) => {
    expect(pointsWords(points)).toBe(words);
  });

  it.each([
    [3, 'up 3 points since a week ago'],
    [-1, 'down 1 point since a week ago'],
    [-12.34, 'down 12.3 points since a week ago'],
    [0.01, 'as a week ago'],
  ])('that changed by %d are "%s"', (change, words) => {
    expect(changeWords(change)).toBe(words);
  });
});

describe('what was measured, in words', () => {
  it.each([
    [{}, undefined],
    [{ failedRows: 17, rowsTested: 3400 }, '17 of 3,400 rows failed'],
    [{ failedRows: 1 }, '1 row failed'],
    [
      {
        failedRows: 17,
        rowsTested: 3400,
        measured: { value: 17, unit: 'rows' },
        threshold: 'at most 0 rows',
      },
      '17 of 3,400 rows failed, threshold: at most 0 rows',
    ],
    [
      { measured: { value: 0.5, unit: 'percent' }, threshold: '< 1 %' },
      '0.5 %, threshold: < 1 %',
    ],
    [
      {
        measured: { value: 0.5, unit: 'percent' },
        failedRows: 17,
        rowsTested: 3400,
      },
      '0.5 % (17 of 3,400 rows failed)',
    ],
    [{ measured: { value: 90_000, unit: 'seconds' } }, '25 hours'],
    [{ measured: { value: 200_000, unit: 'seconds' } }, '2.3 days'],
    [{ measured: { value: 3.14159 } }, '3.14'],
    [{ threshold: '= 0' }, 'threshold: = 0'],
  ] as const)('of %j is "%s"', (check, words) => {
    expect(measuredWords(check)).toBe(words);
  });
});

describe('a service level in words', () => {
  it.each([
    [
      {
        good: 58,
        bad: 2,
        compliance: 58 / 60,
        objective: 0.99,
        windowDays: 30,
      },
      'kept in 58 of 60 measurements within 30 days (96 %, promised 99 %)',
    ],
    [
      { good: 9999, bad: 1, objective: 0.999, windowDays: 30 },
      'kept in 9,999 of 10,000 measurements within 30 days (99.9 %, promised 99.9 %)',
    ],
    [
      { good: 1, bad: 0, objective: 1, windowDays: 1 },
      'kept in 1 of 1 measurement within 1 day (100 %, promised 100 %)',
    ],
    [
      { good: 0, bad: 0, objective: 1, windowDays: 7 },
      'no measurement within 7 days',
    ],
  ])('tells how often %j was kept', (level, words) => {
    expect(complianceWords(level)).toBe(words);
  });

  it.each([
    [1, 'the whole error budget left'],
    [0.625, '62 % of the error budget left'],
    [0.0001, 'less than 0.1 % of the error budget left'],
    [0, 'nothing of the error budget left'],
    [-0.5, 'the error budget is overspent by 50 %'],
  ])('with a budget of %d left has %s', (left, words) => {
    expect(budgetWords(left)).toBe(words);
  });

  it.each([
    [0, 'none of it was used in the last day'],
    [0.4, 'in the last day used slower than it lasts'],
    [1, 'in the last day used just as fast as it lasts'],
    [3.26, 'in the last day used 3.3 times as fast as it lasts'],
  ])('that burns at %d is %s', (rate, words) => {
    expect(burnWords(rate)).toBe(words);
  });
});

describe('a dimension', () => {
  it.each([
    ['uniqueness', 'Uniqueness'],
    ['other', 'Other'],
    ['toString', 'toString'],
    ['made up', 'made up'],
  ])('%s is called %s', (dimension, label) => {
    expect(dimensionLabel(dimension)).toBe(label);
  });
});
