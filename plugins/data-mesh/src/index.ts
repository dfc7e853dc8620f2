/**
 * Pages, entity tabs and cards of the data mesh suite, for the new frontend
 * system. The old one is served by `./legacy`.
 *
 * @packageDocumentation
 */
export { dataMeshPlugin as default, dataMeshPlugin } from './plugin';
export { dataMeshApiRef } from './api';
