import type { AccessGrantRow } from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';

/**
 * Whether somebody is among the people of a grant's consumer by the catalog of
 * now: the user, a member of the group or of a group below it, an owner of the
 * component or data product.
 */
export async function usesGrant(
  room: Pick<AccessRoom, 'people'>,
  caller: Caller,
  row: Pick<AccessGrantRow, 'consumer_ref' | 'consumer_kind'>,
): Promise<boolean> {
  const { person } = caller;
  if (!person) {
    return false;
  }
  const { consumer_ref: consumer, consumer_kind: kind } = row;
  if (kind === 'user' || kind === 'group') {
    return person.ref === consumer || person.allGroups.includes(consumer);
  }
  const machine = await room.people.machine(consumer);
  return (
    machine?.owner !== undefined &&
    [person.ref, ...person.allGroups].includes(machine.owner)
  );
}
