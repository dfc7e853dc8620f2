/**
 * Reads the results of Soda for the data mesh suite.
 *
 * @packageDocumentation
 */
export { sodaReader } from './sodaReader';
export { dataMeshModuleQualitySoda as default } from './module';
