import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import { randomUUID } from 'node:crypto';
import { lockRows } from '../../database/lockRows';
import type { QualityUnmatchedRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { UnmatchedResults } from '../matching/matchReport';
import { saysNothing } from '../matching/targetKey';
import { cleanText } from '../results/cleanText';
import { inChunks } from '../../database/inChunks';
import type { Sender } from '../results/Sender';
import { holdRun, NOTHING_HELD, packHeld, readHeld } from './heldRuns';

/** Of one report; a report about more is not of one team. */
const MOST_TARGETS = 1_000;
/** Of one owner. */
const MOST_OF_AN_OWNER = 5_000;
const ROWS_AT_ONCE = 400;
const EXAMPLES = 5;

/**
 * Keeps results that belong to no product in the inbox of the owner for whom
 * they were sent, until somebody says where they belong.
 */
export async function holdUnmatched(
  t: LedgerTransaction,
  sender: Sender,
  report: QualityReport,
  unmatched: readonly UnmatchedResults[],
): Promise<void> {
  const { inbox } = sender;
  if (inbox === undefined || unmatched.length === 0) {
    return;
  }
  const engine = cleanText(report.engine, 50);
  // Always in the same order, as other reports lock them.
  const targets = unmatched
    .filter(({ atHome }) => !atHome)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, MOST_TARGETS);
  for (const chunk of inChunks(targets, ROWS_AT_ONCE)) {
    const known = await lockKnown(t, { inbox, engine, chunk });
    const rows = chunk.flatMap(each => {
      const row = rowAfter(known.get(each.key), each, {
        t,
        inbox,
        engine,
        sender,
        report,
      });
      return row ? [row] : [];
    });
    if (rows.length > 0) {
      await t
        .trx<QualityUnmatchedRow>('quality_unmatched')
        .insert(rows)
        .onConflict('id')
        .merge();
    }
  }
}

type Place = {
  inbox: string;
  engine: string;
  chunk: readonly UnmatchedResults[];
};

/** The rows of targets, new ones where there are none, locked. */
async function lockKnown(
  { trx, now }: LedgerTransaction,
  { inbox, engine, chunk }: Place,
): Promise<Map<string, QualityUnmatchedRow>> {
  const place = { scope: inbox, engine };
  const keys = chunk.map(({ key }) => key);
  const present: Array<Pick<QualityUnmatchedRow, 'target_key'>> =
    await trx<QualityUnmatchedRow>('quality_unmatched')
      .where(place)
      .whereIn('target_key', keys)
      .select('target_key');
  const known = new Set(present.map(row => row.target_key));
  const missing = chunk.filter(({ key }) => !known.has(key));
  if (missing.length > 0) {
    const [{ count }] = await trx('quality_unmatched')
      .where({ scope: inbox })
      .count({ count: '*' });
    const room = Math.max(0, MOST_OF_AN_OWNER - Number(count));
    const added = missing.slice(0, room).map(each => ({
      ...place,
      id: randomUUID(),
      target_key: each.key,
      target: JSON.stringify(each.target),
      reason: '',
      runs: 0,
      checks: 0,
      examples: '[]',
      first_seen_at: now,
      last_seen_at: now,
      held: packHeld(NOTHING_HELD),
    }));
    if (added.length > 0) {
      await trx<QualityUnmatchedRow>('quality_unmatched')
        .insert(added)
        .onConflict(['scope', 'engine', 'target_key'])
        .ignore();
    }
  }
  const rows: QualityUnmatchedRow[] = await lockRows(
    trx<QualityUnmatchedRow>('quality_unmatched')
      .where(place)
      .whereIn('target_key', keys)
      .orderBy('target_key')
      .select(),
  );
  return new Map(rows.map(row => [row.target_key, row]));
}

function rowAfter(
  row: QualityUnmatchedRow | undefined,
  { target, inboxReason, results }: UnmatchedResults,
  context: {
    t: LedgerTransaction;
    inbox: string;
    engine: string;
    sender: Sender;
    report: QualityReport;
  },
): QualityUnmatchedRow | undefined {
  if (!row) {
    return undefined;
  }
  const { report, sender } = context;
  const { engine, format, engineVersion, runId, startedAt, finishedAt } =
    report;
  const after = holdRun(readHeld(row.held), {
    report: {
      engine,
      format,
      engineVersion,
      runId,
      // Without a time of their own they were executed when they came.
      startedAt,
      finishedAt: finishedAt ?? startedAt ?? context.t.now.toISOString(),
    },
    source: sender.source,
    sender: sender.ref,
    // What nobody can map will never come home.
    results: saysNothing(target) ? [] : results,
  });
  if (!after) {
    return undefined;
  }
  return {
    ...row,
    reason: cleanText(inboxReason, 500),
    runs: after.again ? row.runs : row.runs + 1,
    checks: after.again ? row.checks + results.length : results.length,
    examples: JSON.stringify(
      results.slice(0, EXAMPLES).map(({ name }) => cleanText(name, 500)),
    ),
    last_seen_at: context.t.now,
    held: packHeld(after.held),
  };
}
