/**
 * Reads the results of the Data Contract CLI for the data mesh suite.
 *
 * @packageDocumentation
 */
export { dataContractReader } from './dataContractReader';
export { dataMeshModuleQualityDataContract as default } from './module';
