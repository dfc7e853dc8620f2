/**
 * What authors of backend modules for the data mesh suite test them with.
 * Needs Jest.
 *
 * @packageDocumentation
 */
export * from './testUtils/describeProvisioner';
export * from './testUtils/describeQualityReader';
export * from './testUtils/describeQualityRunner';
export * from './testUtils/engineFixtures';
export * from './testUtils/orderOf';
export * from './testUtils/qualityOrderOf';
export {
  QUALITY_CASE_TABLES,
  type QualityCaseTable,
} from './testUtils/qualityCases';
