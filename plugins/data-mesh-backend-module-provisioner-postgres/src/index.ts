/**
 * Gives and takes access to tables in PostgreSQL.
 *
 * @packageDocumentation
 */
export {};
