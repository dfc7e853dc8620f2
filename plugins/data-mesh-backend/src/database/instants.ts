import type { Knex } from 'knex';

/**
 * An instant as a driver returns it: a Date from PostgreSQL, milliseconds or
 * text from SQLite.
 */
export type DatabaseInstant = Date | number | string;

/** Any driver's instant as a Date. */
export function toDate(value: DatabaseInstant): Date {
  const date = value instanceof Date ? value : new Date(value);
  if (Number.isNaN(date.getTime())) {
    throw new TypeError(`The database returned '${value}' for an instant`);
  }
  return date;
}

/** Any driver's instant as ISO 8601 in UTC. */
export function toIso(value: DatabaseInstant): string {
  return toDate(value).toISOString();
}

/** Like {@link toIso}, for columns that may be null. */
export function toOptionalIso(
  value: DatabaseInstant | null,
): string | undefined {
  return value === null ? undefined : toIso(value);
}

/**
 * The clock of the database: replicas write instants that are compared with
 * each other, so they must share one.
 */
export async function databaseNow(knex: Knex): Promise<Date> {
  if (knex.client.config.client === 'pg') {
    const { rows } = await knex.raw('select clock_timestamp() as now');
    return toDate(rows[0].now);
  }
  const rows = await knex.raw(
    `select strftime('%Y-%m-%dT%H:%M:%fZ', 'now') as now`,
  );
  return toDate(rows[0].now);
}
