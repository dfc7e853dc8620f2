/** Whom we are in the database. */
export type Server = {
  /** Such as 160004. */
  version: number;
  login: string;
  isSuperuser: boolean;
  database: string;
};

/** The role of a grant, as found. */
export type RoleFound = {
  oid: string;
  comment: string | null;
  /** Attributes that it must not have, such as LOGIN. */
  attributes: string[];
};

/** A table of the plan, as found. */
export type TableFound = {
  schema: string;
  name: string;
  oid?: string;
  /** Other tables of the schema that differ in the case of letters only. */
  similar?: string;
  /** What the role can read, by whatever way. */
  columns: Array<{ name: string; readable: boolean }>;
};

/** Something that was granted to the role itself. */
export type Privilege = {
  kind: 'table' | 'column' | 'schema' | 'other';
  /** Empty for `other`. */
  schema: string;
  table?: string;
  column?: string;
  /** For people. */
  object: string;
  /** Such as SELECT; for `other`, undefined. */
  privilege?: string;
  isGrantable: boolean;
  grantor?: string;
  /** By our login, or in the name of the owner that it may act for. */
  revocable: boolean;
};

/** A member of the role, or a role that it is a member of. */
export type Membership = {
  role: string;
  grantor: string;
  isAdmin: boolean;
  inherits: boolean;
  canSet: boolean;
  revocable: boolean;
};

/** A login of a member, as found. */
export type LoginFound = {
  name: string;
  oid: string;
  canLogin: boolean;
  isSuperuser: boolean;
  /** Before PostgreSQL 16 this decides whether memberships are of use. */
  inherits: boolean;
  /** Whether it has what the role has, without further ado. */
  hasRole: boolean;
};

/** Another way in which somebody reads a table of the plan. */
export type OtherWay = {
  /** Undefined for everybody. */
  login?: string;
  /** Who was granted it. */
  grantee: string;
  comment: string | null;
  schema: string;
  table: string;
  columns?: string[];
  way: 'grant' | 'owner' | 'read-all';
};

/** All that is known of a grant in the database. */
export type Facts = {
  server: Server;
  role?: RoleFound;
  /** Whether the role may connect to this database. */
  mayConnect: boolean;
  /** Schemas of the plan: whether the role may use them; absent if missing. */
  schemas: Map<string, boolean>;
  tables: TableFound[];
  privileges: Privilege[];
  members: Membership[];
  parents: Membership[];
  logins: Map<string, LoginFound>;
  otherWays: OtherWay[];
};
