import type { ProvisionedGrant } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Wanted } from '../plan/decideChanges';
import { readSnapshot } from '../plan/snapshot';

/** What a grant is to be in the database. */
export function wantedOf(
  grant: Pick<ProvisionedGrant, 'snapshot' | 'members'>,
): Wanted {
  const { role, tables } = readSnapshot(grant.snapshot);
  return {
    role,
    tables,
    logins: [
      ...new Set(grant.members.flatMap(({ login }) => (login ? [login] : []))),
    ],
  };
}
