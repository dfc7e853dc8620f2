import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { QualityRoom } from '../QualityRoom';
import { lockProducts } from '../results/lockProducts';
import { rescoreProducts } from './rescoreProducts';

// Reports about these products wait meanwhile.
const PRODUCTS_AT_ONCE = 200;

/** What a run did, by number of products. */
export type ScoreReport = {
  /** That are new, or changed in the registry. */
  followed: number;
  /** Whose score changes by itself. */
  aged: number;
};

/**
 * Scores products about which no result came: those that the registry changed,
 * as other contracts promise other checks, and those whose verdicts become
 * stale. Each batch is a transaction of its own; what is broken off is done by
 * the next run, of this or another replica. A product that cannot be scored
 * keeps no other from it.
 */
export class ScoreWorker {
  readonly #room: QualityRoom;

  constructor(room: QualityRoom) {
    this.#room = room;
  }

  /** Never throws: what fails is logged, and tried again by the next run. */
  async run(signal?: AbortSignal): Promise<ScoreReport> {
    const failed = new Set<string>();
    return {
      followed: await this.#work(changedProducts, failed, signal),
      aged: await this.#work(
        async (knex, page) =>
          agedProducts(knex, await this.#room.ledger.now(), page),
        failed,
        signal,
      ),
    };
  }

  /**
   * How many of the products that are found were scored.
   *
   * @param failed - those that cannot be scored, and are left out
   */
  async #work(
    find: (knex: Knex, page: Page) => Promise<string[]>,
    failed: Set<string>,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    let done = 0;
    let after = '';
    try {
      while (!signal?.aborted) {
        const refs = await find(this.#room.knex, {
          after,
          limit: PRODUCTS_AT_ONCE,
        });
        if (refs.length === 0) break;
        const open = refs.filter(ref => !failed.has(ref));
        done += await this.#score(open, failed, signal);
        after = refs[refs.length - 1];
        if (refs.length < PRODUCTS_AT_ONCE) break;
      }
    } catch (error) {
      this.#room.logger.error(
        'Scores of products could not be followed; they are tried again',
        toError(error),
      );
    }
    return done;
  }

  /** All at once; where that fails one by one, so that one fails alone. */
  async #score(
    refs: readonly string[],
    failed: Set<string>,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    if (refs.length > 1) {
      try {
        await this.#rescore(refs);
        return refs.length;
      } catch {
        // Told below, of those that it is about.
      }
    }
    let done = 0;
    for (const ref of refs) {
      if (signal?.aborted) break;
      try {
        await this.#rescore([ref]);
        done += 1;
      } catch (error) {
        // A database that does not answer is no fault of a product.
        await this.#room.ledger.now();
        failed.add(ref);
        this.#room.logger.error(
          `The product ${ref} could not be scored; it is tried again`,
          toError(error),
        );
      }
    }
    return done;
  }

  #rescore(refs: readonly string[]): Promise<void> {
    const { ledger } = this.#room;
    return ledger.transact({ ref: 'system:quality' }, async t => {
      const ids = await lockProducts(t.trx, refs);
      await rescoreProducts(
        this.#room,
        t,
        [...ids.values()].map(productId => ({ productId })),
      );
    });
  }
}

/** Products come in the order of their references, each once in a run. */
type Page = { after: string; limit: number };

/** Products that are new or changed since they were scored. */
async function changedProducts(
  knex: Knex,
  { after, limit }: Page,
): Promise<string[]> {
  const rows: Array<{ ref: string }> = await knex('products as p')
    .leftJoin('quality_products as q', 'q.product_ref', 'p.ref')
    .where('p.ref', '>', after)
    .where(either =>
      either
        // One that is gone before it was ever scored has nothing to keep.
        .where(unscored =>
          unscored.whereNull('q.id').whereNull('p.vanished_at'),
        )
        .orWhereRaw('p.revision > q.product_revision'),
    )
    .orderBy('p.ref')
    .limit(limit)
    .select('p.ref');
  return rows.map(({ ref }) => ref);
}

/** Products whose score has become another by itself. */
async function agedProducts(
  knex: Knex,
  now: Date,
  { after, limit }: Page,
): Promise<string[]> {
  const rows: Array<{ product_ref: string }> = await knex('quality_products')
    .where('stale_at', '<=', now)
    .where('product_ref', '>', after)
    .orderBy('product_ref')
    .limit(limit)
    .select('product_ref');
  return rows.map(({ product_ref }) => product_ref);
}
