import type { ServiceLevelStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { readPortContracts } from '../facts/readPortContracts';
import type { QualityRoom } from '../QualityRoom';
import { readLevelDays } from './readLevelDays';
import { standProductLevels } from './standProductLevels';

/**
 * The service levels of products that broke their promise within the window,
 * by id of the product; products without such are left out.
 */
export async function spentLevels(
  room: Pick<QualityRoom, 'options'>,
  knex: Knex,
  products: ReadonlyArray<{ productId: number; productRef: string }>,
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
