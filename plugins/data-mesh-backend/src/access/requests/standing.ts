import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { Viewer } from '../queries/Viewer';
import { findConsumer } from './assess/findConsumer';
import {
  approversOf,
  delegationsOf,
  requestNotFound,
  type RequestRecord,
} from './record';

/** What somebody is to a request. */
export type Standing = {
  /** Made it, or may act for its consumer, as the catalog says now. */
  asks: boolean;
  /** Is, was or will be asked to decide, or has decided. */
  approver: boolean;
  /** Owns the product, or sees all requests of it. */
  overseer: boolean;
};

/**
 * What the caller is to a request.
 *
 * @throws NotFoundError for a request that is none of theirs: they do not
 *   learn that there is one
 */
export async function demandStanding(
  room: AccessRoom,
  caller: Caller,
  record: RequestRecord,
): Promise<Standing> {
  const { row, steps, decisions } = record;
  const { person } = caller;
  const consumer =
    person && (await findConsumer(room.people, person, row.consumer_ref));
  const asks =
    person !== undefined &&
    (row.requester_ref === person.ref ||
      (consumer !== undefined && 'ref' in consumer));
  const isMe = (ref: string) => caller.refs.includes(ref);
  const approver =
    person !== undefined &&
    (decisions.some(({ by_ref }) => by_ref === person.ref) ||
      steps.some(
        step =>
          approversOf(step).some(isMe) ||
          delegationsOf(step).some(({ from, to }) => isMe(from) || isMe(to)),
      ));
  const viewer = await Viewer.create(room, caller);
  const overseer = viewer.owns(row) || (await viewer.oversees(row.product_ref));
  if (!asks && !approver && !overseer) {
    throw requestNotFound(row.id);
  }
  return { asks, approver, overseer };
}
