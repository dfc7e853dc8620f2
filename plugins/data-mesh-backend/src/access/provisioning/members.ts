import {
  ANNOTATION_LOGIN_PREFIX,
  type GrantMember,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow } from '../../database/tables';
import type { PeopleDirectory } from '../../people/PeopleDirectory';

/**
 * Who gets in through a grant, by the catalog of now: the user; the members of
 * a group, of its sub-groups too; the component or data product itself. A
 * group with a login of its own gets in by that: the platform knows its
 * members.
 *
 * @throws ServiceUnavailableError when the catalog cannot be asked
 */
export async function resolveMembers(
  people: PeopleDirectory,
  consumer: Pick<AccessGrantRow, 'consumer_ref' | 'consumer_kind'>,
  provisioner: string,
): Promise<GrantMember[]> {
  const annotation = `${ANNOTATION_LOGIN_PREFIX}${provisioner}`;
  const { consumer_ref: ref, consumer_kind: kind } = consumer;
  if (kind !== 'user') {
    const own = (await people.annotations([ref], annotation)).get(ref);
    if (kind !== 'group' || own) {
      return (await people.machine(ref)) ? [{ ref, login: own }] : [];
    }
  }
  const refs = await people.beneficiaries(ref);
  const logins = await people.annotations(refs, annotation);
  return refs.map(each => ({ ref: each, login: logins.get(each) }));
}

/** Members that were in and no longer are, or with another login. */
export function removedMembers(
  known: readonly GrantMember[],
  wanted: readonly GrantMember[],
): GrantMember[] {
  const staying = new Set(wanted.map(key));
  return known.filter(
    member => member.login !== undefined && !staying.has(key(member)),
  );
}

/** Whether the same people get in with the same logins. */
export function isSameMembers(
  known: readonly GrantMember[],
  wanted: readonly GrantMember[],
): boolean {
  const sorted = (members: readonly GrantMember[]) =>
    members.map(key).sort().join('\n');
  return sorted(known) === sorted(wanted);
}

function key({ ref, login }: GrantMember): string {
  return JSON.stringify([ref, login ?? null]);
}
