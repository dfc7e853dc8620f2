/**
 * What authors of backend modules and permission policies for the data mesh
 * suite import.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './config';
export * from './locations';
export * from './products';
export * from './quality';
