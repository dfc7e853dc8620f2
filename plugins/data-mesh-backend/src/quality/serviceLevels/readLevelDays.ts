import type { LevelDay } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QualityLevelDayRow } from '../../database/tables';
import { dayOf } from '../days';
import { whereAny } from '../../database/whereAny';

/** Measurements of a product, by port and key of the service level. */
export type MeasuredLevels = (port: string, levelKey: string) => LevelDay[];

/** The measurements of products within a window that ends today. */
export async function readLevelDays(
  knex: Knex,
  productIds: readonly number[],
  options: { windowDays: number; now: Date },
): Promise<(productId: number) => MeasuredLevels> {
  const rows: QualityLevelDayRow[] =
    productIds.length === 0
      ? []
      : await knex<QualityLevelDayRow>('quality_level_days')
          .modify(whereAny('product_id', productIds))
          .where('day', '>', dayOf(options.now) - options.windowDays)
          .orderBy('day');
  const byLevel = new Map<string, LevelDay[]>();
  for (const { product_id, port, level_key, day, good, bad } of rows) {
    const key = JSON.stringify([product_id, port, level_key]);
    const days = byLevel.get(key) ?? [];
    days.push({ day, good, bad });
    byLevel.set(key, days);
  }
  return productId => (port, levelKey) =>
    byLevel.get(JSON.stringify([productId, port, levelKey])) ?? [];
}
