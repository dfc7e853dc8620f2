import type { ServiceLevelStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QualityLevelDayRow } from '../../database/tables';
import { DAY_MS, dayOf, endOfDay } from '../days';
import type { QualityRoom } from '../QualityRoom';
import { whereAny } from '../../database/whereAny';
import { spentLevels } from '../serviceLevels/spentLevels';
import type { SpentLevel } from './judgeProduct';
import { levelSubject } from './levelSubject';

/**
 * The service levels of products whose error budget is spent, by id of the
 * product. Few products broke any promise, and only of those more is read.
 */
export async function readSpentLevels(
  room: Pick<QualityRoom, 'options'>,
  trx: Knex.Transaction,
  products: ReadonlyArray<{ id: number; ref: string }>,
  now: Date,
): Promise<Map<number, SpentLevel[]>> {
  const { windowDays } = room.options.serviceLevels;
  const rows: Array<Pick<QualityLevelDayRow, 'product_id'>> =
    await trx<QualityLevelDayRow>('quality_level_days')
      .modify(
        whereAny(
          'product_id',
          products.map(({ id }) => id),
        ),
      )
      .where('day', '>', dayOf(now) - windowDays)
      .where('bad', '>', 0)
      .distinct('product_id');
  const broken = new Set(rows.map(row => row.product_id));
  if (broken.size === 0) return new Map();
  const spent = await spentLevels(
    room,
    trx,
    products
      .filter(({ id }) => broken.has(id))
      .map(({ id, ref }) => ({ productId: id, productRef: ref })),
    now,
  );
  return new Map(
    [...spent].map(([id, levels]) => [
      id,
      levels.map(level => toSpentLevel(level, now)),
    ]),
  );
}

function toSpentLevel(level: ServiceLevelStatus, now: Date): SpentLevel {
  const { key, port, property, element, promise, days } = level;
  const lastBad = [...(days ?? [])].reverse().find(({ bad }) => bad > 0);
  return {
    key: levelSubject(key, port),
    title: `${element ? `${property} of ${element}` : property} (${promise})`,
    port,
    at: lastBad ? momentOf(lastBad.day, now) : now,
  };
}

/** The same all day long: the day is all that is known of a measurement. */
function momentOf(isoDay: string, now: Date): Date {
  const day = Date.parse(isoDay) / DAY_MS;
  return day < dayOf(now) ? endOfDay(day) : endOfDay(day - 1);
}
