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
 * Names who gets in: by login; or a user as `user:<name>`, and a whole group as
 * `group:<name>` where groups are sent as such.
 *
 * Names say who is meant in the namespace `default` only; elsewhere, and for
 * what is no user, a login is needed. Nobody is named by a guess.
 */
export function refsOf(
  grant: { members: GrantMember[]; consumer: { ref: string; kind: string } },
  groupsAs: 'members' | 'group',
): GrantRefs {
  const { consumer, members } = grant;
  const isWhole = groupsAs === 'group' && consumer.kind === 'group';
  const refs = new Map<string, string>();
  const problems: GrantRefs['problems'] = [];
  for (const { ref, login } of isWhole
    ? [wholeGroup(consumer.ref, members)]
    : members) {
    const { kind, namespace, name } = parseEntityRef(ref);
    const isNamed =
      namespace === 'default' &&
      (kind === 'user' || (isWhole && kind === 'group'));
    const identity = login ?? (isNamed ? `${kind}:${name}` : undefined);
    if (identity === undefined) {
      problems.push({
        ref,
        problem:
          'It needs a login: its name alone does not tell the service who is meant.',
      });
    } else if (kind === 'user' && /^group:/i.test(identity)) {
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

/** A group has a login when it is a member of itself. */
function wholeGroup(ref: string, members: GrantMember[]): GrantMember {
  return members.find(member => member.ref === ref) ?? { ref };
}
