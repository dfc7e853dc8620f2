import { CHECK_OUTCOMES } from '@backstage-data-mesh/plugin-data-mesh-common';
import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import {
  MAX_MESSAGE,
  packResults,
  unpackResults,
  type PackedResult,
} from './packResults';

const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const packedResult = fc
  .record({
    checkId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    outcome: fc.constantFrom(...CHECK_OUTCOMES),
    listedOnly: optional(fc.constant(true as const)),
    executedAt: fc.integer({ min: 0, max: Date.parse('9999-12-31') }),
    measured: optional(fc.double({ noNaN: true, noDefaultInfinity: true })),
    rowsTested: optional(fc.maxSafeNat()),
    failedRows: optional(fc.maxSafeNat()),
    message: optional(fc.string({ unit: 'grapheme', maxLength: MAX_MESSAGE })),
  })
  .map(
    result =>
      Object.fromEntries(
        Object.entries(result).filter(([, value]) => value !== undefined),
      ) as PackedResult,
  );

describe('results of a run, packed', () => {
  it('come back as they were, in the order of their checks', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(packedResult, { selector: ({ checkId }) => checkId }),
        results => {
          const expected = results
            .map(({ message, ...rest }) =>
              rest.outcome === 'pass' || message === undefined
                ? rest
                : {
                    ...rest,
                    message: message.slice(0, MAX_MESSAGE).replaceAll('\0', ''),
                  },
            )
            .sort((a, b) => a.checkId - b.checkId)
            // JSON has one zero only.
            .map(each =>
              each.measured === 0 ? { ...each, measured: 0 } : each,
            );
          expect(unpackResults(packResults(results))).toEqual(expected);
        },
      ),
    );
  });

  it('take a few bytes each', () => {
    const results: PackedResult[] = Array.from({ length: 10_000 }, (_, n) => ({
      checkId: 500_000 + n,
      outcome: n % 50 === 0 ? 'fail' : 'pass',
      executedAt: Date.parse('2026-01-15T09:00:00Z') + n * 137 + (n % 17) * 31,
      ...(n % 50 === 0 ? { failedRows: n % 7, message: `Got ${n % 7}` } : {}),
    }));
    expect(packResults(results).length / results.length).toBeLessThan(3);
  });

  it('keep the beginning of a long message, without half a character', () => {
    const [{ message }] = unpackResults(
      packResults([
        {
          checkId: 1,
          outcome: 'error',
          executedAt: 0,
          message: `${'x'.repeat(MAX_MESSAGE - 1)}😀`,
        },
      ]),
    );
    expect(message).toBe('x'.repeat(MAX_MESSAGE - 1));
  });

  it.each([
    ['of a later version', { v: 2, c: [1], o: 'p', t: [0] }, /version 2/],
    [
      'with an outcome that nobody knows',
      { v: 1, c: [1], o: 'x', t: [0] },
      /'x'/,
    ],
  ])('are refused where they are %s', (_, columns, message) => {
    expect(() =>
      unpackResults(deflateRawSync(JSON.stringify(columns))),
    ).toThrow(message);
  });
});
