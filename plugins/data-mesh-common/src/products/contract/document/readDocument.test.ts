import fc from 'fast-check';
import { plainValue } from './plainValue';
import { Positions } from './position';
import { readDocument } from './readDocument';

const valueOf = (text: string) => {
  const { node, findings } = readDocument(text);
  return node && findings.length === 0 ? plainValue(node) : findings;
};

const codesAndPlaces = (text: string) => {
  const positions = new Positions(text);
  return readDocument(text).findings.map(({ code, at }) => {
    const { line, column } = positions.of(at ?? 0);
    return `${code} ${line}:${column}`;
  });
};

describe('values', () => {
  it.each<[string, string, unknown]>([
    ['JSON', '{"a": [1, "b", null, true]}', { a: [1, 'b', null, true] }],
    ['a byte order mark', '\ufeffa: 1', { a: 1 }],
    ['line ends of Windows', 'a: 1\r\nb:\r\n  - x\r\n', { a: 1, b: ['x'] }],
    ['no as text, as in JSON', 'a: [no, yes, on]', { a: ['no', 'yes', 'on'] }],
    ['dates as text', 'a: &d 2026-01-31', { a: '2026-01-31' }],
    [
      'version 1.2 whatever a directive says',
      '%YAML 1.1\n---\na: no\nb: 2026-01-31\nc: 0o17\n',
      { a: 'no', b: '2026-01-31', c: 15 },
    ],
    ['unknown tags as if they were not there', 'a: !secret x', { a: 'x' }],
    ['aliases', 'a: &x [1]\nb: *x', { a: [1], b: [1] }],
    [
      'the nearest anchor before',
      'a: &x 1\nb: &x 2\nc: *x',
      { a: 1, b: 2, c: 2 },
    ],
    [
      'merges, where own fields win',
      'base: &b {x: 1, y: 2}\nc:\n  <<: *b\n  y: 3',
      { base: { x: 1, y: 2 }, c: { x: 1, y: 3 } },
    ],
    [
      'merges of several, where the first wins',
      'c:\n  <<: [{x: 1}, {x: 2, y: 2}]',
      { c: { x: 1, y: 2 } },
    ],
    [
      'keys that are numbers or booleans',
      '1: a\ntrue: b',
      { 1: 'a', true: 'b' },
    ],
  ])('are read from %s', (_, text, expected) => {
    expect(valueOf(text)).toEqual(expected);
  });

  it('cannot reach the prototype of an object', () => {
    const value = valueOf(
      '__proto__: {polluted: 1}\nconstructor: {prototype: 2}',
    );
    expect(value).toEqual({ constructor: { prototype: 2 } });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('mistakes in the syntax', () => {
  it.each([
    ['a tab as indentation', 'a:\n\tb: 1', 'not-yaml 2:1'],
    ['a missing bracket', 'a: [1, 2\nb: 3', 'not-yaml 2:1'],
    ['a second colon', 'a: 1\nb: c: d', 'not-yaml 2:4'],
    ['a quote that is not closed', 'a: "x', 'not-yaml 1:6'],
    ['an unknown anchor', 'a: 1\nb: *x', 'not-yaml 2:4'],
    ['an object inside itself', 'a: &x\n  b: *x', 'not-yaml 2:6'],
    ['a field given twice', 'a: 1\nb:\n  c: 1\n  c: 2', 'duplicate-key 4:3'],
    ['a list as a key', 'a: 1\n? [x]\n: 2', 'wrong-type 2:3'],
    ['a second document', 'a: 1\n---\nb: 2', 'multiple-documents 2:1'],
  ])('are found: %s', (_, text, expected) => {
    expect(codesAndPlaces(text)[0]).toBe(expected);
  });

  it('say what is wrong and how to mend it', () => {
    const [finding] = readDocument('a:\n\tb: 1').findings;
    expect(finding.message).toContain('tab');
    expect(finding.remedy).toContain('blanks');
  });

  it('leave the first value of a document that can be read', () => {
    const { node } = readDocument('a: 1\n---\nb: 2');
    expect(node && plainValue(node)).toEqual({ a: 1 });
  });
});

describe('texts that would cost too much', () => {
  const levels = 10;
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i <= levels; i++) {
    bomb.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  }

  it.each([
    ['aliases of aliases', bomb.join('\n'), 'too-large'],
    [
      'a long text repeated by aliases',
      `a: &a ${'x'.repeat(10_000)}\nb: [${Array(200).fill('*a').join(', ')}]`,
      'too-large',
    ],
    [
      '10,000 brackets',
      `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      'too-deep',
    ],
    [
      '10,000 braces',
      `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`,
      'too-deep',
    ],
    ['10,000 dashes', '- '.repeat(10_000), 'too-deep'],
    ['10,000 question marks', '? '.repeat(10_000), 'too-deep'],
    [
      '500 levels of indentation',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'too-deep',
    ],
    [
      'nesting through aliases',
      Array.from({ length: 200 }, (_, i) =>
        i === 0 ? 'a0: &a0 x' : `a${i}: &a${i} [*a${i - 1}]`,
      ).join('\n'),
      'too-deep',
    ],
    ['200 KB of brackets', '['.repeat(200_000), 'too-deep'],
    ['200 KB of quotes', '"'.repeat(200_000), 'not-yaml'],
    ['200 KB of lines with tabs', 'a:\n\tb\n'.repeat(30_000), 'not-yaml'],
  ])('are refused: %s', (_, text, code) => {
    const { node, findings } = readDocument(text);
    expect(node).toBeUndefined();
    expect(findings[0].code).toBe(code);
    expect(findings.length).toBeLessThanOrEqual(5);
  });

  it('do not include objects with very many fields', () => {
    const text = Array.from({ length: 15_000 }, (_, i) => `"k${i}": 1`).join(
      '\n',
    );
    const { node, findings } = readDocument(text);
    expect(findings).toEqual([]);
    expect(node?.kind === 'map' && node.entries.size).toBe(15_000);
  });
});

it('reading never throws', () => {
  const yamlish = fc
    .array(
      fc.constantFrom(
        'a',
        '1',
        ':',
        ' ',
        '\n',
        '-',
        '[',
        ']',
        '{',
        '}',
        ',',
        '&x',
        '*x',
        '!t',
        '|',
        '>',
        '"',
        "'",
        '#',
        '?',
        '%',
        '@',
        '<<',
        '\t',
        '\r',
        '---',
        '...',
        '\\',
        '\ufeff',
        '\ud800',
        '\0',
      ),
      { maxLength: 40 },
    )
    .map(parts => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' })), text => {
      const { node, findings } = readDocument(text);
      // Either something was read, or it is said why not.
      expect(node !== undefined || findings.length > 0).toBe(true);
    }),
    { numRuns: 1500 },
  );
});
