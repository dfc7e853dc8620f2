import {
  desiredAccess,
  type GrantEnd,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  ProvisionedGrant,
  Provisioner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { toDate } from '../../database/instants';
import type { AccessGrantRow } from '../../database/tables';
import { resolveMembers } from './members';
import { readObservation } from './observation';
import type { StoredPlan } from './plan';
import type { ProvisioningRoom } from './ProvisioningRoom';

/**
 * The other grants of the same target that should be there now, with those who
 * got in when they were last worked on; with those of now where they were not
 * yet. Who left or joined since is for the work on their own grant.
 *
 * @throws ServiceUnavailableError when the catalog cannot be asked, and is
 *   needed
 */
export async function findSiblings(
  room: Pick<ProvisioningRoom, 'knex' | 'ledger' | 'options' | 'people'>,
  row: Pick<AccessGrantRow, 'id' | 'target'>,
  provisioner: Pick<Provisioner, 'id'>,
): Promise<ProvisionedGrant[]> {
  const now = await room.ledger.now();
  const others: AccessGrantRow[] = await room
    .knex<AccessGrantRow>('access_grants')
    .where({ target: row.target, provisioner: provisioner.id })
    .whereNot({ id: row.id })
    .whereNotNull('plan')
    .whereNull('end_kind')
    .where('ends_at', '>', now)
    .orderBy('id');
  const siblings: ProvisionedGrant[] = [];
  for (const other of others) {
    const window = {
      startsAt: toDate(other.starts_at),
      endsAt: toDate(other.ends_at),
      end: (other.end_kind as GrantEnd | null) ?? undefined,
    };
    if (desiredAccess(window, now) === 'present') {
      const { given } = readObservation(other);
      const { snapshot }: StoredPlan = JSON.parse(other.plan!);
      siblings.push({
        grantId: other.id,
        environment: room.options.environment,
        snapshot,
        state: other.provisioner_state
          ? JSON.parse(other.provisioner_state)
          : undefined,
        members: given.length
          ? given
          : await resolveMembers(room.people, other, provisioner.id),
        endsAt: window.endsAt,
        endSessions: Boolean(other.end_sessions),
      });
    }
  }
  return siblings;
}
