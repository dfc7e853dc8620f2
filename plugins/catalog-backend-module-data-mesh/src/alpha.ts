/**
 * The kind DataProduct as a layer of the catalog's model.
 *
 * @packageDocumentation
 */
export { dataProductModelLayer } from './model/layer';
export { catalogModuleDataMeshModel as default } from './model/module';
