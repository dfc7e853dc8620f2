import { InputError } from '@backstage/errors';
import type {
  Observation,
  ProvisionedGrant,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { WitboostTarget } from '../config/HttpTarget';
import { type Others, othersOf } from './componentList';
import { type ComponentSnapshot, componentSnapshot } from './planComponent';
import { type GrantRefs, refsOf } from './refs';
import type { WitboostClient } from './WitboostClient';
import { stateOf, type WitboostState } from './witboostState';

/** One grant, while it is worked on. */
export type Work = {
  target: WitboostTarget;
  client: WitboostClient;
  context: ProvisionerContext;
  snapshot: ComponentSnapshot;
  mine: GrantRefs;
  /** Absent where the backend does not know its grants. */
  others: Others | undefined;
  state: WitboostState;
  /** An outcome was recorded before; otherwise a call may be unknown. */
  isKnown: boolean;
};

/**
 * Collects what is needed to work on a grant.
 *
 * @throws InputError where a list is replaced and nobody knows what belongs
 *   on it
 */
export async function beginWork(
  target: WitboostTarget,
  client: WitboostClient,
  grant: ProvisionedGrant,
  context: ProvisionerContext,
): Promise<Work> {
  const snapshot = componentSnapshot.parse(grant.snapshot);
  const siblings = await context.siblings?.();
  if (!siblings && target.aclSemantics === 'replace') {
    throw new InputError(
      `${target.title} takes the whole list of a component, and this backend cannot tell the component's other grants.`,
    );
  }
  return {
    target,
    client,
    context,
    snapshot,
    mine: refsOf(
      { members: grant.members, consumer: snapshot.consumer },
      target.groupsAs,
    ),
    others: siblings && othersOf(siblings, target.groupsAs),
    state: stateOf(grant),
    isKnown: grant.state !== undefined,
  };
}

/** The work with something else remembered. */
export function remember(work: Work, change: Partial<WitboostState>): Work {
  return { ...work, state: { ...work.state, ...change } };
}

/** What is known of the grant, to be recorded. */
export function toObservation(
  { mine, snapshot, state, target }: Work,
  observed: Observation['observed'],
  more: Pick<Observation, 'problem' | 'pendingMs'> = {},
): Observation {
  const left = state.accepted.filter(login => !mine.refs.has(login));
  return {
    observed,
    items: [{ name: snapshot.componentId, kind: 'component', state: observed }],
    members: [
      ...mine.problems,
      ...[...mine.refs].map(([login, ref]) => ({
        ref,
        login,
        problem: state.refused.includes(login)
          ? `${target.title} does not accept ${login}.`
          : undefined,
      })),
      ...left.map(login => ({
        ref: login,
        login,
        problem: `Still has access: ${target.title} can only add, so a person has to take it away.`,
      })),
    ],
    state: JSON.parse(JSON.stringify({ ...state, last: observed })),
    ...more,
  };
}
