import { mockCredentials } from '@backstage/backend-test-utils';
import { dbtReader } from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-dbt';
import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import { randomUUID } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { tableOf } from '../harness/contractHead';
import { measureLatency } from '../harness/latency';
import { fillDays, fillRuns, plainRowsSize } from './fillHistory';
import { generateDbtRun } from './generateDbtRun';
import { productRef } from './generateQualityMesh';
import type { Inside, QualityRoom } from './insideRoom';
import type { QualityAnswers, QualityOrder } from './orders';

const DAY_MS = 24 * 60 * 60 * 1000;
const CI = {
  source: 'push',
  ref: 'service:external:ci',
  owners: 'all',
} as const;
/** So that it asks again what it would in production. */
const READER = {
  credentials: mockCredentials.user('user:default/reader'),
  actor: { ref: 'user:default/reader' },
  refs: ['user:default/reader', 'group:default/team-0'],
};

/** Does what the parent asks for, within the room. */
export async function obeyOrder(
  room: QualityRoom,
  inside: Inside,
  order: QualityOrder,
): Promise<QualityAnswers[QualityOrder['type']]> {
  switch (order.type) {
    case 'read and store':
      return readAndStore(room, inside, order);
    case 'sustain':
      return sustain(room, inside, order);
    case 'rescore':
      return rescore(room, inside, order);
    case 'scorecards':
      return measureLatency({
        once: async run => {
          const name = `product-${(run * 37) % order.products}`;
          await inside.getProductQuality(room, READER, {
            namespace: 'default',
            name,
          });
        },
        runs: order.runs,
        concurrency: 1,
        warmup: 50,
      });
    case 'overview':
      return overview(room, inside, order.runs);
    case 'fill days':
      return { rows: await fillDays(room.knex, order.days) };
    case 'fill runs':
      return fillRuns(room.knex, inside.packResults, order);
    case 'plain rows':
      return { bytes: await plainRowsSize(room.knex, order.results) };
    case 'prune day':
      return pruneDay(room, inside);
    case 'size': {
      const { rows } = await room.knex.raw(
        'select pg_total_relation_size(?::regclass) as bytes',
        [order.table],
      );
      return { bytes: Number(rows[0].bytes) };
    }
    default:
      throw new Error(`Unknown order ${JSON.stringify(order)}`);
  }
}

async function readAndStore(
  room: QualityRoom,
  inside: Inside,
  { run }: Extract<QualityOrder, { type: 'read and store' }>,
): Promise<QualityAnswers['read and store']> {
  const { runResults, manifest } = generateDbtRun({
    ...run,
    at: new Date(run.at),
  });
  const begun = performance.now();
  const reports = await dbtReader.read(
    [{ bytes: runResults }, { bytes: manifest }],
    { now: new Date(), pause: () => pause() },
  );
  const read = performance.now();
  const receipts = await inside.storeReports(room, CI, reports);
  return {
    readMs: read - begun,
    storeMs: performance.now() - read,
    stored: receipts.reduce((sum, { stored }) => sum + stored, 0),
  };
}

/** Reports of one product each, as pipelines send them, some at once. */
async function sustain(
  room: QualityRoom,
  inside: Inside,
  order: Extract<QualityOrder, { type: 'sustain' }>,
): Promise<QualityAnswers['sustain']> {
  const begun = performance.now();
  const until = begun + order.seconds * 1000;
  let results = 0;
  let runs = 0;
  await Promise.all(
    Array.from({ length: order.atOnce }, async () => {
      while (performance.now() < until) {
        runs += 1;
        const [receipt] = await inside.storeReports(room, CI, [
          productReport(runs % order.products, order.results),
        ]);
        results += receipt.stored;
      }
    }),
  );
  return { results, seconds: (performance.now() - begun) / 1000 };
}

function productReport(product: number, results: number): QualityReport {
  const runId = randomUUID();
  const now = new Date().toISOString();
  return {
    engine: 'soda',
    format: 'soda-scan-v3',
    runId,
    finishedAt: now,
    problems: [],
    results: Array.from({ length: results }, (_, n) => ({
      engine: 'soda',
      runId,
      checkKey: `soda:check-${n}`,
      name: `missing_count(column_${n % 10}) = 0, ${n}`,
      type: 'missing_count',
      outcome: (product + n) % 50 === 0 ? 'fail' : 'pass',
      executedAt: now,
      measured: { value: (product + n) % 50 === 0 ? 3 : 0, unit: 'rows' },
      target: { physicalName: tableOf(product), property: `column_${n % 10}` },
    })),
  };
}

/** Scores products anew in one transaction, and counts the rows it writes. */
async function rescore(
  room: QualityRoom,
  inside: Inside,
  order: Extract<QualityOrder, { type: 'rescore' }>,
): Promise<QualityAnswers['rescore']> {
  const refs = Array.from({ length: order.products }, (_, n) => productRef(n));
  return room.ledger.transact({ ref: 'system:bench' }, async t => {
    const ids = [...(await inside.lockProducts(t.trx, refs)).values()];
    if (order.fail > 0) {
      await t.trx.raw(
        `update quality_checks set outcome = case outcome when 'fail' then 'pass' else 'fail' end
         where id in (select min(id) from quality_checks where product_id = any(?) group by product_id)`,
        [ids.slice(0, order.fail)] as never,
      );
    }
    const before = await written(t.trx);
    const begun = performance.now();
    await inside.rescoreProducts(
      room,
      t,
      ids.map(productId => ({ productId })),
    );
    const ms = performance.now() - begun;
    return { ms, rows: (await written(t.trx)) - before };
  });
}

/** Rows of the room that the transaction has written so far. */
async function written(trx: QualityRoom['knex']): Promise<number> {
  const { rows } = await trx.raw(
    `select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) as rows
     from pg_stat_xact_user_tables where relname like 'quality_%'`,
  );
  return Number(rows[0].rows);
}

async function overview(
  room: QualityRoom,
  inside: Inside,
  runs: number,
): Promise<QualityAnswers['overview']> {
  const earlier = new inside.EarlierScores(room);
  const visibility = await room.products.visibility(READER.credentials);
  const once = async () => {
    await inside.getOverview(room, earlier, visibility, []);
  };
  const begun = performance.now();
  await once();
  const first = performance.now() - begun;
  const latency = await measureLatency({ once, runs, concurrency: 1 });
  return { first, ...latency };
}

/** Forgets the oldest day of runs, and nothing else. */
async function pruneDay(
  room: QualityRoom,
  inside: Inside,
): Promise<QualityAnswers['prune day']> {
  const [{ oldest }] = await room
    .knex('quality_runs')
    .min<Array<{ oldest: Date }>>({ oldest: 'executed_at' });
  const now = await room.ledger.now();
  const retention = {
    ...room.options.retention,
    resultsMs: now.getTime() - oldest.getTime() - DAY_MS,
  };
  const begun = performance.now();
  const { runs } = await inside.pruneQuality({
    ...room,
    options: { ...room.options, retention },
  });
  const pruned = performance.now();
  await room.knex.raw('vacuum quality_runs');
  return {
    ms: pruned - begun,
    rows: runs,
    vacuumMs: performance.now() - pruned,
  };
}
