import { setTimeout as pause } from 'node:timers/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import { measureLatency, type Latency } from '../../harness/latency';
import { startChild } from '../../harness/startChild';

/** What Tech Insights takes for the same. */
export type TechInsightsFigures = {
  /** All checks of all entities in one request. */
  bulk: Latency;
  /** Those of one entity. */
  single: Latency;
};

type CheckedEntity = { results: unknown[] };

const headers = {
  authorization: mockCredentials.user.header('user:default/reader'),
  'content-type': 'application/json',
};

/** Measures the backend of Tech Insights, in a process of its own. */
export async function measureTechInsights(options: {
  database: object;
  entities: number;
  checks: number;
}): Promise<TechInsightsFigures> {
  const { entities, checks } = options;
  const child = await startChild('quality/techInsights/backend.ts', options);
  const run = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(
      `http://127.0.0.1:${child.port}/api/tech-insights/checks/run${path}`,
      { method: 'POST', headers, body: JSON.stringify(body) },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${response.status} ${text.slice(0, 500)}`);
    }
    return JSON.parse(text);
  };
  const bulk = async () => {
    const answer = (await run('', { entities: [] })) as CheckedEntity[];
    return answer.reduce((sum, { results }) => sum + results.length, 0);
  };
  try {
    const until = performance.now() + 180_000;
    while ((await bulk()) < entities * checks) {
      if (performance.now() > until) {
        throw new Error('Tech Insights did not take the facts in');
      }
      await pause(1000);
    }
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
