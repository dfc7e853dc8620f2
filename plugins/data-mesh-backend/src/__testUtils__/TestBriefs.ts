import type { QualityBrief } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ProductBriefs } from '../products/readModel/ProductBriefs';

/** The quality of products as a test says it is; known with the next refresh. */
export class TestBriefs implements ProductBriefs {
  readonly #written = new Map<string, QualityBrief | undefined>();
  readonly #changes = new Array<[string, QualityBrief | undefined]>();

  /** Without a score, nothing is known of the product any longer. */
  set(productRef: string, score: number | undefined): void {
    const brief = { evaluated: 1, expected: 1, failing: 0, score };
    this.#written.set(productRef, score === undefined ? undefined : brief);
  }

  get version(): number {
    return this.#changes.length;
  }

  async refresh(): Promise<void> {
    this.#changes.push(...this.#written);
    this.#written.clear();
  }

  changedSince(version: number) {
    return this.#changes.slice(version);
  }
}
