import type {
  QualityDay,
  QualityHistory,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityDayRow, QualityProductRow } from '../../database/tables';
import type { Caller } from '../../people/Caller';
import type { ProductKey } from '../../products/queries/readProduct';
import { dayOf, dayToIso } from '../days';
import type { QualityRoom } from '../QualityRoom';
import { unpackDimensions } from '../scores/dayColumns';
import { openProduct } from './openProduct';

/**
 * The score of a product day by day until today, oldest first, from the first
 * known day on. Rows stand for the days on which something changed; the days
 * between are as the one before.
 *
 * @throws NotFoundError both when there is none and when it may not be read
 */
export async function getQualityHistory(
  room: QualityRoom,
  caller: Caller,
  key: ProductKey,
  days: number,
): Promise<QualityHistory> {
  const { knex } = room;
  const [{ ref }, now] = await Promise.all([
    openProduct(room, caller, key),
    room.ledger.now(),
  ]);
  const today = dayOf(now);
  const first = today - days + 1;
  const product = knex<QualityProductRow>('quality_products')
    .where({ product_ref: ref })
    .select('id');
  const [before, rows] = await Promise.all([
    knex<QualityDayRow>('quality_days')
      .where('product_id', product.clone())
      .where('day', '<', first)
      .orderBy('day', 'desc')
      .first(),
    knex<QualityDayRow>('quality_days')
      .where('product_id', product.clone())
      .whereBetween('day', [first, today])
      .orderBy('day'),
  ]);
  return { days: [...carryForward(before, rows, first, today)] };
}

/** One entry for each day. */
function* carryForward(
  before: QualityDayRow | undefined,
  rows: readonly QualityDayRow[],
  first: number,
  last: number,
): Iterable<QualityDay> {
  let known = before;
  let next = 0;
  for (let day = first; day <= last; day++) {
    if (rows[next]?.day === day) {
      known = rows[next];
      next++;
    } else if (known) {
      // A day without a change has no lower score than its own.
      known = { ...known, low: known.score };
    }
    if (known) yield presentDay(known, day);
  }
}

function presentDay(row: QualityDayRow, day: number): QualityDay {
  const { score, low, evaluated, expected, failing, rule } = row;
  return {
    day: dayToIso(day),
    score: score ?? undefined,
    low: low ?? undefined,
    coverage: expected === 0 ? undefined : evaluated / expected,
    evaluated,
    expected,
    failing,
    rule,
    dimensions: unpackDimensions(row.dimensions),
  };
}
