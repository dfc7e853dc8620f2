import type {
  CheckOutcome,
  QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  mapInSteps,
  readArtifact,
  readWithAll,
  type QualityArtifact,
  type QualityReader,
} from '.';

const NOW = new Date('2026-11-23T12:00:00Z');

const artifact = (text: string, name?: string): QualityArtifact => ({
  name,
  bytes: new TextEncoder().encode(text),
});

/** Takes what names it, and reports how many artifacts it was given. */
function reader(id: string) {
  const read = jest.fn(
    async (artifacts: readonly QualityArtifact[]): Promise<QualityReport[]> => [
      {
        engine: id,
        format: `${id}-format`,
        runId: `${artifacts.length} artifacts`,
        results: [],
        problems: [],
      },
    ],
  );
  const result: QualityReader = {
    id,
    title: id,
    formats: [],
    sniff: head =>
      (head as { by?: string } | undefined)?.by === id
        ? `${id}-format`
        : undefined,
    read,
  };
  return { ...result, read };
}

describe('reading with all readers', () => {
  it('gives each artifact to the reader that recognises it, and those of one together', async () => {
    const [a, b, c] = [reader('a'), reader('b'), reader('c')];
    const reading = await readWithAll(
      [a, b, c],
      [
        artifact('{"by":"a"}'),
        artifact('{"by":"b"}'),
        artifact('<html>'),
        artifact('{"by":"a"}'),
      ],
      { now: NOW },
    );
    expect(reading.recognised).toEqual([
      { reader: 'a', format: 'a-format' },
      { reader: 'b', format: 'b-format' },
      undefined,
      { reader: 'a', format: 'a-format' },
    ]);
    expect(reading.reports.map(each => [each.engine, each.runId])).toEqual([
      ['a', '2 artifacts'],
      ['b', '1 artifacts'],
    ]);
    expect(c.read).not.toHaveBeenCalled();
  });
});

describe('a run that its engine gave no name', () => {
  const nameless = (outcome: CheckOutcome): QualityReader => ({
    ...reader('a'),
    read: async () => [
      {
        engine: 'a',
        format: 'a-format',
        runId: 'unknown',
        results: [
          {
            engine: 'a',
            runId: 'unknown',
            checkKey: 'a:1',
            name: 'one',
            target: {},
            outcome,
          },
        ],
        problems: [],
      },
    ],
  });
  const read = async (outcome: CheckOutcome) => {
    const { reports } = await readWithAll(
      [nameless(outcome)],
      [artifact('{"by":"a"}')],
      { now: NOW },
    );
    return reports[0];
  };

  it('is another one when it says something else, and the same when it comes again', async () => {
    const [pass, fail, again] = [
      await read('pass'),
      await read('fail'),
      await read('pass'),
    ];
    expect(pass.runId).toMatch(/^unknown-[0-9a-f]{32}$/);
    expect(pass.results[0].runId).toBe(pass.runId);
    expect(fail.runId).not.toBe(pass.runId);
    expect(again).toEqual(pass);
  });
});

describe('reading an artifact', () => {
  it('names the artifact in what it says of it', async () => {
    expect(
      await readArtifact(artifact('{"a": [1', 'run_results.json'), true, {
        now: NOW,
      }),
    ).toEqual({
      document: { a: [1] },
      problem: {
        code: 'truncated',
        severity: 'error',
        message:
          'run_results.json cannot be read: The text ends too early, at byte 8',
      },
    });
    expect(
      (await readArtifact(artifact('{'), true, { now: NOW })).problem?.message,
    ).toMatch(/^The artifact cannot be read/);
  });
});

describe('working on a list in steps', () => {
  it('pauses, and keeps the order', async () => {
    const pause = jest.fn(async () => {});
    const numbers = Array.from({ length: 1000 }, (_, index) => index);
    expect(await mapInSteps(numbers, each => [each], { pause })).toEqual(
      numbers,
    );
    expect(pause).toHaveBeenCalledTimes(5);
  });
});
