/**
 * From a product or component to the product whose data it reads.
 * @public
 */
export const RELATION_CONSUMES_DATA_FROM = 'consumesDataFrom';

/**
 * From a product to those that read its data; the inverse of
 * {@link RELATION_CONSUMES_DATA_FROM}.
 * @public
 */
export const RELATION_PROVIDES_DATA_TO = 'providesDataTo';
