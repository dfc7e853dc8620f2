import type {
  Observation,
  ProvisionedGrant,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { PostgresTarget } from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import type { Connections } from '../platform/Connections';
import { readFacts } from '../platform/readFacts';
import { judgeFacts } from '../plan/judgeFacts';
import { assertOurs } from './assertOurs';
import { wantedOf } from './wantedOf';

/** Looks what a grant gives, in a transaction that cannot write. */
export async function observeGrant(
  connections: Connections,
  target: PostgresTarget,
  grant: ProvisionedGrant,
  context: ProvisionerContext,
): Promise<Observation> {
  const wanted = wantedOf(grant);
  const { signal } = context;
  return connections.transact(
    target,
    { signal, readOnly: true },
    async client => {
      const facts = await readFacts(client, wanted);
      assertOurs(wanted.role, facts, grant);
      return { ...judgeFacts(wanted, grant, facts), state: grant.state };
    },
  );
}
