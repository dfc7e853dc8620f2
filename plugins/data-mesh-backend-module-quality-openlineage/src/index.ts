/**
 * Reads the quality facets of OpenLineage events for the data mesh suite.
 *
 * @packageDocumentation
 */
export { openLineageReader } from './openLineageReader';
export { dataMeshModuleQualityOpenLineage as default } from './module';
