/**
 * Runs the quality checks of data contracts in PostgreSQL.
 *
 * @packageDocumentation
 */
export type { QualityPostgresTarget } from './config';
export { dataMeshModuleQualityPostgres as default } from './module';
export { PostgresQualityRunner } from './PostgresQualityRunner';
