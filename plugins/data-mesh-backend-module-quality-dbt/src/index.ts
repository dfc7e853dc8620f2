/**
 * Reads the artifacts of dbt for the data mesh suite.
 *
 * @packageDocumentation
 */
export { dbtReader } from './dbtReader';
export { dataMeshModuleQualityDbt as default } from './module';
