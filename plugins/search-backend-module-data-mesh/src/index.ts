/**
 * Search documents for data products, down to columns.
 *
 * @packageDocumentation
 */
export { DataProductCollatorFactory } from './DataProductCollatorFactory';
export type { DataProductDocument } from './documents';
export { searchModuleDataMesh as default } from './module';
