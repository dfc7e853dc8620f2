/**
 * The kind DataProduct for the Backstage catalog: validation, data contracts
 * and relations.
 *
 * @packageDocumentation
 */
export { catalogModuleDataMesh as default } from './module';
