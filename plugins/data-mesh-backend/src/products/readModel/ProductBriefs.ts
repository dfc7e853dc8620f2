import type { QualityBrief } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * What the read model is told of the quality of products, by whoever knows it.
 * Kept in memory there: only {@link ProductBriefs.refresh} reads the database.
 */
export interface ProductBriefs {
  /** Takes in what is written by now. */
  refresh(): Promise<void>;
  /** Rises with every change that was taken in; 0 when nothing was. */
  readonly version: number;
  /**
   * The products that are another since a version; all with 0. Undefined for
   * products of which nothing is known any longer.
   */
  changedSince(
    version: number,
  ): Iterable<[productRef: string, brief: QualityBrief | undefined]>;
}
