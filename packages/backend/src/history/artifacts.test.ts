import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import { dataContractReader } from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-datacontract';
import { dbtReader } from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-dbt';
import { greatExpectationsReader } from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-great-expectations';
import { openLineageReader } from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-openlineage';
import { sodaReader } from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-soda';
import {
  readWithAll,
  type QualityReader,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pastRuns, presentRun } from './madeUpRuns';
import { STORIES, type Story } from './stories';
import type { MadeUpRun, Verdict } from './vary/run';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');
const NOW = new Date('2026-11-20T09:30:00.000Z');

const READERS: QualityReader[] = [
  dataContractReader,
  dbtReader,
  greatExpectationsReader,
  openLineageReader,
  sodaReader,
];

const readFiles = (files: string[]): Promise<Buffer[]> =>
  Promise.all(files.map(file => fs.readFile(path.join(EXAMPLES, file))));

async function reportsOf(artifacts: Uint8Array[]): Promise<QualityReport[]> {
  const { reports, recognised } = await readWithAll(
    READERS,
    artifacts.map(bytes => ({ bytes })),
    { now: NOW },
  );
  expect(recognised).not.toContain(undefined);
  return reports;
}

/** How often which outcome is among results. */
function counts(results: Array<{ outcome: string }>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { outcome } of results) {
    found[outcome] = (found[outcome] ?? 0) + 1;
  }
  return found;
}

async function runOf(
  story: Story,
  run: MadeUpRun,
): Promise<{ ids: string[] } & Pick<QualityReport, 'results' | 'problems'>> {
  const documents = (await readFiles(story.artifacts)).map(bytes =>
    JSON.parse(bytes.toString('utf8')),
  );
  const varied = story.vary(documents, run);
  const reports = await reportsOf(
    varied.map(each => Buffer.from(JSON.stringify(each))),
  );
  return {
    ids: reports.map(({ runId }) => runId),
    results: reports.flatMap(({ results }) => results),
    problems: reports.flatMap(({ problems }) => problems),
  };
}

const storyOf = (product: string): Story => {
  const story = STORIES.find(each => each.product === product);
  if (!story) {
    throw new Error(`There is no story of ${product}`);
  }
  return story;
};

describe('the artifacts of the example worlds', () => {
  it.each([
    ['orders', { pass: 11, warn: 1 }],
    ['revenue', { pass: 8, fail: 2 }],
    ['shipments', { pass: 8, fail: 1 }],
    ['claims', { pass: 9, warn: 1 }],
    ['payments', { pass: 8, warn: 1 }],
    ['admissions', { pass: 8, fail: 1 }],
    ['customers', { pass: 11, warn: 1 }],
    ['deidentified-stays', { pass: 6 }],
    ['product-catalogue', { pass: 14 }],
    ['lab-results', { pass: 14 }],
    ['campaigns', { pass: 9 }],
  ])('of %s are read as %j', async (product, expected) => {
    const reports = await reportsOf(
      await readFiles(storyOf(product).artifacts),
    );
    expect(counts(reports.flatMap(({ results }) => results))).toEqual(expected);
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('of documentation tell nothing', async () => {
    const reports = await reportsOf(
      await readFiles(['shop/order/quality/dbt-docs/run_results.json']),
    );
    const results = reports.flatMap(report => report.results);
    expect(counts(results)).toEqual({ not_evaluated: 12 });
    expect(results.every(({ executed }) => executed === false)).toBe(true);
  });
});

describe.each(STORIES.map(story => [story.product, story] as const))(
  'the story of %s',
  (_, story) => {
    it('is made of runs that readers take for real ones', async () => {
      const keys = new Set<string>();
      for (const run of pastRuns(story, NOW).slice(-12)) {
        const { results, problems } = await runOf(story, run);
        expect(problems).toEqual([]);
        for (const result of results) {
          expect(new Date(result.executedAt!).getTime()).toBeLessThanOrEqual(
            run.at.getTime(),
          );
          expect(Object.keys(counts([result]))).not.toContain('not_evaluated');
        }
        keys.add(
          results
            .map(({ checkKey }) => checkKey)
            .sort()
            .join(),
        );
      }
      expect(keys.size).toBe(1);
    });

    it('is told with the same runs at the next start', async () => {
      const [run] = pastRuns(story, NOW);
      const later = new Date(NOW.getTime() + 3_600_000);
      const [again] = pastRuns(story, later);
      expect(await runOf(story, again)).toEqual(await runOf(story, run));
      const { ids } = await runOf(story, pastRuns(story, NOW)[1]);
      expect(ids).not.toEqual((await runOf(story, run)).ids);
    });

    it('names checks that are there', async () => {
      const run = pastRuns(story, NOW)[0];
      for (let daysAgo = 0; daysAgo <= 42; daysAgo++) {
        for (const [check, verdict] of Object.entries(
          story.verdicts(daysAgo),
        )) {
          const told = async (each: Verdict) => {
            const verdicts: Record<string, Verdict> = {};
            verdicts[check] = each;
            const { results } = await runOf(story, { ...run, verdicts });
            return counts(results);
          };
          const other: Verdict = verdict === 'pass' ? 'fail' : 'pass';
          expect(await told(verdict)).not.toEqual(await told(other));
        }
      }
    });
  },
);

describe('the past', () => {
  it('ends nine days ago where the engine stopped, and last night elsewhere', () => {
    const last = (product: string) =>
      pastRuns(storyOf(product), NOW).at(-1)!.at.toISOString();
    expect(last('campaigns')).toBe('2026-11-11T23:55:00.000Z');
    expect(last('orders')).toBe('2026-11-19T23:55:00.000Z');
    expect(presentRun(storyOf('orders'), NOW)?.at).toBe(NOW);
    expect(presentRun(storyOf('campaigns'), NOW)).toBeUndefined();
  });

  it('falls last week in revenue, and comes and goes in shipments', () => {
    const failing = (product: string) =>
      Array.from(
        { length: 10 },
        (_, daysAgo) =>
          Object.values(storyOf(product).verdicts(daysAgo)).filter(
            verdict => verdict === 'fail',
          ).length,
      );
    expect(failing('revenue')).toEqual([2, 2, 2, 2, 1, 1, 1, 0, 0, 0]);
    expect(failing('shipments')).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
  });
});
