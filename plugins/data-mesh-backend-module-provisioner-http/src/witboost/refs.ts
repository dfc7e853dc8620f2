import { parseEntityRef } from '@backstage/catalog-model';
import type { GrantMember } from '@backstage-data-mesh/plugin-data-mesh-node';

/** The identities of a grant as the service takes them. */
export type GrantRefs = {
  /** Entity reference by identity, such as `user:default/ann` by `user:ann`. */
  refs: Map<string, string>;
  /** Members that cannot be told to the service, and why. */
  problems: Array<{ ref: string; login?: string; problem: string }>;
};

/**
 * Names who gets in: a member by its login, or a user as `user:<name>`; a whole
 * group as `group:<name>` where groups are sent as such.
 *
 * Names say who is meant in the namespace `default` only; elsewhere, and for
 * what is no user, a login is needed. Nobody is named by a guess.
 */
export function refsOf(
  grant: { members: GrantMember[]; consumer: { ref: string; kind: string } },
  groupsAs: 'members' | 'group',
): GrantRefs {
  const refs = new Map<string, string>();
  const problems: GrantRefs['problems'] = [];
  if (groupsAs === 'group' && grant.consumer.kind === 'group') {
    const identity = groupRef(grant.consumer.ref);
    if (identity === undefined) {
      problems.push({
        ref: grant.consumer.ref,
        problem: `It is not in the namespace 'default', so its name alone does not tell which group is meant.`,
      });
    } else {
      refs.set(identity, grant.consumer.ref);
    }
    return { refs, problems };
  }
  for (const { ref, login } of grant.members) {
    const identity = login ?? userRef(ref);
    if (identity === undefined) {
      problems.push({
        ref,
        problem:
          'It needs a login: its name alone does not tell the service who is meant.',
      });
    } else if (login && /^group:/i.test(login)) {
      problems.push({
        ref,
        login,
        problem:
          'Its login names a group: the access of one would be that of many.',
      });
    } else if (refs.has(identity)) {
      problems.push({
        ref,
        login,
        problem: `It has the same identity as ${refs.get(identity)}: ${identity}.`,
      });
    } else {
      refs.set(identity, ref);
    }
  }
  return { refs, problems };
}

function userRef(ref: string): string | undefined {
  const { kind, namespace, name } = parseEntityRef(ref);
  return kind.toLowerCase() === 'user' && namespace === 'default'
    ? `user:${name}`
    : undefined;
}

/** A group as the service takes it; undefined where its name is not enough. */
export function groupRef(ref: string): string | undefined {
  const { namespace, name } = parseEntityRef(ref);
  return namespace === 'default' ? `group:${name}` : undefined;
}
