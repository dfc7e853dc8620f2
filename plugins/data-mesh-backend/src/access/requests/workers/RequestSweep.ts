import { isError, toError } from '@backstage/errors';
import type { AccessRequestRow } from '../../../database/tables';
import { toDate } from '../../../database/instants';
import type { AccessRoom } from '../../AccessRoom';
import { closeRequest, whyGone } from '../operations/closeRequest';
import { escalateOverdue } from '../operations/escalateRequest';
import { expireRequest } from '../operations/expireRequest';
import { remindApprovers } from '../operations/remindApprovers';
import { openStepOf, readRecord, type RequestRecord } from '../record';

const BATCH = 50;

/** What a run did, by number of requests. */
export type SweepReport = {
  reminded: number;
  escalated: number;
  expired: number;
  closed: number;
  failed: number;
};

/**
 * Looks after pending requests whose time has come: reminds, escalates,
 * expires, and closes those whose product or port is gone. Each is done in a
 * transaction of its own, so one that fails keeps none of the others waiting,
 * and several replicas may run at the same time.
 */
export class RequestSweep {
  constructor(private readonly room: AccessRoom) {}

  async run(signal?: AbortSignal): Promise<SweepReport> {
    const report: SweepReport = {
      reminded: 0,
      escalated: 0,
      expired: 0,
      closed: 0,
      failed: 0,
    };
    await this.#closeGone(report, signal);
    await this.#workDue(report, signal);
    return report;
  }

  async #workDue(report: SweepReport, signal?: AbortSignal): Promise<void> {
    const now = await this.room.ledger.now();
    let after: { due: Date; id: string } | undefined;
    // Until the catalog answers again, only what needs no people is done.
    let catalogAnswers = true;
    for (;;) {
      const rows = await this.#due(now, after);
      for (const { id, due_at } of rows) {
        if (signal?.aborted) {
          return;
        }
        after = { due: toDate(due_at ?? now), id };
        const outcome = await this.#workOne(id, now, report, catalogAnswers);
        catalogAnswers &&= outcome !== 'catalog-down';
      }
      if (rows.length < BATCH) {
        return;
      }
    }
  }

  #workOne(
    id: string,
    now: Date,
    report: SweepReport,
    catalogAnswers: boolean,
  ): Promise<Outcome> {
    return this.#attempt(id, report, async () => {
      const record = await readRecord(this.room.knex, id);
      const work = workOf(record, now);
      if (work && (catalogAnswers || work === 'expired')) {
        await this.#do(work, record);
        report[work] += 1;
      }
    });
  }

  async #closeGone(report: SweepReport, signal?: AbortSignal): Promise<void> {
    const { knex } = this.room;
    const ports: Array<Pick<AccessRequestRow, 'product_ref' | 'port'>> =
      await knex<AccessRequestRow>('access_requests')
        .where({ state: 'pending' })
        .distinct('product_ref', 'port');
    for (const port of ports) {
      const reason = await whyGone(this.room, port);
      if (!reason) {
        continue;
      }
      const rows = await knex<AccessRequestRow>('access_requests')
        .where({ ...port, state: 'pending' })
        .select('id');
      for (const { id } of rows) {
        if (signal?.aborted) {
          return;
        }
        await this.#attempt(id, report, async () => {
          const record = await readRecord(knex, id);
          if (record.row.state === 'pending') {
            await closeRequest(
              this.room,
              { ref: 'system:catalog' },
              record,
              reason,
            );
            report.closed += 1;
          }
        });
      }
    }
  }

  async #due(
    now: Date,
    after: { due: Date; id: string } | undefined,
  ): Promise<Array<Pick<AccessRequestRow, 'id' | 'due_at'>>> {
    return this.room
      .knex<AccessRequestRow>('access_requests')
      .whereNotNull('due_at')
      .where('due_at', '<=', now)
      .modify(query => {
        if (after) {
          query.whereRaw('(due_at, id) > (?, ?)', [after.due, after.id]);
        }
      })
      .orderBy(['due_at', 'id'])
      .limit(BATCH)
      .select('id', 'due_at');
  }

  async #do(
    work: 'expired' | 'escalated' | 'reminded',
    record: RequestRecord,
  ): Promise<void> {
    switch (work) {
      case 'expired':
        return expireRequest(this.room, { ref: 'system:expiry' }, record);
      case 'escalated':
        return escalateOverdue(this.room, { ref: 'system:escalation' }, record);
      default:
        return remindApprovers(this.room, { ref: 'system:escalation' }, record);
    }
  }

  /** Never throws: what cannot be done is done later. */
  async #attempt(
    id: string,
    report: SweepReport,
    work: () => Promise<void>,
  ): Promise<Outcome> {
    try {
      await work();
      return 'done';
    } catch (error) {
      const name = isError(error) ? error.name : undefined;
      if (name === 'ConflictError') {
        // Somebody else changed it meanwhile, so it is looked at again.
        return 'done';
      }
      report.failed += 1;
      this.room.logger.error(
        `The request ${id} could not be looked after; the others go on`,
        toError(error),
      );
      return name === 'ServiceUnavailableError' ? 'catalog-down' : 'failed';
    }
  }
}

type Outcome = 'done' | 'failed' | 'catalog-down';

/** What is due of a pending request. */
function workOf(
  record: RequestRecord,
  now: Date,
): 'expired' | 'escalated' | 'reminded' | undefined {
  const { row } = record;
  const isOver = (instant: AccessRequestRow['due_at']) =>
    instant !== null && toDate(instant).getTime() <= now.getTime();
  if (row.state !== 'pending') {
    return undefined;
  }
  if (isOver(row.expires_at)) {
    return 'expired';
  }
  const step = openStepOf(record);
  if (step && isOver(step.due_at)) {
    return 'escalated';
  }
  return step && isOver(row.due_at) ? 'reminded' : undefined;
}
