/**
 * What modules that work in databases of PostgreSQL have in common. Needs `pg`.
 *
 * @packageDocumentation
 */
export * from './postgres/places';
export * from './postgres/PostgresPools';
export * from './postgres/PostgresTarget';
export * from './postgres/readPostgresTargets';
