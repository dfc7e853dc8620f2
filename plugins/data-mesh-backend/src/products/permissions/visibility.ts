import type { DataProductResource } from '@backstage-data-mesh/plugin-data-mesh-node';

/** Which products somebody may read. */
export type Visibility = {
  /** The same for the same decision, so that what follows from it is kept. */
  key: string;
  /** Decides about a product; left out when all may be read. */
  allows?: (product: DataProductResource) => boolean;
};

/** All products may be read. */
export const EVERYTHING: Visibility = { key: 'everything' };
