import { fullFormats } from 'ajv-formats/dist/formats';
import fc from 'fast-check';
import { isDate, isDateTime, isUri } from './formats';

/** What the validator of the standard's own tests accepts. */
function official(format: 'date' | 'date-time' | 'uri') {
  const definition = fullFormats[format];
  const validate =
    typeof definition === 'object' && 'validate' in definition
      ? definition.validate
      : definition;
  return (text: string): boolean =>
    typeof validate === 'function' &&
    (validate as (t: string) => boolean)(text);
}

const near = (alphabet: string) =>
  fc
    .array(fc.constantFrom(...alphabet), { maxLength: 24 })
    .map(c => c.join(''));

const twoDigits = fc
  .integer({ min: 0, max: 62 })
  .map(n => String(n).padStart(2, '0'));
const fullDate = fc
  .tuple(fc.constantFrom('2023', '2024', '1900', '2000'), twoDigits, twoDigits)
  .map(parts => parts.join('-'));

describe('dates', () => {
  it('agree with the official validator', () => {
    fc.assert(
      fc.property(fc.oneof(fullDate, near('0129-')), text => {
        expect(isDate(text)).toBe(official('date')(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-04-31', false],
    ['2024-00-10', false],
    ['2024-13-10', false],
    ['2024-1-1', false],
  ])('%s is a date: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected);
    expect(official('date')(text)).toBe(expected);
  });
});

describe('points in time', () => {
  const zone = fc.oneof(
    fc.constantFrom('Z', 'z', '', '+', '+1'),
    fc
      .tuple(
        fc.constantFrom('+', '-'),
        twoDigits,
        fc.constantFrom(':', ''),
        fc.oneof(twoDigits, fc.constant('')),
      )
      .map(parts => parts.join('')),
  );
  const dateTime = fc
    .tuple(
      fullDate,
      fc.constantFrom('T', 't', ' ', '\n', '', 'TT', '_'),
      fc.oneof(
        fc.tuple(twoDigits, twoDigits, twoDigits).map(parts => parts.join(':')),
        fc.constantFrom(
          '23:59:60',
          '00:00:60',
          '22:59:60',
          '10:00',
          '23:59:60.5',
        ),
      ),
      fc.constantFrom('', '.1', '.', '.123456'),
      zone,
    )
    .map(parts => parts.join(''));

  it('agree with the official validator', () => {
    fc.assert(
      fc.property(dateTime, text => {
        expect(isDateTime(text)).toBe(official('date-time')(text));
      }),
      { numRuns: 4000 },
    );
  });

  it.each([
    ['2026-01-31T09:30:00Z', true],
    ['2026-01-31 09:30:00+0100', true],
    ['2026-01-31T09:30:00+01', true],
    ['2026-01-31T09:30:00', false],
    ['2026-01-31T09:30Z', false],
    ['2026-01-31', false],
    ['2026-01-31T23:59:60Z', true],
    ['2026-01-31T22:59:60Z', false],
    ['2026-01-31T22:59:60-01:00', true],
    ['2026-01-31T09:30:00+24:00', false],
  ])('%s is a point in time: %s', (text, expected) => {
    expect(isDateTime(text)).toBe(expected);
    expect(official('date-time')(text)).toBe(expected);
  });
});

describe('URLs', () => {
  const piece = fc.constantFrom(
    'http',
    's3',
    'a+b',
    '1x',
    ':',
    ':',
    '/',
    '/',
    '//',
    '///',
    '?',
    '#',
    '@',
    '%20',
    '%2',
    '%zz',
    '[',
    ']',
    '[::1]',
    '[v1.x]',
    '[1::2:3]',
    '[1:2:3:4:5:6:7:8]',
    '[1:2:3:4:5:6:1.2.3.4]',
    '[::256.1.1.1]',
    '[:::]',
    'host',
    '127.0.0.1',
    '999',
    ':80',
    '"',
    "'",
    '{x}',
    ' ',
    'ü',
    '*',
    '~',
    '$',
    '<',
    '|',
    '\\',
    '.',
    '-',
    '_',
  );
  const uriLike = fc
    .tuple(
      fc.constantFrom(
        'http:',
        's3://',
        'abfss://c@',
        'x:',
        'mailto:',
        '',
        'file:///',
        'x:/',
      ),
      fc.array(piece, { maxLength: 6 }),
    )
    .map(([scheme, pieces]) => scheme + pieces.join(''));

  it('agree with the official validator', () => {
    fc.assert(
      fc.property(uriLike, text => {
        expect(isUri(text)).toBe(official('uri')(text));
      }),
      { numRuns: 10_000 },
    );
  });

  it('agree with the official validator on addresses of version 6', () => {
    const address = fc
      .array(
        fc.constantFrom('1', 'ab', '12345', 'g', '::', ':', '1.2.3.4', '0'),
        { maxLength: 12 },
      )
      .map(parts => `x://[${parts.join('')}]/y`);
    fc.assert(
      fc.property(address, text => {
        expect(isUri(text)).toBe(official('uri')(text));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['https://example.com/a?b=c#d', true],
    ['s3://bucket/folder/*.parquet', true],
    ['mailto:someone@example.com', true],
    ['abfss://container@account.dfs.core.windows.net/path', true],
    ['s3://bucket/{model}', false],
    ['example.com/path', false],
    ['/path', false],
    ['https:', false],
    ['https://exa mple.com', false],
  ])('%s is a URL: %s', (text, expected) => {
    expect(isUri(text)).toBe(expected);
    expect(official('uri')(text)).toBe(expected);
  });
});
