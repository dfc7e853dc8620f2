import { lockRows } from '../../database/lockRows';
import type { QualityUnmatchedRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { Home } from '../matching/matchTarget';
import { placeResults } from '../matching/placeResults';
import type { QualityRoom } from '../QualityRoom';
import { inChunks } from '../results/inChunks';
import { storeMatched } from '../results/storeMatched';
import { unpackHeld } from './heldRuns';

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

/**
 * Stores the kept results of targets whose place is known now, and takes them
 * out of the inbox. The products of the places have to be locked before.
 *
 * @param homes - by key of the target
 * @returns the entries that were waiting, and how many results were new
 */
export async function bringHome(
  room: QualityRoom,
  t: LedgerTransaction,
  scope: string,
  homes: ReadonlyMap<string, Home>,
): Promise<{ waiting: QualityUnmatchedRow[]; results: number }> {
  const all: QualityUnmatchedRow[] = [];
  let results = 0;
  for (const chunk of inChunks([...homes.keys()].sort(), KEYS_AT_ONCE)) {
    const waiting: QualityUnmatchedRow[] = await lockRows(
      t
        .trx<QualityUnmatchedRow>('quality_unmatched')
        .where({ scope })
        .whereIn('target_key', chunk)
        .orderBy(['target_key', 'engine'])
        .select(),
    );
    for (const row of waiting) {
      results += await storeHeld(room, t, row, homes.get(row.target_key)!);
    }
    if (waiting.length > 0) {
      await t
        .trx<QualityUnmatchedRow>('quality_unmatched')
        .whereIn(
          'id',
          waiting.map(({ id }) => id),
        )
        .delete();
    }
    all.push(...waiting);
  }
  return { waiting: all, results };
}

async function storeHeld(
  room: QualityRoom,
  t: LedgerTransaction,
  { held }: QualityUnmatchedRow,
  home: Home,
): Promise<number> {
  let results = 0;
  for (const run of unpackHeld(held).runs) {
    const matched = await placeResults(t.trx, run.results, home);
    const { stored } = await storeMatched(
      room,
      t,
      { ref: run.sender, source: run.source },
      { ...run.report, results: run.results, problems: [] },
      new Map([[home.product, matched]]),
    );
    results += stored;
  }
  return results;
}
