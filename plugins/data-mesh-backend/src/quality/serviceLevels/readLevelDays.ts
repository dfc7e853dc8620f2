import type { LevelDay } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QualityLevelDayRow } from '../../database/tables';
import { dayOf } from '../days';
import { whereAny } from '../../database/whereAny';

/** Measurements of a product, by port and key of the service level. */
export type MeasuredLevels = (port: string, levelKey: string) => LevelDay[];

/** A window that ends today. */
export type LevelWindow = { windowDays: number; now: Date };

/** The measurements of products within a window. */
export async function readLevelDays(
  knex: Knex,
  productIds: readonly number[],
  window: LevelWindow,
): Promise<(productId: number) => MeasuredLevels> {
  const rows: QualityLevelDayRow[] =
    productIds.length === 0
      ? []
      : await selectLevelDays(knex, window).modify(
          whereAny('product_id', productIds),
        );
  return levelsByProduct(rows);
}

/** Rows of any products, in the order of days. */
export function levelsByProduct(
  rows: readonly QualityLevelDayRow[],
): (productId: number) => MeasuredLevels {
  const byProduct = new Map<number, QualityLevelDayRow[]>();
  for (const row of rows) {
    const list = byProduct.get(row.product_id);
    if (list) list.push(row);
    else byProduct.set(row.product_id, [row]);
  }
  return productId => measuredLevels(byProduct.get(productId) ?? []);
}

/** Measurements within a window, of all products. */
export function selectLevelDays(
  knex: Knex,
  { windowDays, now }: LevelWindow,
): Knex.QueryBuilder<QualityLevelDayRow, QualityLevelDayRow[]> {
  return knex<QualityLevelDayRow>('quality_level_days')
    .where('day', '>', dayOf(now) - windowDays)
    .orderBy('day');
}

/** Rows of one product, in the order of days. */
export function measuredLevels(
  rows: readonly QualityLevelDayRow[],
): MeasuredLevels {
  const byLevel = new Map<string, LevelDay[]>();
  for (const { port, level_key, day, good, bad } of rows) {
    const key = JSON.stringify([port, level_key]);
    const days = byLevel.get(key) ?? [];
    days.push({ day, good, bad });
    byLevel.set(key, days);
  }
  return (port, levelKey) =>
    byLevel.get(JSON.stringify([port, levelKey])) ?? [];
}
