/**
 * On a Component: references of the products that it reads, separated by
 * commas; the kind defaults to DataProduct, the namespace to the component's.
 * @public
 */
export const ANNOTATION_CONSUMES = 'data-mesh/consumes';

/**
 * On a processed DataProduct: SHA-256 of what the registry needs to know of it,
 * hexadecimal. It is in the catalog's search index, so the registry sees what
 * changed without reading entities.
 * @public
 */
export const ANNOTATION_CONTENT_HASH = 'data-mesh/content-hash';

/**
 * On a processed DataProduct: JSON object from field path (such as
 * `spec.outputPorts[0].contract`) to line in the declaring file, from 1.
 * @public
 */
export const ANNOTATION_DECLARATION_LINES = 'data-mesh/declaration-lines';

/**
 * On a processed DataProduct: JSON array of Problem, for the mistakes of its
 * declaration that can be seen without other entities, and for contracts that
 * cannot be read as such. Also on a Component whose
 * {@link ANNOTATION_CONSUMES} is wrong.
 * @public
 */
export const ANNOTATION_DECLARATION_PROBLEMS = 'data-mesh/declaration-problems';
