import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Inside } from './insideRoom';

/**
 * A row for every product and day of the past: more than there would be, since
 * days without a change have none.
 */
export async function fillDays(knex: Knex, days: number): Promise<number> {
  const { rowCount } = await knex.raw(
    `insert into quality_days
       (product_id, day, score, low, evaluated, expected, failing, rule, dimensions)
     select p.id, d, 60 + 40 * random(), 50 + 40 * random(), 9, 10, 1, 1,
       ',' || (60 + 40 * random())::numeric(4, 1) || ',,,' || (60 + 40 * random())::numeric(4, 1) || ',,'
     from quality_products p,
       generate_series(floor(extract(epoch from now()) / 86400)::int - ?,
                       floor(extract(epoch from now()) / 86400)::int - 1) as d
     on conflict do nothing`,
    [days],
  );
  await tidyUp(knex, 'quality_days');
  return rowCount;
}

/** Results of a product's run. */
const RESULTS_OF_RUN = 10;
/** Different packings, so that the database finds nothing to share. */
const PACKINGS = 512;

/**
 * Runs of past days as a dbt project leaves them: for each product one with
 * ten results, packed by the code that packs them.
 */
export async function fillRuns(
  knex: Knex,
  packResults: Inside['packResults'],
  order: { days: number; resultsADay: number },
): Promise<{ rows: number; results: number }> {
  const runsADay = Math.round(order.resultsADay / RESULTS_OF_RUN);
  const packings = Array.from({ length: PACKINGS }, (_, n) =>
    packing(packResults, n),
  );
  await knex.schema.dropTableIfExists('bench_packings');
  await knex.schema.createTable('bench_packings', table => {
    table.integer('n').primary();
    table.binary('packed').notNullable();
  });
  await knex.batchInsert(
    'bench_packings',
    packings.map((packed, n) => ({ n, packed })),
    100,
  );
  // A number, without which the database compares every run with every product.
  const [{ count }] = await knex('quality_products').count({ count: '*' });
  const products = Number(count);
  let rows = 0;
  for (let day = order.days; day >= 1; day--) {
    const { rowCount } = await knex.raw(
      `insert into quality_runs
         (product_id, engine, run_id, engine_version, format, source, sender,
          executed_at, received_at, results, packed)
       select p.id, 'dbt', md5(?::text || '/' || i)::uuid::text, '1.10.4',
         'dbt-run-results-v6', 'push', 'token:7d9f3c1a',
         now() - ?::int * interval '1 day' + (i % 86000) * interval '1 second',
         now() - ?::int * interval '1 day' + (i % 86000) * interval '1 second',
         ?, b.packed
       from generate_series(1, ?::int) as i
       join (select id, row_number() over (order by id) - 1 as n
             from quality_products) p on p.n = i % ?::int
       join bench_packings b on b.n = (i * 7919) % ?`,
      [randomUUID(), day, day, RESULTS_OF_RUN, runsADay, products, PACKINGS],
    );
    rows += rowCount;
  }
  await knex.schema.dropTable('bench_packings');
  await tidyUp(knex, 'quality_runs');
  return { rows, results: rows * RESULTS_OF_RUN };
}

/** At once, so that the database does not do it while something is measured. */
async function tidyUp(knex: Knex, table: string): Promise<void> {
  await knex.raw('vacuum (analyze) ??', [table]);
}

function packing(packResults: Inside['packResults'], n: number): Buffer {
  const at = Date.UTC(2026, 0, 1) + n * 60_000;
  return packResults(
    Array.from({ length: RESULTS_OF_RUN }, (_, check) => {
      const fails = (n + check) % 50 === 0;
      return {
        checkId: 100_000 + n * RESULTS_OF_RUN + check,
        outcome: fails ? ('fail' as const) : ('pass' as const),
        executedAt: at + check * 137 + ((n * 31 + check * 17) % 900),
        failedRows: fails ? (n % 97) + 1 : 0,
        ...(fails
          ? {
              message: `Got ${(n % 97) + 1} results, configured to fail if != 0`,
            }
          : {}),
      };
    }),
  );
}

/**
 * What the same results take as a row each, in the narrowest table that says
 * as much, with the index by which a check's history is read.
 */
export async function plainRowsSize(
  knex: Knex,
  results: number,
): Promise<number> {
  await knex.schema.dropTableIfExists('bench_results');
  await knex.raw(
    `create table bench_results (
       check_id integer not null, run_id integer not null,
       outcome varchar(20) not null, executed_at timestamptz not null,
       measured_value double precision, rows_tested bigint, failed_rows bigint,
       message varchar(200), primary key (run_id, check_id))`,
  );
  await knex.raw(
    'create index bench_results_history on bench_results (check_id, executed_at)',
  );
  await knex.raw(
    `insert into bench_results
     select i % 100000, i / 10,
       case when i % 50 = 0 then 'fail' else 'pass' end,
       now() - i * interval '86 milliseconds', null, null,
       case when i % 50 = 0 then i % 97 else 0 end,
       case when i % 50 = 0 then 'Got ' || i % 97 || ' results, configured to fail if != 0' end
     from generate_series(1, ?::int) as i`,
    [results],
  );
  const { rows } = await knex.raw(
    `select pg_total_relation_size('bench_results') as bytes`,
  );
  await knex.schema.dropTable('bench_results');
  return Number(rows[0].bytes);
}
