import { lockRows } from '../../database/lockRows';
import type { QualityUnmatchedRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { Home } from '../matching/matchTarget';
import { placeResults } from '../matching/placeResults';
import type { QualityRoom } from '../QualityRoom';
import { inChunks } from '../../database/inChunks';
import { writeMatched } from '../results/storeMatched';
import type { Rescoring } from '../scores/rescoreProducts';
import { readHeld } from './heldRuns';

const KEYS_AT_ONCE = 1000;

/** Whether something waits in an inbox whose place is known now. */
export async function isAwaited(
  { trx }: LedgerTransaction,
  scope: string,
  homes: ReadonlyMap<string, Home>,
): Promise<boolean> {
  for (const chunk of inChunks([...homes.keys()], KEYS_AT_ONCE)) {
    const row: Pick<QualityUnmatchedRow, 'id'> | undefined =
      await trx<QualityUnmatchedRow>('quality_unmatched')
        .where({ scope })
        .whereIn('target_key', chunk)
        .first('id');
    if (row) {
      return true;
    }
  }
  return false;
}

/** What came home. */
export type BroughtHome = {
  /** The entries that were waiting. */
  waiting: QualityUnmatchedRow[];
  /** How many results were new. */
  results: number;
  /** What has to be scored yet. */
  changes: Rescoring[];
};

/**
 * Writes the kept results of targets whose place is known now, and takes them
 * out of the inbox. The products of the places have to be locked before, and
 * the inbox after them.
 *
 * @param homes - by key of the target
 */
export async function bringHome(
  room: QualityRoom,
  t: LedgerTransaction,
  scope: string,
  homes: ReadonlyMap<string, Home>,
): Promise<BroughtHome> {
  const waiting = await takeOut(t, scope, [...homes.keys()].sort());
  let results = 0;
  const changes: Rescoring[] = [];
  for (const row of waiting) {
    const home = homes.get(row.target_key)!;
    for (const run of readHeld(row.held).runs) {
      const matched = await placeResults(t.trx, run.results, home);
      const written = await writeMatched(
        room,
        t,
        { ref: run.sender, source: run.source },
        { ...run.report, results: run.results, problems: [] },
        new Map([[home.product, matched]]),
      );
      results += written.stored;
      changes.push(...written.changes);
    }
  }
  return { waiting, results, changes };
}

async function takeOut(
  { trx }: LedgerTransaction,
  scope: string,
  keys: readonly string[],
): Promise<QualityUnmatchedRow[]> {
  const all: QualityUnmatchedRow[] = [];
  for (const chunk of inChunks(keys, KEYS_AT_ONCE)) {
    const waiting: QualityUnmatchedRow[] = await lockRows(
      trx<QualityUnmatchedRow>('quality_unmatched')
        .where({ scope })
        .whereIn('target_key', chunk)
        .orderBy(['target_key', 'engine'])
        .select(),
    );
    all.push(...waiting);
  }
  for (const chunk of inChunks(all, KEYS_AT_ONCE)) {
    await trx<QualityUnmatchedRow>('quality_unmatched')
      .whereIn(
        'id',
        chunk.map(({ id }) => id),
      )
      .delete();
  }
  return all;
}
