import {
  readJson,
  type CheckResult,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityArtifact, QualityReader } from '../quality';

/**
 * What the suite needs of a reader.
 * @public
 */
export type QualityReaderContract = {
  reader: QualityReader;
  /**
   * Artifacts with results, as the engine writes them. Together they should
   * hold every version, and passes.
   */
  samples: ReadonlyArray<{ name: string; bytes: Uint8Array }>;
  /** Likewise, with a status that the engine does not have on each check. */
  unknownStatus: ReadonlyArray<{ name: string; bytes: Uint8Array }>;
  /** A moment after all samples. */
  now: Date;
};

/** What no engine writes. */
const GARBAGE: ReadonlyArray<[string, string]> = [
  ['nothing', ''],
  ['a space', ' '],
  ['null', 'null'],
  ['a number', '42'],
  ['an empty object', '{}'],
  ['an empty list', '[]'],
  ['a list of nothing', '[null]'],
  ['another object', '{"hello": "world", "success": true, "results": []}'],
  ['a page', '<!doctype html><title>502 Bad Gateway</title>'],
  ['a ZIP file', 'PK\u0003\u0004\u0014\u0000\u0000\u0000'],
  ['YAML', 'success: true\nchecks:\n  - outcome: pass\n'],
  ['10,000 lists', '['.repeat(10_000)],
  ['10,000 objects', '{"checks":'.repeat(10_000)],
];

/** Values that say of no check that it passed. */
const JUNK: readonly unknown[] = [
  null,
  0,
  -1,
  1e300,
  NaN,
  '',
  ' ',
  'unknown',
  '\u0000',
  '2999-01-01T00:00:00Z',
  [],
  {},
  [null],
  [[]],
  { a: { b: [] } },
  false,
];

const MUTATIONS = 150;

/**
 * The suite that every reader has to pass. Call it at the top of a test file.
 * @public
 */
export function describeQualityReader(contract: QualityReaderContract) {
  const { reader, samples, unknownStatus, now } = contract;
  const read = (...artifacts: QualityArtifact[]) =>
    reader.read(artifacts, { now });

  describe(`the reader of ${reader.title}`, () => {
    it('says what it reads', () => {
      expect(reader.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(reader.formats.map(format => format.role)).toContain('results');
      const ids = reader.formats.map(format => format.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(samples.length).toBeGreaterThan(0);
      expect(unknownStatus.length).toBeGreaterThan(0);
    });

    describe.each(samples)('of $name', ({ name, bytes }) => {
      it('recognises it by its content', async () => {
        expect(reader.formats.map(format => format.id)).toContain(
          reader.sniff(headOf(bytes)),
        );
        const named = await read({ name: 'something-else.txt', bytes });
        expect(named).toEqual(await read({ name, bytes }));
        expect(named).toEqual(await read({ bytes }));
      });

      it('gives results that can be stored, told apart and found again', async () => {
        const reports = await read({ bytes });
        expect(resultsOf(reports)).not.toEqual([]);
        for (const report of reports) {
          expect(report.engine).toBe(reader.id);
          for (const result of report.results) {
            expect(result.engine).toBe(reader.id);
            expect(result.runId).toBe(report.runId);
            expect(result.name).not.toBe('');
            expect(result.name.length).toBeLessThanOrEqual(1000);
            expect(result.message?.length ?? 0).toBeLessThanOrEqual(1000);
            if (result.executedAt !== undefined) {
              expect(new Date(result.executedAt).toISOString()).toBe(
                result.executedAt,
              );
            }
          }
        }
        const keys = resultsOf(reports).map(
          each => `${each.runId} ${each.checkKey}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
        // Plain data: nothing is lost on the way to a database.
        expect(JSON.parse(JSON.stringify(reports))).toEqual(
          JSON.parse(JSON.stringify(await read({ bytes }))),
        );
      });

      it('pauses while it reads, and reads the same', async () => {
        const long = join(bytes, encode(' '.repeat(1_000_000)));
        let pauses = 0;
        const reports = await reader.read([{ bytes: long }], {
          now,
          async pause() {
            pauses++;
          },
        });
        expect(pauses).toBeGreaterThanOrEqual(3);
        expect(reports).toEqual(await read({ bytes }));
      });

      it('makes no verdicts of a text that is cut off', async () => {
        for (let part = 1; part < 24; part++) {
          const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 24));
          const reports = await read({ bytes: cut });
          expect(resultsOf(reports)).toEqual([]);
          for (const report of reports) {
            expect(report.problems.map(each => each.code)).toContain(
              'truncated',
            );
          }
        }
      });

      it('refuses what is too large', async () => {
        const reports = await reader.read([{ bytes }], {
          now,
          maxBytes: bytes.length - 1,
        });
        expect(resultsOf(reports)).toEqual([]);
        expect(reports[0].problems.map(each => each.code)).toContain(
          'too-large',
        );
      });

      it('is not felled by 10,000 nested lists in it', async () => {
        const text = new TextDecoder().decode(bytes).trimEnd();
        const end = text[text.length - 1];
        const nested = `${text.slice(0, -1)},${
          end === '}' ? '"zz":' : ''
        }${'['.repeat(10_000)}${']'.repeat(10_000)}${end}`;
        const reports = await read({ bytes: encode(nested) });
        expect(resultsOf(reports)).toEqual([]);
        expect(reports[0].problems.map(each => each.code)).toContain(
          'too-deep',
        );
      });

      it('believes no result from the future', async () => {
        const reports = await reader.read([{ bytes }], { now: new Date(0) });
        for (const result of resultsOf(reports)) {
          expect(result.executedAt).toBeUndefined();
        }
        const dated = resultsOf(await read({ bytes })).filter(
          each => each.executedAt !== undefined,
        );
        const codes = reports.flatMap(report =>
          report.problems.map(each => each.code),
        );
        expect(codes.includes('from-the-future')).toBe(dated.length > 0);
        expect(passes(reports)).toBeLessThanOrEqual(
          passes(await read({ bytes })) -
            dated.filter(each => each.outcome === 'pass').length,
        );
      });

      it('stays within the number of results that is asked for', async () => {
        const reports = await reader.read([{ bytes }], { now, maxResults: 1 });
        for (const report of reports) {
          expect(report.results.length).toBeLessThanOrEqual(1);
        }
      });

      it('makes no more passes of it when parts are lost or broken', async () => {
        const original = readJson(bytes);
        const before = await read({ bytes });
        // What passed without a row passes when the number of rows is lost.
        const most = passes(before) + nothingTested(before);
        const random = randomFrom(bytes.length);
        const found: string[] = [];
        for (let round = 0; round < MUTATIONS; round++) {
          const copy = structuredClone(
            'value' in original ? original.value : undefined,
          );
          const change = mutate(copy, random);
          const reports = await read({ bytes: encode(write(copy)) });
          if (passes(reports) > most) found.push(change);
        }
        expect(found).toEqual([]);
      });
    });

    it.each(GARBAGE)('makes nothing of %s', async (_, text) => {
      const reports = await read({ bytes: encode(text) });
      expect(resultsOf(reports)).toEqual([]);
    });

    it('makes nothing of no artifact, and of bytes without sense', async () => {
      expect(await read()).toEqual([]);
      const random = randomFrom(7);
      for (let round = 0; round < 100; round++) {
        const bytes = Uint8Array.from({ length: below(random, 200) }, () =>
          below(random, 256),
        );
        expect(resultsOf(await read({ bytes }))).toEqual([]);
      }
    });

    it.each(unknownStatus)(
      'evaluates no check whose status it does not know ($name)',
      async ({ bytes }) => {
        const reports = await read({ bytes });
        const results = resultsOf(reports);
        expect(results).not.toEqual([]);
        expect(results.map(each => each.outcome)).toEqual(
          results.map(() => 'not_evaluated'),
        );
        expect(
          reports.flatMap(report => report.problems.map(each => each.code)),
        ).toContain('unknown-status');
      },
    );

    it('reads several artifacts at once as it reads each', async () => {
      const together = await read(...samples.map(({ bytes }) => ({ bytes })));
      expect(
        resultsOf(together)
          .map(each => each.checkKey)
          .sort(),
      ).toEqual(
        (await Promise.all(samples.map(({ bytes }) => read({ bytes }))))
          .flatMap(resultsOf)
          .map(each => each.checkKey)
          .sort(),
      );
    });
  });
}

function headOf(bytes: Uint8Array): unknown {
  const reading = readJson(bytes);
  return 'value' in reading ? reading.value : reading.partial;
}

function resultsOf(reports: QualityReport[]): CheckResult[] {
  return reports.flatMap(report => report.results);
}

function passes(reports: QualityReport[]): number {
  return resultsOf(reports).filter(each => each.outcome === 'pass').length;
}

function nothingTested(reports: QualityReport[]): number {
  return reports
    .flatMap(report => report.problems)
    .filter(problem => problem.code === 'nothing-tested').length;
}

/** Changes one place, in place, and says how. */
function mutate(root: unknown, random: () => number): string {
  const places: Array<{
    container: Record<string, unknown> | unknown[];
    key: string;
    path: string;
  }> = [];
  const walk = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return;
    const container = node as Record<string, unknown>;
    for (const key of Object.keys(container)) {
      places.push({ container, key, path: `${path}.${key}` });
      walk(container[key], `${path}.${key}`);
    }
  };
  walk(root, '');
  const { container, key, path } = places[below(random, places.length)];
  if (random() < 0.4) {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
    return `without ${path}`;
  }
  const junk = JUNK[below(random, JUNK.length)];
  (container as Record<string, unknown>)[key] = structuredClone(junk);
  return `${write(junk)} in ${path}`;
}

/** JSON as engines write it, with bare `NaN`. */
function write(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** Pseudo-random numbers that a seed determines. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}
