import type { Knex } from 'knex';
import {
  readFacts,
  type FactsRoom,
  type QualityState,
} from '../facts/readFacts';
import { judgeScorecards } from './scorecards';

/** What the row of a product says of its maturity. */
export type MaturityState = {
  /**
   * JSON: a list of `{id, level}`, one for each scorecard that is for it, in
   * their order.
   */
  maturity: string;
  /** Level on the first of them; null for none. */
  level: number | null;
};

/**
 * Where products stand on the scorecards, from what the registry and this room
 * know in a transaction. For products that are gone there is no answer.
 *
 * @param products - with what their rows will say of their quality
 * @returns by id of the product
 */
export async function maturityOf(
  room: FactsRoom,
  trx: Knex,
  products: ReadonlyArray<{
    productId: number;
    productRef: string;
    state: QualityState;
  }>,
  now: Date,
): Promise<Map<number, MaturityState>> {
  const { scorecards } = room.options;
  const maturity = new Map<number, MaturityState>();
  if (scorecards.length === 0) {
    return new Map(products.map(({ productId }) => [productId, stateOf([])]));
  }
  const facts = await readFacts(
    room,
    trx,
    products.map(({ productId, productRef, state }) => ({
      productRef,
      quality: { productId, state },
    })),
    now,
  );
  for (const { productId, productRef } of products) {
    const document = facts.get(productRef);
    if (!document) continue;
    maturity.set(productId, stateOf(judgeScorecards(scorecards, document)));
  }
  return maturity;
}

function stateOf(
  results: ReadonlyArray<{ id: string; level: number }>,
): MaturityState {
  return {
    maturity: JSON.stringify(results.map(({ id, level }) => ({ id, level }))),
    level: results[0]?.level ?? null,
  };
}
