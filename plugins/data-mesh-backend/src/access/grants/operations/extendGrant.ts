import { InputError } from '@backstage/errors';
import { addDuration } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toDate, toIso } from '../../../database/instants';
import type { Actor, Ledger } from '../../../ledger/Ledger';
import {
  announceGrant,
  auditGrant,
  notifyGrant,
  productTitle,
  signalGrant,
  users,
} from '../../provisioning/tellGrant';
import { demandRunning } from '../demandRunning';
import { lockGrant } from '../loadGrant';

/**
 * Lets a grant end later. It takes the same lock as expiring does: either it
 * goes on without a gap, or it has ended and stays so.
 *
 * @param order - `max`: the longest duration from now, in ISO 8601
 * @throws InputError for an end that is earlier, or too late
 * @throws ConflictError when it has ended already, or was changed meanwhile
 */
export async function extendGrant(
  ledger: Ledger,
  actor: Actor,
  order: {
    id: string;
    endsAt: Date;
    max: string;
    comment: string;
    version?: number;
  },
): Promise<void> {
  const { endsAt } = order;
  if (Number.isNaN(endsAt.getTime())) {
    throw new InputError(
      '`endsAt` is no instant such as 2026-03-01T00:00:00Z.',
    );
  }
  await ledger.transact(actor, async t => {
    const row = await lockGrant(t, order.id);
    demandRunning(row, t.now, 'be extended', order.version);
    if (endsAt <= toDate(row.ends_at)) {
      throw new InputError(
        `\`endsAt\` has to be later than the end of today, ${toIso(row.ends_at)}. To end access earlier, revoke it.`,
      );
    }
    const latest = addDuration(t.now, order.max);
    if (endsAt > latest) {
      throw new InputError(
        `\`endsAt\` may be ${latest.toISOString()} at the latest: the longest duration is ${order.max}.`,
      );
    }
    const next = {
      ...row,
      ends_at: endsAt,
      warned_at: null,
      version: row.version + 1,
      updated_at: t.now,
      // The platform may know its end, too.
      ...(row.observed === 'absent' ? {} : { priority: 0, due_at: t.now }),
    };
    await t.trx('access_grants').where({ id: row.id }).update(next);
    auditGrant(t, row, 'extended', {
      from: toIso(row.ends_at),
      to: endsAt.toISOString(),
      comment: order.comment,
    });
    announceGrant(t, next, 'extended');
    notifyGrant(t, row, {
      recipients: users(row),
      except: [actor.ref],
      title: `Your access to ${productTitle(row)} lasts longer`,
      description: order.comment,
      severity: 'low',
    });
    signalGrant(t, row);
    t.wake();
  });
}
