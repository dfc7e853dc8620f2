import fc from 'fast-check';
import { backoffMs, jittered, SLOWEST_RETRY_MS } from './backoff';

describe('the wait after failures', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [3, 8_000],
    [6, 64_000],
    [10, SLOWEST_RETRY_MS],
    [1_000_000, SLOWEST_RETRY_MS],
  ])('after %i in a row is at most %i ms', (failures, expected) => {
    expect(backoffMs(failures, 1)).toBe(expected);
  });

  it('failure mode 11: is never nothing and never for ever, and grows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const wait = backoffMs(failures, random);
          expect(wait).toBeGreaterThanOrEqual(1_500);
          expect(wait).toBeLessThanOrEqual(SLOWEST_RETRY_MS);
          expect(backoffMs(failures + 1, random)).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
  });

  it('failure mode 11: differs between those that failed together', () => {
    expect(backoffMs(5, 0)).toBeLessThan(backoffMs(5, 1));
    expect(jittered(1000, 0)).toBe(900);
    expect(jittered(1000, 1)).toBe(1000);
  });
});
