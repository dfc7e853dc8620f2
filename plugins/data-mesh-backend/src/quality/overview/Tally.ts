import type {
  QualityBrief,
  RollUp,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** What several products are worth together. */
export type TalliedQuality = Omit<RollUp, 'scope' | 'title' | 'parent'>;

/** Adds up the quality of products. */
export class Tally {
  #products = 0;
  #scored = 0;
  #scores = 0;
  #evaluated = 0;
  #expected = 0;
  #failing = 0;
  #incidents = 0;
  #judged = 0;
  #levels = 0;

  /** Adds a product; one of which nothing is known counts as a product. */
  add(quality: QualityBrief | undefined): void {
    this.#products++;
    if (!quality) return;
    if (quality.score !== undefined) {
      this.#scored++;
      this.#scores += quality.score;
    }
    this.#evaluated += quality.evaluated;
    this.#expected += quality.expected;
    this.#failing += quality.failing;
    if (quality.incident) this.#incidents++;
    if (quality.maturity !== undefined) {
      this.#judged++;
      this.#levels += quality.maturity;
    }
  }

  /**
   * The sum: the score is the mean of the products that have one, coverage is
   * evaluated of expected checks.
   */
  sum(): TalliedQuality {
    return {
      products: this.#products,
      scored: this.#scored,
      ...(this.#scored > 0 && { score: this.#scores / this.#scored }),
      ...(this.#expected > 0 && { coverage: this.#evaluated / this.#expected }),
      evaluated: this.#evaluated,
      expected: this.#expected,
      failing: this.#failing,
      incidents: this.#incidents,
      ...(this.#judged > 0 && { maturity: this.#levels / this.#judged }),
    };
  }
}
