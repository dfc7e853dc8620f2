import type { HumanDuration } from '@backstage/types';

export interface Config {
  dataMesh?: {
    /**
     * The values that `spec.classification` of a data product may have, from
     * open to closed. Defaults to public, internal, confidential, restricted.
     * @deepVisibility frontend
     */
    classifications?: string[];

    /**
     * Who registers the kind DataProduct in the catalog: `processor`, the
     * stable way and the default, or `model`, the catalog's model layer, which
     * is alpha and needs the module at the package's `/alpha` path installed
     * beside the default one.
     */
    kindRegistration?: 'processor' | 'model';

    contracts?: {
      /**
       * The size in bytes up to which a data contract is read; 1048576 (1 MiB)
       * unless set. All contracts of one product together may have 16 times
       * that size.
       */
      maxBytes?: number;

      /**
       * How long the reading of one contract may take, such as
       * `{ seconds: 10 }`, which is the default. All contracts of one product
       * together may take three times as long.
       */
      timeout?: HumanDuration | string;

      /**
       * Places outside the repository of a declaration from which contracts
       * may be read too. Each entry has either `url` or `folder`. Nothing else
       * widens what a declaration can reach.
       */
      allow?: Array<{
        /**
         * A URL such as `https://contracts.example.com/odcs/`. It stands for
         * everything below it on the same host. The host has to be readable
         * too: through an integration, or through `backend.reading.allow`.
         */
        url?: string;
        /**
         * An absolute path on the machine of the backend, for declarations
         * that are registered as files.
         */
        folder?: string;
      }>;
    };

    declarations?: {
      /**
       * Whether declaring files at URLs are read a second time to tell authors
       * the line of a mistake; true unless set. It costs one conditional
       * request for each file and processing round. Files on disk are always
       * read.
       */
      locateAtUrls?: boolean;
    };
  };
}
