import fc from 'fast-check';
import { countOf, field, numberOf, textOf, timeOf } from './values';

describe('values that somebody else wrote', () => {
  it.each([
    ['2021-07-05T11:43:26.134009Z', '2021-07-05T11:43:26.134Z'],
    ['2026-08-12T05:00:00.000000+00:00', '2026-08-12T05:00:00.000Z'],
    ['2026-08-12T05:00:00.123456789Z', '2026-08-12T05:00:00.123Z'],
    ['2026-11-22 22:14:06.120688+01:00', '2026-11-22T21:14:06.120Z'],
    ['2026-11-22 22:14:06+0130', '2026-11-22T20:44:06.000Z'],
    ['20200430T191246.763896Z', '2020-04-30T19:12:46.763Z'],
    ['2026-11-22T22:14:06', '2026-11-22T22:14:06.000Z'],
    ['2026-11-22 22:14:06 UTC', '2026-11-22T22:14:06.000Z'],
    ['0001-01-01T00:00:00+00:00', undefined],
    ['2026-02-30T25:00:00Z', undefined],
    ['yesterday', undefined],
    ['{{ any(result) }}', undefined],
    [1_700_000_000, undefined],
    [null, undefined],
  ])('the time %s is %s', (value, time) => {
    expect(timeOf(value)).toBe(time);
  });

  it.each([
    [1.5, 1.5],
    ['2', 2],
    ['1e3', 1000],
    [NaN, undefined],
    [Infinity, undefined],
    ['', undefined],
    ['0x10', undefined],
    ['Test failure', undefined],
    [true, undefined],
    [null, undefined],
  ])('the number %s is %s', (value, number) => {
    expect(numberOf(value)).toBe(number);
  });

  it.each([
    [0, 0],
    [17, 17],
    [-1, undefined],
    [1.5, undefined],
    [1e300, undefined],
  ])('the count %s is %s', (value, count) => {
    expect(countOf(value)).toBe(count);
  });

  it('are texts that every database stores', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const text = textOf(value) ?? '';
        expect(text.includes('\0')).toBe(false);
        // Fails at lone surrogates.
        expect(() => encodeURIComponent(text)).not.toThrow();
      }),
    );
    expect(textOf('a\u0000b\uD800')).toBe('a b\uFFFD');
    expect(textOf('  ')).toBeUndefined();
    expect(textOf(`${'x'.repeat(9)}😀 and more`, 11)).toBe('xxxxxxxxx…');
  });

  it('are found on their own objects only', () => {
    expect(field({}, 'constructor')).toBeUndefined();
    expect(field({ a: { b: 1 } }, 'a', 'b')).toBe(1);
    expect(field([1], '0')).toBeUndefined();
    expect(field(null, 'a')).toBeUndefined();
  });
});
