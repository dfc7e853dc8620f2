/**
 * Reads the results of Great Expectations for the data mesh suite.
 *
 * @packageDocumentation
 */
export { greatExpectationsReader } from './greatExpectationsReader';
export { dataMeshModuleQualityGreatExpectations as default } from './module';
