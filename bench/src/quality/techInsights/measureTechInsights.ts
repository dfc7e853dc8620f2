import { mockCredentials } from '@backstage/backend-test-utils';
import { postJson } from '../../harness/fetchJson';
import { measureLatency, type Latency } from '../../harness/latency';
import { startChild } from '../../harness/startChild';
import { waitUntil } from '../../harness/waitUntil';

/** What Tech Insights takes for the same. */
export type TechInsightsFigures = {
  /** All checks of all entities in one request. */
  bulk: Latency;
  /** Those of one entity. */
  single: Latency;
};

type CheckedEntity = { results: unknown[] };

const READER = {
  authorization: mockCredentials.user.header('user:default/reader'),
};

/** Measures the backend of Tech Insights, in a process of its own. */
export async function measureTechInsights(options: {
  database: object;
  entities: number;
  checks: number;
}): Promise<TechInsightsFigures> {
  const { entities, checks } = options;
  const child = await startChild('quality/techInsights/backend.ts', options);
  const run = <T>(path: string, body: object) =>
    postJson<T>(child.port, `/tech-insights/checks/run${path}`, READER, body);
  const bulk = async () => {
    const answer = await run<CheckedEntity[]>('', { entities: [] });
    return answer.reduce((sum, { results }) => sum + results.length, 0);
  };
  try {
    await waitUntil(async () => (await bulk()) >= entities * checks, {
      everyMs: 1000,
      otherwise: 'Tech Insights did not take the facts in',
    });
    return {
      bulk: await measureLatency({
        once: async () => {
          await bulk();
        },
        runs: 9,
        concurrency: 1,
        warmup: 1,
      }),
      single: await measureLatency({
        once: async n => {
          await run(`/default/dataproduct/product-${(n * 37) % entities}`, {});
        },
        runs: 400,
        concurrency: 1,
        warmup: 50,
      }),
    };
  } finally {
    await child.stop();
  }
}
