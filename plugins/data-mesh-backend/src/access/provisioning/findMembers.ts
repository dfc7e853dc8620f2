import type {
  GrantMember,
  Provisioner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { ANNOTATION_LOGIN_PREFIX } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow } from '../../database/tables';
import { removedMembers, resolveMembers } from './members';
import { readObservation } from './observation';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { reserveRemovals } from './reserveRemovals';

/**
 * How long a consumer that suddenly has nobody left is not believed: entities
 * vanish for a moment when a catalog is read anew.
 */
export const EMPTY_GRACE_MS = 60 * 60 * 1000;

/** Who is to get in. */
export type FoundMembers = {
  wanted: GrantMember[];
  /** For people, with what is missing. */
  described: Array<GrantMember & { problem?: string }>;
  /** Why nobody gets in. */
  problem?: string;
  /** Since when the consumer has nobody left, as it is not believed yet. */
  emptySince?: string;
};

/**
 * Who is to get in through a grant. While the catalog cannot be asked, or says
 * what it must not be believed, those of the last time: nobody loses access
 * by an outage.
 *
 * @throws ServiceUnavailableError when the catalog cannot be asked, and nobody
 *   is known from before
 */
export async function findMembers(
  room: ProvisioningRoom,
  row: AccessGrantRow,
  provisioner: Provisioner,
  desired: 'present' | 'absent',
): Promise<FoundMembers> {
  const { given, emptySince } = readObservation(row);
  if (desired === 'absent') {
    return { wanted: given, described: given };
  }
  let wanted: GrantMember[];
  try {
    wanted = await resolveMembers(room.people, row, provisioner.id);
  } catch (error) {
    if (given.length > 0) {
      return { wanted: given, described: given, emptySince };
    }
    throw error;
  }
  if (wanted.length === 0 && given.length > 0) {
    const now = await room.ledger.now();
    const since = emptySince ? new Date(emptySince) : now;
    if (now.getTime() - since.getTime() < EMPTY_GRACE_MS) {
      return {
        wanted: given,
        described: given,
        emptySince: since.toISOString(),
      };
    }
  }
  const removed = removedMembers(given, wanted);
  if (
    removed.length > 0 &&
    !(await reserveRemovals(room, row, { wanted, removed }))
  ) {
    return { wanted: given, described: given };
  }
  return { wanted, ...judgeLogins(row, provisioner, wanted) };
}

function judgeLogins(
  row: AccessGrantRow,
  provisioner: Provisioner,
  wanted: GrantMember[],
): Pick<FoundMembers, 'described' | 'problem'> {
  if (wanted.length === 0) {
    return {
      described: [],
      problem: `Nobody gets in: ${row.consumer_ref} has no members in the catalog, or is not in it.`,
    };
  }
  const { logins = true, title } = provisioner.capabilities();
  if (!logins) {
    return { described: wanted };
  }
  const annotation = `${ANNOTATION_LOGIN_PREFIX}${provisioner.id}`;
  const described = wanted.map(member =>
    member.login === undefined
      ? {
          ...member,
          problem: `Has no login for ${title}: the entity lacks the annotation ${annotation}`,
        }
      : member,
  );
  return {
    described,
    problem: wanted.some(member => member.login !== undefined)
      ? undefined
      : `Nobody gets in: no member of ${row.consumer_ref} has a login for ${title}. Add the annotation ${annotation} to their entities in the catalog.`,
  };
}
