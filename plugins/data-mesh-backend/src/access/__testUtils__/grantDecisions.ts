import type { AccessRequestRow } from '../../database/tables';
import { openGrant } from '../grants/openGrant';
import { extendGrant } from '../grants/operations/extendGrant';
import { revokeGrant } from '../grants/operations/revokeGrant';
import type {
  GrantSpec,
  ProvisioningWorld,
} from '../provisioning/__testUtils__/ProvisioningWorld';

const DAY = 86_400_000;

/** How long access may last from the day it is extended or renewed. */
const LONGEST = 'P365D';

/** One of the owners, who decides about grants. */
export const omar = { ref: 'user:default/omar' };

/** The consumer, who has the grants. */
export const anna = { ref: 'user:default/anna' };

/** The moment that lies days ahead of the clock of a world. */
export const at = (world: ProvisioningWorld, days: number) =>
  new Date(world.now.getTime() + days * DAY);

/** An owner lets a grant last longer. */
export const extend = (
  world: ProvisioningWorld,
  id: string,
  endsAt: Date,
  version?: number,
) =>
  extendGrant(world.ledger(), omar, {
    id,
    endsAt,
    max: LONGEST,
    comment: 'The project goes on',
    version,
  });

/** An owner ends a grant. */
export const revoke = (
  world: ProvisioningWorld,
  id: string,
  version?: number,
) =>
  revokeGrant(world.ledger(), omar, {
    id,
    comment: 'Over',
    endSessions: false,
    version,
  });

/** A request that was approved for a grant that exists. */
export async function renew(world: ProvisioningWorld, spec: GrantSpec) {
  const request: AccessRequestRow = world.request({ ...spec, kind: 'renewal' });
  const id = await world.ledger().transact(omar, async t => {
    await t.trx('access_requests').insert(request);
    return openGrant(t, request, LONGEST);
  });
  return { id, requestId: request.id };
}
