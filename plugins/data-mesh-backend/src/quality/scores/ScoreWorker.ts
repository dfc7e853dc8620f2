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
 * the next run, of this or another replica.
 */
export class ScoreWorker {
  readonly #room: QualityRoom;

  constructor(room: QualityRoom) {
    this.#room = room;
  }

  /** Never throws: what fails is logged, and tried again by the next run. */
  async run(signal?: AbortSignal): Promise<ScoreReport> {
    const report: ScoreReport = { followed: 0, aged: 0 };
    try {
      report.followed = await this.#work(changedProducts, signal);
      const now = await this.#room.ledger.now();
      report.aged = await this.#work(
        (knex, page) => agedProducts(knex, now, page),
        signal,
      );
    } catch (error) {
      this.#room.logger.error(
        'Scores of products could not be followed; they are tried again',
        toError(error),
      );
    }
    return report;
  }

  async #work(
    find: (knex: Knex, page: Page) => Promise<string[]>,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    let done = 0;
    let after = '';
    while (!signal?.aborted) {
      const refs = await find(this.#room.knex, {
        after,
        limit: PRODUCTS_AT_ONCE,
      });
      if (refs.length === 0) break;
      await this.#rescore(refs);
      done += refs.length;
      after = refs[refs.length - 1];
      if (refs.length < PRODUCTS_AT_ONCE) break;
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
