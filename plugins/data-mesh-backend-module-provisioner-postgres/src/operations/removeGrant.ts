import type {
  Observation,
  ProvisionedGrant,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { type ClientBase, escapeIdentifier } from 'pg';
import type { PostgresTarget } from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import { applyChanges } from '../platform/applyChanges';
import type { Connections } from '../platform/Connections';
import { endSessions } from '../platform/endSessions';
import { describeError } from '../platform/errors';
import type { Facts } from '../platform/facts';
import { readFacts } from '../platform/readFacts';
import {
  type Change,
  revokeMembership,
  type Wanted,
} from '../plan/decideChanges';
import { judgeFacts } from '../plan/judgeFacts';
import { assertOurs } from './assertOurs';
import { wantedOf } from './wantedOf';

/** Since when who makes a role does not have its rights. */
const CREATOR_WITHOUT_RIGHTS = 160_000;

/**
 * Takes members out first: whatever keeps the role from being dropped, nobody
 * gets in through it. What it owns is kept, in the hands of the portal's login.
 */
function dropChanges(wanted: Wanted, facts: Facts): Change[] {
  const role = escapeIdentifier(wanted.role);
  const { server } = facts;
  const needed =
    server.version >= CREATOR_WITHOUT_RIGHTS
      ? ' WITH INHERIT TRUE, SET FALSE'
      : '';
  return [
    ...facts.members
      .filter(member => member.revocable)
      .map(member => revokeMembership(wanted.role, member, facts)),
    ...(server.isSuperuser
      ? []
      : [
          {
            about: 'rights',
            sql: `GRANT ${role} TO ${escapeIdentifier(server.login)}${needed}`,
          },
        ]),
    {
      about: 'owned',
      // Both or none: what could not be handed over would be dropped.
      sql: `REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}`,
    },
    { about: wanted.role, sql: `DROP ROLE ${role}` },
  ];
}

/** What keeps a role, as far as PostgreSQL says. */
function describeRemains(
  observation: Observation,
  failures: ReadonlyMap<string, string>,
): Observation {
  const reasons = [...new Set(failures.values())].join('; ');
  return {
    ...observation,
    observed: 'partial',
    problem: `The role could not be dropped: ${reasons || 'PostgreSQL does not say why'}. Take away what others granted to it, or drop it by hand.`,
  };
}

async function endAll(
  client: ClientBase,
  logins: readonly string[],
  target: PostgresTarget,
): Promise<string | undefined> {
  try {
    await endSessions(client, logins);
    return undefined;
  } catch (error) {
    return `Access is gone, but open sessions could not be ended, and what they have open reads on: ${describeError(error, target)}. Grant pg_signal_backend to the portal's login.`;
  }
}

/**
 * Drops the role of a grant with everything that it was given in this
 * database, and ends what its members have open where that was asked for.
 */
export async function removeGrant(
  connections: Connections,
  target: PostgresTarget,
  grant: ProvisionedGrant,
  context: ProvisionerContext,
): Promise<Observation> {
  const wanted = wantedOf(grant);
  const people = wanted.logins;
  const { observation, logins } = await connections.transact(
    target,
    context,
    async client => {
      const before = await readFacts(client, wanted);
      assertOurs(wanted.role, before, grant);
      const found = before.members.map(({ role }) => role);
      await context.checkFence();
      if (!before.role) {
        return { observation: judge(before), logins: people };
      }
      const failures = await applyChanges(
        client,
        target,
        dropChanges(wanted, before),
      );
      const after = await readFacts(client, wanted);
      await context.checkFence();
      return {
        observation: after.role
          ? describeRemains(judge(after), failures)
          : judge(after),
        logins: [...new Set([...people, ...found])],
      };
    },
  );
  // Only after the commit: a session that begins later reads nothing.
  if (
    !grant.endSessions ||
    grant.state?.sessionsEnded === true ||
    logins.length === 0
  ) {
    return { ...observation, state: grant.state };
  }
  await context.checkFence();
  const problem = await connections.transact(
    target,
    { signal: context.signal, readOnly: true },
    client => endAll(client, logins, target),
  );
  return {
    ...observation,
    problem: observation.problem ?? problem,
    state: { ...grant.state, ...(problem ? {} : { sessionsEnded: true }) },
  };

  function judge(facts: Facts): Observation {
    // Nobody is to be in, but whom others let in goes on reading.
    return judgeFacts(
      facts.role ? { ...wanted, logins: [] } : wanted,
      { ...grant, members: [] },
      facts,
    );
  }
}
