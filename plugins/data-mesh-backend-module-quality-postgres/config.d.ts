export interface Config {
  dataMesh?: {
    quality?: {
      /** Checks that the portal itself runs in PostgreSQL. */
      postgres?: {
        /** The databases in which it does. */
        targets: Array<{
          /** Name of the database in messages. */
          name: string;
          /** What the server of a contract says to mean this database. */
          match: {
            host: string;
            /** 5432 unless set. */
            port?: number;
            database: string;
          };
          /** How the portal gets there, with a login that can only read. */
          connection: {
            /** The host of `match` unless set. */
            host?: string;
            /** The port of `match` unless set. */
            port?: number;
            /** The database of `match` unless set. */
            database?: string;
            user: string;
            /** @visibility secret */
            password?: string;
            /**
             * Whether the connection is encrypted and the certificate of the
             * server checked; false unless set, or implied by `ca` or `cert`.
             */
            ssl?: boolean;
            /** Certificate of the authority of the server, in PEM. */
            ca?: string;
            /** Certificate of the portal, in PEM. */
            cert?: string;
            /**
             * Key of the portal's certificate, in PEM.
             * @visibility secret
             */
            key?: string;
          };
          /**
           * Names of the schemas whose tables are checked, as the database
           * writes them; all that the login can read unless set. Tables of
           * others are never looked at, whatever a contract names.
           */
          schemas?: string[];
          /** Milliseconds that a statement may take; 60000 unless set. */
          statementTimeout?: number;
          /** Milliseconds to wait for others' locks; 5000 unless set. */
          lockTimeout?: number;
          /**
           * Milliseconds after which a run begins no more statements; 600000
           * unless set.
           */
          runTimeout?: number;
          /** Connections at once; 2 unless set. */
          maxConnections?: number;
          /**
           * Whether queries of contracts are run, as far as they can only
           * read; false unless set. Whoever may change a contract can then
           * count and compare whatever the login can read. With `schemas`, queries
           * that name others are refused.
           */
          allowSql?: boolean;
        }>;
      };
    };
  };
}
