/**
 * Types, contract reader, validators, permissions and API client of the data
 * mesh suite. Isomorphic and pure.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './api';
export * from './permissions';
export * from './products';
export * from './quality';
