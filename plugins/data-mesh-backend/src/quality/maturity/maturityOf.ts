import type { Knex } from 'knex';
import {
  readFacts,
  type FactsRoom,
  type QualityState,
} from '../facts/readFacts';
import { judgeScorecards } from './scorecards';

/** What the row of a product says of its maturity. */
export type MaturityState = {
  /** JSON: `{id, level}` by scorecard that is for it, the default one first. */
  maturity: string | null;
  /** Level on the first of them. */
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
  if (scorecards.length === 0 || products.length === 0) return maturity;
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
    const results = judgeScorecards(scorecards, document);
    maturity.set(productId, {
      maturity:
        results.length === 0
          ? null
          : JSON.stringify(results.map(({ id, level }) => ({ id, level }))),
      level: results[0]?.level ?? null,
    });
  }
  return maturity;
}
