import { NotFoundError } from '@backstage/errors';
import type { CheckHistory } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityCheckRow, QualityRunRow } from '../../database/tables';
import type { Caller } from '../../people/Caller';
import { breathe } from '../../lists/breathe';
import type { ProductKey } from '../../products/queries/readProduct';
import type { QualityRoom } from '../QualityRoom';
import { unpackResults } from '../results/packResults';
import { openProduct } from './openProduct';

const RUNS_AT_ONCE = 20;

/** A check that runs seldom among others that run often has a short history. */
const MOST_RUNS = 1000;

type Result = CheckHistory['results'][number];

/**
 * What became of a check, run by run, by execution, newest first.
 *
 * @throws NotFoundError when the product has no such check, or may not be read
 */
export async function getCheckHistory(
  room: QualityRoom,
  caller: Caller,
  key: ProductKey & { check: number },
  limit: number,
): Promise<CheckHistory> {
  const { knex } = room;
  const { ref } = await openProduct(room, caller, key);
  const check = await knex<QualityCheckRow>('quality_checks as c')
    .join('quality_products as p', 'p.id', 'c.product_id')
    .where({ 'c.id': key.check, 'p.product_ref': ref })
    .first('c.id', 'c.name', 'c.engine', 'c.product_id');
  if (!check) {
    throw new NotFoundError(`The product '${ref}' has no check ${key.check}`);
  }
  const found: Array<Result & { at: number }> = [];
  for (let read = 0; read < MOST_RUNS && found.length < limit;) {
    const runs: Array<Pick<QualityRunRow, 'run_id' | 'packed'>> =
      await knex<QualityRunRow>('quality_runs')
        .where({ product_id: check.product_id, engine: check.engine })
        .orderBy([
          { column: 'executed_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .offset(read)
        .limit(RUNS_AT_ONCE)
        .select('run_id', 'packed');
    for (const run of runs) {
      const result = resultOf(run, check.id);
      if (result) found.push(result);
    }
    if (runs.length < RUNS_AT_ONCE) break;
    read += runs.length;
    await breathe();
  }
  return {
    id: check.id,
    name: check.name,
    results: found
      .sort((a, b) => b.at - a.at)
      .slice(0, limit)
      .map(({ at: _, ...result }) => result),
  };
}

function resultOf(
  run: Pick<QualityRunRow, 'run_id' | 'packed'>,
  checkId: number,
): (Result & { at: number }) | undefined {
  const result = unpackResults(run.packed).find(
    each => each.checkId === checkId,
  );
  return (
    result && {
      at: result.executedAt,
      outcome: result.outcome,
      executedAt: new Date(result.executedAt).toISOString(),
      runId: run.run_id,
      value: result.measured,
      failedRows: result.failedRows,
      rowsTested: result.rowsTested,
      message: result.message,
    }
  );
}
