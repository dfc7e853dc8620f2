import type { CheckResult } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QualityCheckRow, QualityRunRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { MatchedResult } from '../matching/matchReport';
import {
  checkRowAfter,
  count,
  finite,
  type KnownCheck,
  type TimedResult,
} from './checkRow';
import { cleanText } from './cleanText';
import { inChunks } from '../../database/inChunks';
import type { NewResult } from './NewResult';
import { packResults, unpackResults, type PackedResult } from './packResults';
import type { Sender } from './Sender';
import { executedAtOf, type RunFacts } from './StoredRun';
import { insertRows, updateRows } from '../../database/writeRows';

/** Below the limit of SQLite on the parameters of a statement. */
const KEYS_AT_ONCE = 5000;
const RUNS_AT_ONCE = 100;

const LONGEST_CHECK_KEY = 100;

type Writing = {
  run: RunFacts;
  sender: Pick<Sender, 'ref' | 'source'>;
  /** By id of quality_products; the rows are locked. */
  products: ReadonlyMap<number, readonly MatchedResult[]>;
};

type KnownRun = Pick<QualityRunRow, 'id' | 'product_id' | 'packed'>;

/**
 * Writes the results of a run: the run with all of them, and each check with
 * its latest one.
 *
 * @returns the results that were not known before, by id of quality_products;
 *   without products that have none
 */
export async function writeResults(
  t: LedgerTransaction,
  writing: Writing,
): Promise<Map<number, NewResult[]>> {
  const { run, products } = writing;
  const runs = await readRuns(t, writing);
  const checks = await readChecks(t, products);
  const fresh = new Map<number, TimedResult[]>();
  const inserts: Array<Omit<QualityCheckRow, 'id'>> = [];
  const updates: QualityCheckRow[] = [];
  for (const [productId, matched] of products) {
    const known = runs.get(productId)?.ids;
    const own: TimedResult[] = [];
    for (const each of matched.map(result => timed(result, run))) {
      const check = checks.get(checkName(productId, each.checkKey));
      if (check && known?.has(check.id)) {
        continue;
      }
      own.push(each);
      const row = checkRowAfter(each, check, { productId, run, now: t.now });
      if (row && check) {
        updates.push({ ...row, id: check.id });
      } else if (row) {
        inserts.push(row);
      }
    }
    if (own.length > 0) {
      fresh.set(productId, own);
    }
  }
  if (fresh.size === 0) {
    return new Map();
  }
  await updateRows(t.trx, 'quality_checks', updates);
  const ids = await insertChecks(t, inserts);
  for (const [name, { id }] of checks) {
    ids.set(name, id);
  }
  const results = new Map(
    [...fresh].map(([productId, own]) => [
      productId,
      own.map(each =>
        toNewResult(each, ids.get(checkName(productId, each.checkKey))!),
      ),
    ]),
  );
  await writeRuns(t, writing, runs, {
    packed: new Map(
      [...fresh].map(([productId, own]) => [
        productId,
        own.map(each =>
          toPacked(each, ids.get(checkName(productId, each.checkKey))!),
        ),
      ]),
    ),
  });
  return results;
}

function timed(matched: MatchedResult, run: RunFacts): TimedResult {
  const { result } = matched;
  return {
    ...matched,
    checkKey: cleanText(result.checkKey, LONGEST_CHECK_KEY),
    executedAt: executedAtOf(result, run),
    listedOnly: result.executed === false,
  };
}

async function readRuns(
  { trx }: LedgerTransaction,
  { run, products }: Writing,
): Promise<
  Map<number, { row: KnownRun; results: PackedResult[]; ids: Set<number> }>
> {
  const runs = new Map();
  for (const chunk of inChunks([...products.keys()], KEYS_AT_ONCE)) {
    const rows: KnownRun[] = await trx<QualityRunRow>('quality_runs')
      .whereIn('product_id', chunk)
      .where({ engine: run.engine, run_id: run.runId })
      .select('id', 'product_id', 'packed');
    for (const row of rows) {
      const results = unpackResults(row.packed);
      const ids = new Set(results.map(({ checkId }) => checkId));
      runs.set(row.product_id, { row, results, ids });
    }
  }
  return runs;
}

const CHECK_COLUMNS = [
  'id',
  'product_id',
  'check_key',
  'outcome',
  'previous_outcome',
  'since',
  'executed_at',
  'listed_only',
] as const;

/** The checks that are known, by {@link checkName}. */
async function readChecks(
  { trx }: LedgerTransaction,
  products: Writing['products'],
): Promise<Map<string, KnownCheck>> {
  const wanted = [...products].flatMap(([productId, matched]) =>
    matched.map(({ result }) => ({
      product_id: productId,
      check_key: cleanText(result.checkKey, LONGEST_CHECK_KEY),
    })),
  );
  const rows: KnownCheck[] =
    trx.client.config.client === 'pg'
      ? await readAtOnce(trx, wanted)
      : await readInChunks(trx, wanted);
  return new Map(
    rows.map(row => [checkName(row.product_id, row.check_key), row]),
  );
}

type CheckName = Pick<KnownCheck, 'product_id' | 'check_key'>;

async function readAtOnce(
  trx: Knex.Transaction,
  wanted: readonly CheckName[],
): Promise<KnownCheck[]> {
  const columns = CHECK_COLUMNS.filter(
    column => column !== 'since' && column !== 'executed_at',
  );
  const { rows } = await trx.raw(
    // The driver is slow to read dates: one is compared, the other only kept.
    `select ${columns.map(() => 'c.??').join(', ')}, c.since::text as since,
       round(date_part('epoch', c.executed_at) * 1000) as executed_at
     from quality_checks c
     join unnest(?::int[], ?::text[]) as wanted (product_id, check_key)
       on wanted.product_id = c.product_id and wanted.check_key = c.check_key`,
    [
      ...columns,
      wanted.map(each => each.product_id) as unknown as Knex.Value,
      wanted.map(each => each.check_key) as unknown as Knex.Value,
    ],
  );
  return rows;
}

async function readInChunks(
  trx: Knex.Transaction,
  wanted: readonly CheckName[],
): Promise<KnownCheck[]> {
  const rows: KnownCheck[] = [];
  for (const chunk of inChunks(wanted, KEYS_AT_ONCE)) {
    rows.push(
      ...(await trx<QualityCheckRow>('quality_checks')
        .whereIn('product_id', [...new Set(chunk.map(each => each.product_id))])
        .whereIn(
          'check_key',
          chunk.map(each => each.check_key),
        )
        .select(...CHECK_COLUMNS)),
    );
  }
  return rows;
}

async function insertChecks(
  { trx }: LedgerTransaction,
  rows: ReadonlyArray<Omit<QualityCheckRow, 'id'>>,
): Promise<Map<string, number>> {
  const inserted = await insertRows<
    Pick<QualityCheckRow, 'id' | 'product_id' | 'check_key'>
  >(trx, 'quality_checks', rows, ['id', 'product_id', 'check_key']);
  return new Map(
    inserted.map(({ id, product_id, check_key }) => [
      checkName(product_id, check_key),
      id,
    ]),
  );
}

async function writeRuns(
  t: LedgerTransaction,
  { run, sender }: Writing,
  known: Map<number, { row: KnownRun; results: PackedResult[] }>,
  { packed }: { packed: Map<number, PackedResult[]> },
): Promise<void> {
  const inserts: Array<Omit<QualityRunRow, 'id'>> = [];
  for (const [productId, own] of packed) {
    const before = known.get(productId);
    const results = [...(before?.results ?? []), ...own];
    // Deliveries of a run add up to more than can be passed to Math.max.
    const latest = results.reduce(
      (last, { executedAt }) => Math.max(last, executedAt),
      -Infinity,
    );
    const changed = {
      executed_at: new Date(latest),
      results: results.length,
      packed: packResults(results),
    };
    if (before) {
      await t
        .trx<QualityRunRow>('quality_runs')
        .where({ id: before.row.id })
        .update(changed);
    } else {
      inserts.push({
        product_id: productId,
        engine: run.engine,
        run_id: run.runId,
        engine_version: run.engineVersion,
        format: run.format,
        source: sender.source,
        sender: cleanText(sender.ref, 255),
        received_at: t.now,
        ...changed,
      });
    }
  }
  for (const chunk of inChunks(inserts, RUNS_AT_ONCE)) {
    await t.trx<QualityRunRow>('quality_runs').insert(chunk);
  }
}

function toPacked(
  { result, executedAt, listedOnly }: TimedResult,
  checkId: number,
): PackedResult {
  return defined({
    checkId,
    outcome: result.outcome,
    listedOnly: listedOnly || undefined,
    executedAt: executedAt.getTime(),
    measured: finite(result.measured?.value),
    rowsTested: count(result.rowsTested),
    failedRows: count(result.failedRows),
    message: result.message,
  });
}

function toNewResult(
  {
    result,
    checkKey,
    port,
    schema,
    property,
    executedAt,
    listedOnly,
  }: TimedResult,
  checkId: number,
): NewResult {
  return defined({
    checkId,
    checkKey,
    type: result.type,
    port,
    schema,
    property,
    ruleKey: result.ruleKey,
    outcome: result.outcome,
    listedOnly,
    executedAt,
    measured: measuredOf(result),
    rowsTested: count(result.rowsTested),
    failedRows: count(result.failedRows),
  });
}

function measuredOf({ measured }: CheckResult): CheckResult['measured'] {
  return finite(measured?.value) === undefined ? undefined : measured;
}

function defined<T extends object>(
  record: T,
): {
  [K in keyof T]: Exclude<T[K], undefined>;
} {
  const kept: Partial<T> = {};
  for (const key of Object.keys(record) as Array<keyof T>) {
    if (record[key] !== undefined) kept[key] = record[key];
  }
  return kept as { [K in keyof T]: Exclude<T[K], undefined> };
}

function checkName(productId: number, checkKey: string): string {
  return `${productId} ${checkKey}`;
}
