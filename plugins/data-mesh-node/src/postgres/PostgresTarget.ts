/**
 * A database of the configuration, in which a module works.
 * @public
 */
export type PostgresTarget = {
  name: string;
  /** What the server of a contract says to mean this database. */
  match: PostgresPlace;
  connection: PostgresPlace & {
    user: string;
    password?: string;
    /** Certificates are checked whenever the connection is encrypted. */
    ssl?: boolean | { ca?: string; cert?: string; key?: string };
  };
  /** Milliseconds. */
  statementTimeout: number;
  /** Milliseconds. */
  lockTimeout: number;
  maxConnections: number;
};

/** @public */
export type PostgresPlace = { host: string; port: number; database: string };
