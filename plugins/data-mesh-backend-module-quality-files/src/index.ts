/**
 * Runs the quality checks of data contracts on Parquet, CSV and JSON files.
 *
 * @packageDocumentation
 */
export type { QualityFilesOptions } from './config';
export { FilesQualityRunner } from './FilesQualityRunner';
export { dataMeshModuleQualityFiles as default } from './module';
