import type { Actor, Ledger } from '../../../ledger/Ledger';
import {
  auditGrant,
  notifyGrant,
  owners,
  productTitle,
} from '../../provisioning/tellGrant';
import { demandRunning } from '../demandRunning';
import { endGrant } from '../endGrant';
import { lockGrant } from '../loadGrant';

/**
 * Gives access back before its time. Who calls it has seen to it that the
 * actor is among those who use it.
 *
 * @throws ConflictError when it has ended already, or was changed meanwhile
 */
export async function returnGrant(
  ledger: Ledger,
  actor: Actor,
  order: { id: string; comment?: string; version?: number },
): Promise<void> {
  await ledger.transact(actor, async t => {
    const row = await lockGrant(t, order.id);
    demandRunning(row, t.now, 'be given back', order.version);
    await endGrant(t, row, { kind: 'returned', reason: order.comment });
    auditGrant(t, row, 'returned', { comment: order.comment });
    notifyGrant(t, row, {
      recipients: owners(row),
      except: [actor.ref],
      title: `Access to ${productTitle(row)} was given back`,
      description: order.comment,
      severity: 'low',
    });
  });
}
