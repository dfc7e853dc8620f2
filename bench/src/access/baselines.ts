import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

/**
 * What a decision cannot be faster than. `update`: one update of a request in
 * a transaction of its own, each of another one. `chain`: in addition the head
 * of the audit log is locked, an entry added and the head moved, as every
 * operation does last.
 */
export type Baseline = 'update' | 'chain';

/** Runs transactions for a time, some at once; returns how many a second. */
export async function runBaseline(
  knex: Knex,
  options: { name: Baseline; seconds: number; workers: number },
): Promise<number> {
  const rows: Array<{ id: string }> = await knex('access_requests')
    .where({ state: 'withdrawn' })
    .limit(options.workers * 100)
    .select('id');
  // No two workers meet in a row.
  const each = Math.floor(rows.length / options.workers);
  if (each === 0) {
    throw new Error('The ledger has too few requests for a baseline');
  }
  const begun = performance.now();
  const until = begun + options.seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: options.workers }, async (_, worker) => {
      for (let n = 0; performance.now() < until; n++) {
        const { id } = rows[worker * each + (n % each)];
        await knex.transaction(async trx => {
          await trx('access_requests')
            .where({ id })
            .update({ version: n, updated_at: new Date() });
          if (options.name === 'chain') {
            await addEntry(trx, id);
          }
        });
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - begun) / 1000);
}

async function addEntry(trx: Knex.Transaction, id: string): Promise<void> {
  const head = await trx('audit_head').where({ id: 1 }).forUpdate().first();
  const seq = Number(head.seq) + 1;
  const hash = createHash('sha256')
    .update(`${head.hash}\n${randomUUID()}`)
    .digest('hex');
  await trx('audit_entries').insert({
    seq,
    at: new Date().toISOString(),
    actor: 'system:bench',
    action: 'bench.step',
    request_id: id,
    data: '{}',
    previous_hash: head.hash,
    hash,
  });
  await trx('audit_head').where({ id: 1 }).update({ seq, hash });
}
