import {
  FORGOTTEN_AFTER_SECONDS,
  SCORING_RULE,
  type ExpectedCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import fc from 'fast-check';
import { everyMsOf } from './runOwnChecks';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

const every = (ages: Array<number | undefined>, fallback = HOUR) =>
  everyMsOf(
    {
      expected: ages.map(maxAgeSeconds => ({ maxAgeSeconds }) as ExpectedCheck),
    },
    fallback * 1000,
  ) / 1000;

describe('own checks are run', () => {
  it.each([
    ['as configured where the contract does not say', [undefined], HOUR, HOUR],
    ['as often as the contract asks', [12 * HOUR], HOUR, 6 * HOUR],
    ['for the most demanding', [2 * DAY, HOUR], HOUR, HOUR / 2],
    ['not more often than each minute', [20], HOUR, 60],
    ['soon enough for those without a schedule', [60 * DAY], HOUR, 3.5 * DAY],
    ['in spite of a slow configuration', [undefined], 20 * DAY, 3.5 * DAY],
    ['in spite of a yearly promise', [730 * DAY], HOUR, 3.5 * DAY],
  ])('%s', (_, ages, fallback, expected) => {
    expect(every(ages, fallback)).toBe(expected);
  });

  it('twice before any of their verdicts is stale or forgotten', () => {
    const age = fc.option(fc.integer({ min: 120, max: 1000 * DAY }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(
        fc.array(age, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 60, max: 1000 * DAY }),
        (ages, fallback) => {
          const stale = ages.map(each => each ?? SCORING_RULE.maxAgeSeconds);
          const seconds = every(ages, fallback);
          expect(seconds * 2).toBeLessThanOrEqual(Math.min(...stale));
          expect(seconds * 2).toBeLessThan(FORGOTTEN_AFTER_SECONDS);
        },
      ),
    );
  });
});
