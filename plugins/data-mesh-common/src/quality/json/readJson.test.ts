import fc from 'fast-check';
import { JsonProblem } from './JsonProblem';
import {
  readJson,
  readJsonHead,
  readJsonInSteps,
  type JsonOptions,
} from './readJson';

const bytes = (text: string) => new TextEncoder().encode(text);

function valueOf(source: string | Uint8Array, options?: JsonOptions): unknown {
  const reading = readJson(source, options);
  if (reading.problem) throw reading.problem;
  return reading.value;
}

function problemOf(source: string | Uint8Array, options?: JsonOptions) {
  const { problem } = readJson(source, options);
  return problem && { code: problem.code, position: problem.position };
}

/** JSON with spaces and line ends in all places where they may be. */
const spaced = (value: unknown, space: string): string => {
  const pad = (text: string) => `${space}${text}${space}`;
  if (Array.isArray(value)) {
    return pad(`[${value.map(v => spaced(v, space)).join(',')}]`);
  }
  if (typeof value === 'object' && value !== null) {
    return pad(
      `{${Object.entries(value)
        .map(([k, v]) => `${pad(JSON.stringify(k))}:${spaced(v, space)}`)
        .join(',')}}`,
    );
  }
  return pad(JSON.stringify(value));
};

describe('reading JSON', () => {
  it('reads what JSON.parse reads, and to the same', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.stringMatching(/^[ \t\r\n]{0,2}$/),
        (value, space) => {
          const text = spaced(value, space);
          expect(valueOf(text)).toEqual(JSON.parse(text));
          expect(valueOf(bytes(text))).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('takes nothing that JSON.parse refuses, but for what it is tolerant of', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().map(value => JSON.stringify(value)),
        fc.nat(),
        fc.constantFrom('', ',', ']', '}', '"', '\\', '0', '-', '.', 'e', ' x'),
        (text, at, piece) => {
          const place = at % (text.length + 1);
          const mutated = text.slice(0, place) + piece + text.slice(place + 1);
          const { problem } = readJson(mutated);
          let refused = false;
          try {
            JSON.parse(mutated);
          } catch {
            refused = true;
          }
          expect(problem !== undefined).toBe(refused);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never throws at garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ unit: 'binary' }), (a, b) => {
        expect(readJson(a)).toBeDefined();
        expect(readJson(b)).toBeDefined();
      }),
    );
  });

  it.each([
    ['NaN', NaN],
    ['[NaN, Infinity, -Infinity]', [NaN, Infinity, -Infinity]],
    ['{"mean":NaN,"max":Infinity}', { mean: NaN, max: Infinity }],
    ['\uFEFF{}', {}],
    [
      '{"__proto__":{"polluted":true}}',
      JSON.parse('{"__proto__":{"polluted":true}}'),
    ],
    ['{"a":1,"a":2}', { a: 2 }],
    ['"\\ud83d\\ude00 \\u0000"', '\u{1F600} \u0000'],
  ])('reads %s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
    expect(valueOf(bytes(text))).toEqual(value);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    ['', 'truncated', 0],
    ['  ', 'truncated', 2],
    ['{"a": [1, 2', 'truncated', 11],
    ['{"a": "half of a str', 'truncated', 20],
    ['{"a": "ends in an escape \\', 'truncated', 25],
    ['{"a": tru', 'truncated', 9],
    ['{"a": -', 'truncated', 7],
    ['{"ä": 1', 'truncated', 8],
    ['{"a"', 'truncated', 4],
    ['{"a": 1]', 'not-json', 7],
    ['{"a": 1} x', 'not-json', 9],
    ['{a: 1}', 'not-json', 1],
    ['[1,]', 'not-json', 3],
    ['[01]', 'not-json', 2],
    ['nan', 'not-json', 0],
    ['"\n"', 'not-json', 1],
    ['"\\x"', 'not-json', 1],
    ['<html>', 'not-json', 0],
    ['PK\u0003\u0004', 'not-json', 0],
  ])('says of %j that it is %s, at byte %d', (text, code, position) => {
    expect(problemOf(text)).toEqual({ code, position });
  });

  it('says in words where a cut text ends', () => {
    expect(readJson('[1').problem?.message).toBe(
      'The text ends too early, at byte 2',
    );
  });

  it('is not felled by nesting', () => {
    expect(problemOf('['.repeat(10_000))).toEqual({
      code: 'too-deep',
      position: 100,
    });
    expect(problemOf('{"a":'.repeat(10_000))).toMatchObject({
      code: 'too-deep',
    });
    // Nor where it only passes over.
    expect(
      problemOf(`{"b":${'['.repeat(10_000)}`, { select: { a: true } }),
    ).toMatchObject({ code: 'too-deep' });
    expect(problemOf(`${'['.repeat(100)}${']'.repeat(100)}`)).toBeUndefined();
  });

  it('refuses what is too large before it reads it', () => {
    expect(problemOf(bytes('[1, 2, 3]'), { maxBytes: 8 })).toEqual({
      code: 'too-large',
      position: 8,
    });
    expect(problemOf(bytes('[1, 2, 3]'), { maxBytes: 9 })).toBeUndefined();
  });

  it('keeps what is selected, and still minds mistakes in the rest', () => {
    const text = `{
      "metadata": {"version": "v6", "env": {"SECRET": "x"}},
      "results": [{"id": "a", "rows": [[1, "\\u00e4"]]}, {"id": "b"}],
      "other": {"x": "y"}
    }`;
    expect(
      valueOf(text, {
        select: { metadata: { version: true }, results: { id: true } },
      }),
    ).toEqual({
      metadata: { version: 'v6' },
      results: [{ id: 'a' }, { id: 'b' }],
    });
    expect(
      valueOf(text, { select: { '*': { version: true, id: true } } }),
    ).toEqual({
      metadata: { version: 'v6' },
      results: [{ id: 'a' }, { id: 'b' }],
      other: {},
    });
    expect(
      valueOf('{"a": "text", "b": ["text", {"c": 1, "d": 2}]}', {
        select: { '*': { c: true } },
      }),
    ).toEqual({ b: [null, { c: 1 }] });
    expect(
      problemOf('{"other": [1,,2], "a": 1}', { select: { a: true } }),
    ).toMatchObject({ code: 'not-json' });
  });

  it('reads the head of a document that is far longer', () => {
    const head = readJsonHead(
      bytes(`{"metadata": {"v": 6}, "rows": ["${'ä'.repeat(200_000)}"]}`),
    );
    expect(head).toEqual({ metadata: { v: 6 }, rows: [] });
    expect(readJsonHead(bytes('<html>'))).toBeUndefined();
  });

  it('hands out what it had read before a problem', () => {
    const reading = readJson(
      '{"metadata": {"version": 6}, "results": [{"id": ',
    );
    expect(reading).toMatchObject({
      problem: expect.any(JsonProblem),
      partial: { metadata: { version: 6 }, results: [{}] },
    });
  });
});

describe('reading JSON in steps', () => {
  const large = JSON.stringify(
    Array.from({ length: 20_000 }, (_, id) => ({
      id,
      name: `Größe ${id} 😀`,
      nested: { list: [id, null, true] },
    })),
  );

  it('reads the same as at once, wherever a step ends', async () => {
    const pause = jest.fn(async () => {});
    const reading = await readJsonInSteps(bytes(large), { pause });
    expect(reading).toEqual({ value: JSON.parse(large) });
  });

  it('pauses in proportion to the size', async () => {
    const pause = jest.fn(async () => {});
    const source = bytes(large);
    await readJsonInSteps(source, { pause, select: { none: true } });
    // Once per 256 KiB to decode, and once again to read.
    expect(pause.mock.calls.length).toBeGreaterThanOrEqual(
      Math.floor((2 * source.length) / (256 * 1024)) - 2,
    );
  });

  it('tells problems as reading at once does', async () => {
    const cut = bytes(large.slice(0, -10));
    const reading = await readJsonInSteps(cut, { pause: async () => {} });
    expect(reading.problem).toMatchObject({
      code: 'truncated',
      position: cut.length,
    });
  });
});
