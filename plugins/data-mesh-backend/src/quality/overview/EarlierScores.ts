import type { Knex } from 'knex';
import type { QualityDayRow, QualityProductRow } from '../../database/tables';

/** After so long they are read again, while what is known is shown. */
const MAX_AGE_MS = 60_000;
/** What is older is shown only when it cannot be read again. */
const MAX_SHOWN_MS = 10 * 60_000;

type Known = { day: number; readAt: number; scores: Map<string, number> };

/**
 * The scores of all products at the end of an earlier day, kept in memory.
 * They change with late results only, so nobody waits for them to be read
 * again, as long as somebody looked lately.
 */
export class EarlierScores {
  readonly #knex: Knex;
  readonly #clock: () => number;
  #known: Known | undefined;
  #reading: { day: number; known: Promise<Known> } | undefined;

  constructor(options: { knex: Knex; clock?: () => number }) {
    this.#knex = options.knex;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** By reference; without products that had no score by then. */
  async at(day: number): Promise<ReadonlyMap<string, number>> {
    const known = this.#known;
    if (known?.day !== day) {
      return (await this.#read(day)).scores;
    }
    const age = this.#clock() - known.readAt;
    if (age <= MAX_AGE_MS) return known.scores;
    // What is known is good enough when the database is away.
    const read = this.#read(day).catch(() => known);
    return age > MAX_SHOWN_MS ? (await read).scores : known.scores;
  }

  /** Shared by all who ask for the same day at the same time. */
  #read(day: number): Promise<Known> {
    if (this.#reading?.day === day) return this.#reading.known;
    const known = this.#readNow(day).finally(() => {
      if (this.#reading?.known === known) this.#reading = undefined;
    });
    this.#reading = { day, known };
    return known;
  }

  async #readNow(day: number): Promise<Known> {
    const readAt = this.#clock();
    const scores = await readScoresAt(this.#knex, day);
    this.#known = { day, readAt, scores };
    return this.#known;
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
