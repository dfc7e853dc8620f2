import {
  levelKeyOf,
  levelsMeasuredBy,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { inChunks } from '../../database/inChunks';
import type { QualityLevelDayRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { dayOf } from '../days';
import { readPortContracts } from '../facts/readPortContracts';
import type { QualityRoom } from '../QualityRoom';
import type { NewResult } from '../results/NewResult';

const ROWS_AT_ONCE = 100;

/**
 * Counts results as measurements of the service levels of their port. A pass
 * and a warning keep a level, a failure does not; everything else measured
 * nothing. A result counts for the day on which the engine ran it.
 *
 * @param measured - `results`: new ones only, each is counted
 */
export async function recordLevels(
  _room: QualityRoom,
  { trx }: Pick<LedgerTransaction, 'trx'>,
  measured: {
    productId: number;
    productRef: string;
    results: readonly NewResult[];
  },
): Promise<void> {
  const verdicts = measured.results.filter(
    ({ outcome, port, listedOnly }) =>
      port !== undefined && !listedOnly && isVerdict(outcome),
  );
  if (verdicts.length === 0) return;
  const contracts = (await readPortContracts(trx, [measured.productRef])).get(
    measured.productRef,
  );
  const rows = new Map<string, QualityLevelDayRow>();
  for (const result of verdicts) {
    const port = result.port ?? '';
    const contract = contracts?.get(port);
    if (!contract) continue;
    for (const level of levelsMeasuredBy(result, contract)) {
      const day = dayOf(result.executedAt);
      const levelKey = levelKeyOf(level);
      const key = JSON.stringify([port, levelKey, day]);
      const row = rows.get(key) ?? {
        product_id: measured.productId,
        port,
        level_key: levelKey,
        day,
        good: 0,
        bad: 0,
      };
      if (result.outcome === 'fail') {
        row.bad += 1;
      } else {
        row.good += 1;
      }
      rows.set(key, row);
    }
  }
  for (const chunk of inChunks([...rows.values()], ROWS_AT_ONCE)) {
    await trx<QualityLevelDayRow>('quality_level_days')
      .insert(chunk)
      .onConflict(['product_id', 'port', 'level_key', 'day'])
      .merge({
        good: trx.raw('quality_level_days.good + excluded.good'),
        bad: trx.raw('quality_level_days.bad + excluded.bad'),
      });
  }
}

function isVerdict(outcome: NewResult['outcome']): boolean {
  return outcome === 'pass' || outcome === 'warn' || outcome === 'fail';
}
