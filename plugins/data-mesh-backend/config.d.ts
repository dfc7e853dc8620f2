import type { HumanDuration } from '@backstage/types';

export interface Config {
  dataMesh?: {
    /**
     * The registry of data products: how it follows the catalog.
     */
    registry?: {
      /**
       * How often the registry looks for changes in the catalog, such as
       * `{ seconds: 5 }`, which is the default. A look at an unchanged catalog
       * reads no entity but its domains. At least a second.
       */
      syncInterval?: HumanDuration | string;

      /**
       * When more than half of all data products, or all of them, are missing
       * from the catalog at once, they are kept for this long before the
       * registry believes that they are gone; 10 minutes unless set.
       */
      vanishGrace?: HumanDuration | string;

      /**
       * How old the registry in the memory of a backend may be before it asks
       * the database for changes that other backends wrote; 500 milliseconds
       * unless set.
       */
      maxAge?: HumanDuration | string;
    };
  };
}
