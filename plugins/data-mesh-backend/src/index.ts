/**
 * The data mesh backend: registry of data products with search, facets and
 * contract history.
 *
 * @packageDocumentation
 */
export { dataMeshPlugin as default } from './plugin';
