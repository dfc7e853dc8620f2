import type { Knex } from 'knex';
import { inChunks } from './inChunks';

/** So many rows are one statement in PostgreSQL, as a single parameter. */
const AS_JSON = 5000;
/** SQLite puts a statement together of at most 500. */
const AS_VALUES = 100;

/**
 * Inserts rows that have the same columns, in their order.
 *
 * PostgreSQL gets them as one JSON document: it would need longer to read a
 * parameter for each value than to write the rows.
 *
 * @param returning - columns that the database fills in
 * @returns what the database wrote of them, in any order
 */
export async function insertRows<T extends object>(
  trx: Knex.Transaction,
  table: string,
  rows: readonly object[],
  returning: ReadonlyArray<keyof T & string> = [],
): Promise<T[]> {
  const written: T[] = [];
  if (trx.client.config.client !== 'pg') {
    for (const chunk of inChunks(rows, AS_VALUES)) {
      const insert = trx(table).insert(chunk);
      if (returning.length === 0) await insert;
      else written.push(...(await insert.returning([...returning])));
    }
    return written;
  }
  for (const chunk of inChunks(rows, AS_JSON)) {
    const columns = Object.keys(chunk[0]);
    const names = columns.map(() => '??').join(', ');
    const answers =
      returning.length > 0
        ? ` returning ${returning.map(() => '??').join(', ')}`
        : '';
    const { rows: answer } = await trx.raw(
      `insert into ?? (${names}) select ${names} from json_populate_recordset(null::??, ?) with ordinality order by ordinality${answers}`,
      [
        table,
        ...columns,
        ...columns,
        table,
        JSON.stringify(chunk),
        ...returning,
      ],
    );
    written.push(...answer);
  }
  return written;
}

/**
 * Inserts rows that have the same columns, in place of those with the same
 * keys.
 */
export async function mergeRows(
  trx: Knex.Transaction,
  table: string,
  rows: readonly object[],
  keys: readonly string[],
): Promise<void> {
  if (trx.client.config.client !== 'pg') {
    for (const chunk of inChunks(rows, AS_VALUES)) {
      await trx(table)
        .insert(chunk)
        .onConflict([...keys])
        .merge();
    }
    return;
  }
  for (const chunk of inChunks(rows, AS_JSON)) {
    const columns = Object.keys(chunk[0]);
    const others = columns.filter(column => !keys.includes(column));
    const names = columns.map(() => '??').join(', ');
    await trx.raw(
      `insert into ?? (${names}) select ${names} from json_populate_recordset(null::??, ?) on conflict (${keys
        .map(() => '??')
        .join(', ')}) do update set ${others
        .map(() => '?? = excluded.??')
        .join(', ')}`,
      [
        table,
        ...columns,
        ...columns,
        table,
        JSON.stringify(chunk),
        ...keys,
        ...others.flatMap(column => [column, column]),
      ],
    );
  }
}

/** Updates rows by their id, all columns that are given. */
export async function updateRows(
  trx: Knex.Transaction,
  table: string,
  rows: ReadonlyArray<{ id: number }>,
): Promise<void> {
  if (trx.client.config.client !== 'pg') {
    for (const chunk of inChunks(rows, AS_VALUES)) {
      // With the ids at hand no new ones are used up.
      await trx(table).insert(chunk).onConflict('id').merge();
    }
    return;
  }
  for (const chunk of inChunks(rows, AS_JSON)) {
    const columns = Object.keys(chunk[0]).filter(column => column !== 'id');
    await trx.raw(
      `update ?? as stored set ${columns
        .map(() => '?? = fresh.??')
        .join(
          ', ',
        )} from json_populate_recordset(null::??, ?) as fresh where stored.id = fresh.id`,
      [
        table,
        ...columns.flatMap(column => [column, column]),
        table,
        JSON.stringify(chunk),
      ],
    );
  }
}
