import fc from 'fast-check';
import { stringify } from 'yaml';
import { COMPLETE_CONTRACT } from '../__testUtils__/completeContract';
import { Random } from '../__testUtils__/random';
import { readAnyYaml } from './readDocument';
import { readCommonYaml } from './readCommonYaml';

/** Undefined when the fast reader gave up, else whether both readers agree. */
function agreement(text: string): boolean | undefined {
  const fast = readCommonYaml(text);
  if (fast === undefined) return undefined;
  const complete = readAnyYaml(text);
  expect({ text, node: fast, findings: [] }).toEqual({ text, ...complete });
  return true;
}

const COMMON = `---
# a comment
id: orders # another
version: 1.0
port: 5432
limit: -1.50
half: .5
nothing:
tilde: ~
none: null
yes: true
no: FALSE
not: no
date: 2026-01-31
time: 09:00-08:00
url: https://shop.example/a#b
folded: >-
  one line
  and another
folded2: >
  clipped

literal: |
  select *

    from orders

  where true
literal2: |-
  stripped

prose: a text that goes
  over several
  lines
next:
  a text on the line below
double: "a \\"quoted\\" text # no comment"
escaped: "tab\\tnewline\\n\\u00e9"
long: "a text \\
  \\ that goes on\\
  and on"
long2: "another
  one"
single: 'it''s'
single2: 'over
  two lines'
empty: ''
blanks: "  x  "
list:
  - a
  - 1
  # in between
  - b: 1
    c:
      - d
    e:
    - f
    - g
  - "q"
same:
- x
- y: z
flow: [a, 'b', "c", 1, {d: e, f: [g]}, []]
flow2:
  [
    one,
    two,
  ]
object: {}
last: end`;

describe('the fast reader', () => {
  it('reads what contracts are usually written in', () => {
    expect(agreement(COMMON)).toBe(true);
    expect(agreement(`${COMMON}\n`)).toBe(true);
  });

  it('reads JSON', () => {
    const value = {
      a: [1, -2.5, 'x: y', [], {}, null, true],
      'a key': { b: '"\\\n' },
      true: '',
    };
    expect(agreement(JSON.stringify(value))).toBe(true);
    expect(agreement(`${JSON.stringify(value, null, 2)}\n`)).toBe(true);
  });

  it.each([
    ['a list at the top', '- a'],
    ['a value at the top', 'a'],
    ['an anchor', 'a: &x 1\nb: *x'],
    ['a tag', 'a: !!str 1'],
    ['a merge', '<<: {a: 1}'],
    ['a key given twice', 'a: 1\na: 2'],
    ['a key that is no text', 'true: 1'],
    ['a quoted key', '"a": 1'],
    ['JSON with a field given twice', '{"a": 1, "a": 2}'],
    ['JSON with an open end', '{"a": [1'],
    ['JSON with something behind', '{"a": 1} x'],
    ['a key as in a query', '? a\n: b'],
    ['a second document', 'a: 1\n---\nb: 2'],
    ['a directive', '%YAML 1.2\n---\na: 1'],
    ['a tab', 'a:\n\tb: 1'],
    ['a carriage return', 'a: 1\r\nb: 2'],
    ['a byte order mark', '\ufeffa: 1'],
    ['a second colon', 'a: b: c'],
    ['indentation that is off', 'a:\n    b: 1\n  c: 2'],
    ['an indentation indicator', 'a: |2\n   x'],
    ['kept line ends', 'a: |+\n  x\n\n'],
    ['paragraphs in a fold', 'a: >\n  x\n\n  y'],
    ['a list in a list', 'a:\n  - - b'],
    ['an escape that JSON lacks', 'a: "\\x41"'],
    ['an exotic number', 'a: 0x1F'],
    ['an indented document mark', '  ---\na: 1'],
    ['nothing', ''],
  ])('leaves %s to the complete parser', (_, text) => {
    expect(readCommonYaml(text)).toBeUndefined();
  });

  it('agrees with the complete parser on every document that it accepts', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        'a',
        'b c',
        'no',
        '1',
        '1.0',
        '2026-01-01',
        'x: y',
        'x #y',
        '- a',
        "it's",
        '"q"',
        '\\',
        ' lead',
        'trail ',
        'line\nbreak',
        '  two\n\n lines\n',
        '#',
        '@',
        '~',
        'null',
        '\u00a0',
        'é',
      ),
    );
    const value = fc.letrec(tie => ({
      node: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.double({ noNaN: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(
          fc.stringMatching(/^[a-z_][a-zA-Z0-9]{0,5}$/),
          tie('node'),
          { maxKeys: 4 },
        ),
      ),
    })).node;
    const document = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), value, {
      minKeys: 1,
      maxKeys: 4,
    });
    let accepted = 0;
    fc.assert(
      fc.property(
        document,
        fc.constantFrom(20, 80, 0),
        fc.boolean(),
        (contents, lineWidth, indentSeq) => {
          if (agreement(stringify(contents, { lineWidth, indentSeq })))
            accepted++;
        },
      ),
      { numRuns: 1500 },
    );
    // Otherwise the property would hold for a reader that does nothing.
    expect(accepted).toBeGreaterThan(200);
  });

  it('agrees with the complete parser after any slip of the pen', () => {
    const random = new Random(20260131);
    const bits = [
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\n  ',
      '- ',
      '-',
      ':',
      ': ',
      ' #',
      '#',
      '|',
      '>-',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      'a: ',
      '1.',
      'e',
      '0x1',
      'null',
      '~',
      '\t',
      '&a ',
      '*a',
      '!t ',
      '---\n',
      '...',
      '?',
      '<<: ',
      '\\',
      '\u00a0',
      '@',
      '`',
      ' |\n   x\n',
      '\n# c\n',
      'true',
      '\\\n  ',
    ];
    const sources = [
      COMMON,
      COMPLETE_CONTRACT,
      JSON.stringify({ a: [1, 'b', { c: null }], d: { e: 'f' } }, null, 2),
    ].map(source => source.split('\n'));
    let accepted = 0;
    for (let run = 0; run < 6000; run++) {
      const lines = random.pick(sources);
      const from = random.below(lines.length);
      const part = lines.slice(from, from + 1 + random.below(15));
      const indent = part[0].search(/[^ ]|$/);
      let text = part
        .map(line => line.slice(Math.min(indent, line.search(/[^ ]|$/))))
        .join('\n');
      for (let edits = random.below(4); edits > 0; edits--) {
        const at = random.below(text.length + 1);
        const deleted = random.next() < 0.4 ? random.below(4) : 0;
        const inserted = random.next() < 0.8 ? random.pick(bits) : '';
        text = text.slice(0, at) + inserted + text.slice(at + deleted);
      }
      if (agreement(text)) accepted++;
    }
    expect(accepted).toBeGreaterThan(500);
  });
});
