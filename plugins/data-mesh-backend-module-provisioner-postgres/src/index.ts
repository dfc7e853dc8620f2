/**
 * Gives and takes access to tables in PostgreSQL.
 *
 * @packageDocumentation
 */
export type { AccessPostgresTarget } from './config';
export { dataMeshModuleProvisionerPostgres as default } from './module';
export { PostgresProvisioner } from './PostgresProvisioner';
