import type { Knex } from 'knex';
import type { QualityDayRow, QualityProductRow } from '../../database/tables';

const MAX_AGE_MS = 60_000;

/**
 * The scores of all products at the end of an earlier day, read once for all
 * who ask within a minute.
 */
export class EarlierScores {
  readonly #knex: Knex;
  readonly #clock: () => number;
  #known:
    | { day: number; until: number; scores: Promise<Map<string, number>> }
    | undefined;

  constructor(options: { knex: Knex; clock?: () => number }) {
    this.#knex = options.knex;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** By reference; without products that had no score by then. */
  at(day: number): Promise<Map<string, number>> {
    const now = this.#clock();
    if (this.#known?.day === day && this.#known.until > now) {
      return this.#known.scores;
    }
    const scores = readScoresAt(this.#knex, day);
    const known = { day, until: now + MAX_AGE_MS, scores };
    this.#known = known;
    scores.catch(() => {
      // A failure is not kept.
      if (this.#known === known) this.#known = undefined;
    });
    return scores;
  }
}

async function readScoresAt(
  knex: Knex,
  day: number,
): Promise<Map<string, number>> {
  const rows: Array<{ product_ref: string; earlier: number | null }> =
    await knex<QualityProductRow>('quality_products as p')
      .whereNotNull('p.score')
      .select('p.product_ref', {
        earlier: knex<QualityDayRow>('quality_days as d')
          .whereRaw('?? = ??', ['d.product_id', 'p.id'])
          .where('d.day', '<=', day)
          .orderBy('d.day', 'desc')
          .limit(1)
          .select('d.score'),
      });
  return new Map(
    rows.flatMap(({ product_ref, earlier }) =>
      earlier === null ? [] : [[product_ref, Number(earlier)] as const],
    ),
  );
}
