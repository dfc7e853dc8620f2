export interface Config {
  dataMesh?: {
    access?: {
      provisioners?: {
        /** Access to tables of PostgreSQL, with a role for each grant. */
        postgres?: {
          /** The databases in which access is given. */
          targets: Array<{
            /**
             * Name of the database in the portal; work in it is done one at a
             * time. It is stored with each grant, so it must not be changed
             * while there are any.
             */
            name: string;
            /** What the server of a contract says to mean this database. */
            match: {
              host: string;
              /** 5432 unless set. */
              port?: number;
              database: string;
            };
            /** How the portal gets there, with the login that gives access. */
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
            /** The host that people use; the one of `match` unless set. */
            connectHost?: string;
            /** Where people get the password of their login, in words. */
            loginHint?: string;
            /** Milliseconds that a statement may take; 30000 unless set. */
            statementTimeout?: number;
            /** Milliseconds to wait for others' locks; 5000 unless set. */
            lockTimeout?: number;
            /** Connections at once; 4 unless set. */
            maxConnections?: number;
          }>;
        };
      };
    };
  };
}
