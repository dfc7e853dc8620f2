import type { ProvisionedGrant } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { WitboostTarget } from '../config/HttpTarget';
import { componentSnapshot } from './planComponent';
import { refsOf } from './refs';
import { stateOf } from './witboostState';

/** What the other grants on a component need. */
export type Others = {
  /** Identities that have to keep access. */
  refs: Set<string>;
  /** Identities that the service took for them. */
  accepted: Set<string>;
};

/**
 * Reads from the other grants of a component who has to stay on its list.
 * Whom the service refused there would make it refuse this call too.
 */
export function othersOf(
  siblings: ProvisionedGrant[],
  groupsAs: WitboostTarget['groupsAs'],
): Others {
  const refs = new Set<string>();
  const accepted = new Set<string>();
  for (const sibling of siblings) {
    const { consumer } = componentSnapshot.parse(sibling.snapshot);
    const state = stateOf(sibling);
    const refused = new Set(state.refused);
    for (const ref of refsOf(
      { members: sibling.members, consumer },
      groupsAs,
    ).refs.keys()) {
      if (!refused.has(ref)) {
        refs.add(ref);
      }
    }
    state.accepted.forEach(ref => accepted.add(ref));
  }
  return { refs, accepted };
}

/** The same list for the same identities, in whatever order they came. */
export function listOf(...parts: Array<Iterable<string>>): string[] {
  return [...new Set(parts.flatMap(part => [...part]))].sort();
}

export function sameList(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((ref, index) => ref === b[index]);
}
