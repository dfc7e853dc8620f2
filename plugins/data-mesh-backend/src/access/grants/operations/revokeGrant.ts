import type { Actor, Ledger } from '../../../ledger/Ledger';
import {
  auditGrant,
  notifyGrant,
  productTitle,
  users,
} from '../../provisioning/tellGrant';
import { demandRunning } from '../demandRunning';
import { endGrant } from '../endGrant';
import { lockGrant } from '../loadGrant';

/**
 * Takes access away before its time. Who calls it has seen to it that the
 * actor may.
 *
 * @throws ConflictError when it has ended already, or was changed meanwhile
 */
export async function revokeGrant(
  ledger: Ledger,
  actor: Actor,
  order: {
    id: string;
    comment: string;
    /** Also ends what the consumer has open, where the platform can. */
    endSessions: boolean;
    version?: number;
  },
): Promise<void> {
  await ledger.transact(actor, async t => {
    const row = await lockGrant(t, order.id);
    demandRunning(row, t.now, 'be revoked', order.version);
    await endGrant(t, row, {
      kind: 'revoked',
      reason: order.comment,
      endSessions: order.endSessions,
    });
    auditGrant(t, row, 'revoked', {
      comment: order.comment,
      endSessions: order.endSessions,
    });
    notifyGrant(t, row, {
      recipients: users(row),
      except: [actor.ref],
      title: `Your access to ${productTitle(row)} was revoked`,
      description: order.comment,
      severity: 'high',
    });
  });
}
