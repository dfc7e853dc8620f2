import {
  canBeMeasured,
  levelKeyOf,
  levelsMeasuredBy,
  type CheckOutcome,
  type ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toDate, toIso } from '../../database/instants';
import type { QualityCheckRow } from '../../database/tables';
import {
  readPortContracts,
  type PortContracts,
} from '../facts/readPortContracts';
import type { QualityRoom } from '../QualityRoom';
import { readLevelDays } from './readLevelDays';
import { standProductLevels } from './standProductLevels';

/** A product whose service levels are looked at. */
export type MeasuredProduct = {
  /** Of quality_products; left out where it has no row yet. */
  productId?: number;
  productRef: string;
};

/**
 * How the service levels stand that the contracts of a product promise now,
 * each with its latest measurement.
 */
export async function readServiceLevels(
  room: Pick<QualityRoom, 'knex' | 'options'>,
  product: MeasuredProduct,
  now: Date,
): Promise<ServiceLevelStatus[]> {
  const { knex, options } = room;
  const contracts = (await readPortContracts(knex, [product.productRef])).get(
    product.productRef,
  );
  if (!contracts || contracts.size === 0) return [];
  const { productId } = product;
  const ids = productId === undefined ? [] : [productId];
  const [days, latest] = await Promise.all([
    readLevelDays(knex, ids, { ...options.serviceLevels, now }),
    readLatest(knex, productId, contracts),
  ]);
  return standProductLevels(contracts, days(productId ?? 0), {
    ...options.serviceLevels,
    now,
  }).map(status => {
    const found = latest.get(JSON.stringify([status.port, status.key]));
    return found ? { ...status, latest: found } : status;
  });
}

/**
 * The service levels of products that broke their promise within the window,
 * by id of the product; products without such are left out.
 */
export async function spentLevels(
  room: Pick<QualityRoom, 'options'>,
  knex: Knex,
  products: ReadonlyArray<Required<MeasuredProduct>>,
  now: Date,
): Promise<Map<number, ServiceLevelStatus[]>> {
  const options = { ...room.options.serviceLevels, now };
  const contracts = await readPortContracts(
    knex,
    products.map(({ productRef }) => productRef),
  );
  const days = await readLevelDays(
    knex,
    products.map(({ productId }) => productId),
    options,
  );
  const spent = new Map<number, ServiceLevelStatus[]>();
  for (const { productId, productRef } of products) {
    const levels = standProductLevels(
      contracts.get(productRef) ?? new Map(),
      days(productId),
      options,
    ).filter(({ state }) => state === 'spent');
    if (levels.length > 0) spent.set(productId, levels);
  }
  return spent;
}

/** What tells which level a check measures, and what it measured. */
const MEASURING = [
  'port',
  'rule_key',
  'type',
  'schema_name',
  'property',
  'outcome',
  'executed_at',
  'measured_value',
  'measured_unit',
] as const;

type Latest = NonNullable<ServiceLevelStatus['latest']>;

/** The latest result of each level, by port and key. */
async function readLatest(
  knex: Knex,
  productId: number | undefined,
  contracts: PortContracts,
): Promise<Map<string, Latest>> {
  const latest = new Map<string, Latest>();
  const measured = [...contracts.values()].some(({ serviceLevels }) =>
    serviceLevels.some(canBeMeasured),
  );
  if (productId === undefined || !measured) return latest;
  const rows: Array<Pick<QualityCheckRow, (typeof MEASURING)[number]>> =
    await knex<QualityCheckRow>('quality_checks')
      .where({ product_id: productId, listed_only: false })
      .whereNotNull('port')
      .whereNotNull('executed_at')
      // A check without either measures no level.
      .where(either => either.whereNotNull('type').orWhereNotNull('rule_key'))
      .select(...MEASURING);
  rows.sort(
    (a, b) =>
      toDate(a.executed_at!).getTime() - toDate(b.executed_at!).getTime(),
  );
  for (const row of rows) {
    const contract = contracts.get(row.port!);
    if (!contract) continue;
    const levels = levelsMeasuredBy(
      {
        ruleKey: row.rule_key ?? undefined,
        type: row.type ?? undefined,
        schema: row.schema_name ?? undefined,
        property: row.property ?? undefined,
      },
      contract,
    );
    for (const level of levels) {
      latest.set(JSON.stringify([row.port, levelKeyOf(level)]), {
        outcome: row.outcome as CheckOutcome,
        at: toIso(row.executed_at!),
        ...(row.measured_value !== null && { value: row.measured_value }),
        ...(row.measured_unit !== null && { unit: row.measured_unit }),
      });
    }
  }
  return latest;
}
