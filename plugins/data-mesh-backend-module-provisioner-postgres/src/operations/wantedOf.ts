import type {
  GrantMember,
  ProvisionedGrant,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Wanted } from '../plan/decideChanges';
import { isGroup } from '../plan/isGroup';
import { readSnapshot } from '../plan/snapshot';

function loginsOf(members: readonly GrantMember[]): string[] {
  return [...new Set(members.flatMap(({ login }) => (login ? [login] : [])))];
}

/** What a grant is to be in the database. */
export function wantedOf(
  grant: Pick<ProvisionedGrant, 'snapshot' | 'members'>,
): Wanted {
  const { role, tables } = readSnapshot(grant.snapshot);
  return {
    role,
    tables,
    logins: loginsOf(grant.members),
    groups: loginsOf(grant.members.filter(isGroup)),
  };
}
