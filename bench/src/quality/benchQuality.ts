import { gzipSync } from 'node:zlib';
import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  RegistryStatus,
  ResultsReceipt,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { fetchJson } from '../harness/fetchJson';
import {
  type AddFigure,
  type Figure,
  recordFigures,
  type Report,
} from '../harness/figure';
import { measureLatency } from '../harness/latency';
import {
  MANY_CONNECTIONS,
  postgresDatabase,
} from '../harness/postgresDatabase';
import { startChild, type Child } from '../harness/startChild';
import { waitUntil } from '../harness/waitUntil';
import { generateDbtRun, type DbtRunOptions } from './generateDbtRun';
import { COLUMNS } from './generateQualityMesh';
import type { QualityAnswers, QualityOrder } from './orders';
import { measureTechInsights } from './techInsights/measureTechInsights';

export type QualityBenchOptions = {
  products: number;
  /** Tests of the measured run. */
  tests: number;
  /** Days of history with results. */
  days: number;
  /** Results a day. */
  results: number;
  seconds: number;
  progress: (message: string) => void;
};

type Bench = {
  options: QualityBenchOptions;
  child: Child;
  add: AddFigure;
  tell<O extends QualityOrder>(order: O): Promise<QualityAnswers[O['type']]>;
  progress: (message: string) => void;
};

const MB = 1024 * 1024;
const DAY_S = 24 * 60 * 60;
/** As many as the suites are compared on. */
const MOST_RESCORED = 1000;
const SCORECARD_HTTP = 'scorecards of one product over HTTP p95';

/** Measures the room `quality` on PostgreSQL. */
export async function benchQuality(
  options: QualityBenchOptions,
): Promise<Report> {
  const { products, progress } = options;
  const database = postgresDatabase('quality', MANY_CONNECTIONS);
  const { figures, add } = recordFigures('postgres', progress);
  progress('starting the backend');
  const child = await startChild('quality/backend.ts', { database, products });
  const bench: Bench = {
    options,
    child,
    progress,
    add,
    tell: <O extends QualityOrder>(order: O) =>
      child.tell(order) as Promise<QualityAnswers[O['type']]>,
  };
  try {
    await waitForProducts(bench);
    await measureRun(bench);
    await coverAll(bench);
    await measureRescoring(bench);
    await measureSustained(bench);
    await measureDays(bench);
    await measureReading(bench);
    await measureHistory(bench);
  } finally {
    await child.stop();
  }
  await compare(bench, { database, figures });
  return { room: 'quality', figures };
}

/** A pipeline, and somebody who looks. */
const SENDER = { authorization: mockCredentials.service.header() };
const READER = {
  authorization: mockCredentials.user.header('user:default/reader'),
};

async function waitForProducts({ child, options, progress }: Bench) {
  progress('waiting for the registry to have the products');
  await waitUntil(
    async () => {
      const { products } = await fetchJson<RegistryStatus>(
        child.port,
        '/data-mesh/registry',
        { headers: READER },
      );
      return products >= options.products;
    },
    { everyMs: 1000, otherwise: 'The registry did not take the mesh in' },
  );
}

/** Posts the artifacts of a run as a pipeline does. */
async function post(
  { child }: Bench,
  run: DbtRunOptions,
): Promise<{ ms: number; stored: number }> {
  const { runResults, manifest } = generateDbtRun(run);
  const form = new FormData();
  const part = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);
  form.set('run_results', part(runResults), 'run_results.json');
  form.set('manifest', part(manifest), 'manifest.json');
  const begun = performance.now();
  const { runs } = await fetchJson<ResultsReceipt>(
    child.port,
    '/data-mesh/quality/results',
    { method: 'POST', body: form, headers: SENDER },
  );
  return {
    ms: performance.now() - begun,
    stored: runs.reduce((sum, { stored }) => sum + stored, 0),
  };
}

/** A run of dbt over many products, from its files to the scores. */
async function measureRun(bench: Bench) {
  const { add, options, progress } = bench;
  const products = numbers(0, Math.ceil(options.tests / COLUMNS));
  const run = (runId: string, minutesAgo: number, failing: number) => ({
    products,
    testsOfProduct: COLUMNS,
    at: new Date(Date.now() - minutesAgo * 60_000),
    failing,
    runId,
  });
  const { runResults, manifest } = generateDbtRun(run('size', 0, 0.02));
  add('artifacts of a run', (runResults.length + manifest.length) / MB, 'MB');
  add(
    'artifacts of a run, gzip',
    gzipSync(runResults).length / MB + gzipSync(manifest).length / MB,
    'MB',
  );
  const first = run('bench-1', 30, 0.02);
  for (const [name, what, aim] of [
    [
      `first run of ${options.tests} tests, posted, stored and scored`,
      first,
      5,
    ],
    ['the same run again', first],
    ['the next run, nothing changed', run('bench-2', 20, 0.02), 5],
    ['the next run, other tests fail', run('bench-3', 10, 0.03), 5],
  ] as const) {
    progress(name);
    const { ms, stored } = await post(bench, what);
    if (stored !== (name === 'the same run again' ? 0 : options.tests)) {
      throw new Error(`${name} stored ${stored} results`);
    }
    add(name, ms / 1000, 's', aim);
  }
  const inside = await bench.tell({
    type: 'read and store',
    run: { ...run('bench-4', 5, 0.02), at: new Date().toISOString() },
  });
  add('of such a run: reading', inside.readMs, 'ms');
  add('of such a run: matching, storing and scoring', inside.storeMs, 'ms');
}

/** Gives the products a score that have none yet. */
async function coverAll(bench: Bench) {
  const { options, progress } = bench;
  progress('scoring all products');
  const rest = numbers(Math.ceil(options.tests / COLUMNS), options.products);
  for (let at = 0; at < rest.length; at += 1000) {
    await bench.tell({
      type: 'read and store',
      run: {
        products: rest.slice(at, at + 1000),
        testsOfProduct: COLUMNS,
        at: new Date().toISOString(),
        failing: 0.02,
      },
    });
  }
}

async function measureRescoring({ add, tell, options, progress }: Bench) {
  const products = rescoredProducts(options);
  for (const [name, fail, aim] of [
    ['nothing changed', 0],
    ['one in a hundred changed', Math.ceil(products / 100)],
    ['each changed', products, 200],
  ] as const) {
    progress(`rescoring, ${name}`);
    const times: number[] = [];
    let rows = 0;
    for (let n = 0; n < 9; n++) {
      const rescored = await tell({ type: 'rescore', products, fail });
      times.push(rescored.ms);
      rows = rescored.rows;
    }
    times.sort((a, b) => a - b);
    const p50 = times[Math.floor(times.length / 2)];
    const title = rescoring(products, name);
    add(title, p50, 'ms', aim);
    add(title.replace('p50', 'rows written'), rows - fail, 'count');
  }
}

async function measureSustained({ add, tell, options, progress }: Bench) {
  for (const results of [100, 10, 1]) {
    progress(`reports of ${results} results, 4 at once`);
    const sustained = await tell({
      type: 'sustain',
      products: Math.min(1000, options.products),
      seconds: options.seconds,
      results,
      atOnce: 4,
    });
    const rate = sustained.results / sustained.seconds;
    add(`results a second in reports of ${results}, 4 at once`, rate, 'count');
    add(
      `times of 1,000,000 results a day, in reports of ${results}`,
      (rate * DAY_S) / 1_000_000,
      'ratio',
      results === 1 ? undefined : 1,
    );
  }
}

/** A year of scores by day. */
async function measureDays({ add, tell, options, progress }: Bench) {
  progress('a year of days');
  const { rows } = await tell({ type: 'fill days', days: 365 });
  const { bytes } = await tell({ type: 'size', table: 'quality_days' });
  add(`a year of days for ${options.products} products, rows`, rows, 'count');
  add(
    `a year of days for ${options.products} products, each changed each day`,
    bytes / MB,
    'MB',
    (options.products / 10_000) * 1024,
  );
}

async function measureReading(bench: Bench) {
  const { add, tell, options, progress, child } = bench;
  const products = Math.min(1000, options.products);
  progress('scorecards of one product');
  const inside = await tell({ type: 'scorecards', products, runs: 400 });
  add('scorecards of one product, query p50', inside.p50, 'ms');
  add('scorecards of one product, query p95', inside.p95, 'ms', 5);
  const get = async (path: string) => {
    await fetchJson(child.port, `/data-mesh${path}`, { headers: READER });
  };
  const scorecard = await measureLatency({
    once: run =>
      get(`/products/default/product-${(run * 37) % products}/quality`),
    runs: 400,
    concurrency: 1,
    warmup: 50,
  });
  add('scorecards of one product over HTTP p50', scorecard.p50, 'ms');
  add(SCORECARD_HTTP, scorecard.p95, 'ms');
  progress('roll-ups');
  const rollUp = await tell({ type: 'overview', runs: 200 });
  const what = `roll-up of ${options.products} products`;
  add(`${what}, the first of a process`, rollUp.first, 'ms');
  add(`${what} p50`, rollUp.p50, 'ms');
  add(`${what} p95`, rollUp.p95, 'ms', 20);
  const http = await measureLatency({
    once: () => get('/quality/overview'),
    runs: 100,
    concurrency: 1,
  });
  add(`${what} over HTTP p95`, http.p95, 'ms');
}

/** What results take on disk, and what it costs to forget them. */
async function measureHistory({ add, tell, options, progress }: Bench) {
  progress(`${options.days} days of ${options.results} results`);
  const empty = await tell({ type: 'size', table: 'quality_runs' });
  const filled = await tell({
    type: 'fill runs',
    days: options.days,
    resultsADay: options.results,
  });
  const full = await tell({ type: 'size', table: 'quality_runs' });
  const bytes = full.bytes - empty.bytes;
  add('results in the history', filled.results, 'count');
  add('history on disk', bytes / MB, 'MB');
  add(
    'of a million results',
    (bytes / filled.results) * (1_000_000 / MB),
    'MB',
  );
  add(
    'of 90 days with a million results each',
    (bytes / filled.results) * ((90 * 1_000_000) / MB),
    'MB',
  );
  const plain = await tell({ type: 'plain rows', results: 1_000_000 });
  add(
    'times smaller than a row for each result',
    plain.bytes / 1_000_000 / (bytes / filled.results),
    'ratio',
  );
  progress('pruning a day');
  const pruned = await tell({ type: 'prune day' });
  add('pruning a day', pruned.ms / 1000, 's');
  add('pruning a day, runs', pruned.rows, 'count');
  add('vacuum after it', pruned.vacuumMs / 1000, 's');
}

/** The same entities and checks in Tech Insights, which keeps no results. */
async function compare(
  { add, options, progress }: Bench,
  { database, figures }: { database: object; figures: Figure[] },
) {
  const entities = rescoredProducts(options);
  progress('Tech Insights');
  const theirs = await measureTechInsights({
    database,
    entities,
    checks: COLUMNS,
  });
  const ours = (name: string) =>
    figures.find(figure => figure.name === name)?.value ?? NaN;
  const bulk = `Tech Insights: ${COLUMNS} checks of ${entities} entities`;
  add(`${bulk}, over HTTP p50`, theirs.bulk.p50, 'ms');
  add(
    `times of Tech Insights' bulk run over rescoring, each changed`,
    theirs.bulk.p50 / ours(rescoring(entities, 'each changed')),
    'ratio',
    1,
  );
  add('Tech Insights: one entity over HTTP p50', theirs.single.p50, 'ms');
  add('Tech Insights: one entity over HTTP p95', theirs.single.p95, 'ms');
  add(
    `times of Tech Insights' one entity over scorecards of one product, both over HTTP p95`,
    theirs.single.p95 / ours(SCORECARD_HTTP),
    'ratio',
  );
}

function rescoredProducts({ tests, products }: QualityBenchOptions): number {
  return Math.min(MOST_RESCORED, Math.ceil(tests / COLUMNS), products);
}

function rescoring(products: number, what: string): string {
  return `${products} products with ${COLUMNS} checks rescored, ${what}, p50`;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
}
