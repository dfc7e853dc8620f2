import fc from 'fast-check';
import { retryMs } from './retryMs';

describe('retryMs', () => {
  it('never waits longer than until the next regular time, nor for nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 60_000, max: 10 ** 10 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, everyMs, random) => {
          const wait = retryMs(failures, everyMs, random);
          expect(wait).toBeGreaterThan(20_000);
          expect(wait).toBeLessThanOrEqual(Math.min(everyMs, 6 * 3_600_000));
        },
      ),
    );
  });
});
