export { duckdbDialect } from './duckdbDialect';
export type { SqlTable } from './measureTable';
export { postgresDialect } from './postgresDialect';
export { runOwnChecks, type SqlPlatform } from './runOwnChecks';
export type { SqlDialect, SqlStatement, SqlValue } from './SqlDialect';
export { SqlStatementError } from './SqlStatementError';
export type { SqlRow } from './StatementWriter';
export { Turns } from './Turns';
