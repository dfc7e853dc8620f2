/**
 * What authors of backend modules for the data mesh suite test them with.
 * Needs Jest.
 *
 * @packageDocumentation
 */
export * from './testUtils/describeProvisioner';
export * from './testUtils/describeQualityReader';
export * from './testUtils/orderOf';
