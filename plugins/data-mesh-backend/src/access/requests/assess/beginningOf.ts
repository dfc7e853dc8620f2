import type { AccessRequestRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import { planOpening } from '../bringBeforeOthers';
import type { Beginning } from '../insertRequest';
import { conflictsOf } from '../stepPeople';
import type { Assessment } from './assessOrder';

/** How a request begins: it asks people, or a rule approves it. */
export async function beginningOf(
  room: Pick<AccessRoom, 'people' | 'options'>,
  { plan, autoApproval }: Assessment,
  row: Pick<AccessRequestRow, 'requester_ref' | 'consumer_ref'>,
): Promise<Beginning> {
  if (autoApproval.approved) {
    return { plan, autoApproved: autoApproval.reason ?? 'By rule.' };
  }
  const conflicts = await conflictsOf(room.people, row);
  return { plan, opening: await planOpening(room, plan[0], conflicts) };
}
