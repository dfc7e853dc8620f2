import { ConflictError } from '@backstage/errors';
import type {
  Observation,
  ProvisionedGrant,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { PostgresTarget } from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import { applyChanges } from '../platform/applyChanges';
import type { Connections } from '../platform/Connections';
import { readFacts } from '../platform/readFacts';
import { decideChanges, decideRole } from '../plan/decideChanges';
import { judgeFacts } from '../plan/judgeFacts';
import { writeMarker } from '../plan/naming';
import { assertOurs } from './assertOurs';
import { wantedOf } from './wantedOf';

/**
 * Makes the role of a grant what it is to be, in one transaction: what a crash
 * leaves behind is all of it or nothing.
 */
export async function ensureGrant(
  connections: Connections,
  target: PostgresTarget,
  grant: ProvisionedGrant,
  context: ProvisionerContext,
): Promise<Observation> {
  const wanted = wantedOf(grant);
  return connections.transact(target, context, async client => {
    let facts = await readFacts(client, wanted);
    await context.checkFence();
    if (!facts.role) {
      const { database } = facts.server;
      for (const { sql } of decideRole(
        wanted.role,
        writeMarker({ ...grant, database }),
      )) {
        await client.query(sql);
      }
      facts = await readFacts(client, wanted);
    }
    assertOurs(wanted.role, facts, grant);
    if (!facts.role) {
      throw new ConflictError(`The role ${wanted.role} was dropped meanwhile`);
    }
    const changes = decideChanges(wanted, facts);
    const failures = await applyChanges(client, target, changes);
    if (changes.length > 0) {
      facts = await readFacts(client, wanted);
      // Whoever takes the target over waits for our lock, so what passes here
      // comes before all that they do.
      await context.checkFence();
    }
    return { ...judgeFacts(wanted, grant, facts, failures), state: {} };
  });
}
