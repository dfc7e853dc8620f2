import type { Knex } from 'knex';
import type { AccessTargetRow } from '../../database/tables';
import type { Ledger } from '../../ledger/Ledger';
import { lockRows } from '../../database/lockRows';
import { Lease } from './Lease';

/**
 * Takes a target with work that nobody holds, before others do: first one
 * where something has to change, then one where something is to be verified.
 *
 * @returns undefined when there is nothing to do
 */
export async function claimTarget(
  ledger: Ledger,
  options: {
    holder: string;
    leaseMs: number;
    /** Provisioners of this replica. */
    provisioners: string[];
    /** Targets that are left to others, or for later. */
    except: string[];
    /** Targets whose names were last listed longer ago are due as well. */
    listEveryMs: number;
  },
): Promise<Lease | undefined> {
  const askedAt = performance.now();
  const claimed = await ledger.transact(
    { ref: 'system:reconciler' },
    async ({ trx, now }) => {
      const row =
        (await pick(trx, now, options, free =>
          free.whereExists(due(trx, now).where('g.priority', 0)),
        )) ??
        (await pick(trx, now, options, free =>
          free.where(work =>
            work
              .whereExists(due(trx, now))
              .orWhereNull('t.listed_at')
              .orWhere(
                't.listed_at',
                '<=',
                new Date(now.getTime() - options.listEveryMs),
              ),
          ),
        ));
      if (!row) {
        return undefined;
      }
      const fence = Number(row.fence) + 1;
      await trx('access_targets')
        .where({ target: row.target })
        .update({
          fence,
          lease_holder: options.holder,
          lease_until: new Date(now.getTime() + options.leaseMs),
        });
      return { ...row, fence };
    },
  );
  return (
    claimed &&
    new Lease(claimed.target, claimed.provisioner, claimed.fence, {
      ledger,
      holder: options.holder,
      leaseMs: options.leaseMs,
      askedAt,
    })
  );
}

function due(trx: Knex.Transaction, now: Date): Knex.QueryBuilder {
  return trx('access_grants as g')
    .select(trx.raw('1'))
    .where('g.target', trx.ref('t.target'))
    .whereNotNull('g.due_at')
    .where('g.due_at', '<=', now);
}

async function pick(
  trx: Knex.Transaction,
  now: Date,
  options: { provisioners: string[]; except: string[] },
  withWork: (free: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<AccessTargetRow | undefined> {
  const free = trx('access_targets as t')
    .select('t.*')
    .whereIn('t.provisioner', options.provisioners)
    .whereNotIn('t.target', options.except)
    .where(lease =>
      lease.whereNull('t.lease_until').orWhere('t.lease_until', '<=', now),
    )
    .where(pause =>
      pause.whereNull('t.paused_until').orWhere('t.paused_until', '<=', now),
    )
    .orderBy('t.target');
  return lockRows(withWork(free), 'skip').first();
}
