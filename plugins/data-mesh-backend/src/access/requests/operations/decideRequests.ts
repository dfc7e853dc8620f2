import { isError } from '@backstage/errors';
import type {
  AccessRequest,
  DecisionOrder,
  DecisionOutcome,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import { presentRequests } from '../../queries/presentRequests';
import { demandPerson } from '../demandPerson';
import { demandStanding } from '../standing';
import { readRecord } from '../record';
import { decideRequest } from './decideRequest';

const STATUS: Record<string, number> = {
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  GoneError: 410,
  ServiceUnavailableError: 503,
};

/**
 * Decides several requests, each in a transaction of its own: what becomes of
 * one says nothing about the others.
 *
 * @param around - Runs each decision
 * @throws NotAllowedError for who is nobody's person
 */
export async function decideRequests(
  room: AccessRoom,
  caller: Caller,
  orders: DecisionOrder[],
  around: (
    order: DecisionOrder,
    decide: () => Promise<void>,
  ) => Promise<void> = (_order, decide) => decide(),
): Promise<DecisionOutcome[]> {
  demandPerson(caller);
  const outcomes: DecisionOutcome[] = [];
  for (const order of orders) {
    const { requestId } = order;
    try {
      await around(order, () => decideRequest(room, caller, order));
      outcomes.push({ requestId, status: 200 });
    } catch (error) {
      const status = isError(error) ? STATUS[error.name] : undefined;
      if (status === undefined || !isError(error)) {
        room.logger.error(`The decision about ${requestId} failed: ${error}`);
      }
      outcomes.push({
        requestId,
        status: status ?? 500,
        message:
          status !== undefined && isError(error)
            ? error.message
            : 'Something went wrong here; nothing was decided. Try again.',
      });
    }
  }
  const present = new Map(
    await Promise.all(
      outcomes.map(
        async ({ requestId }) =>
          [requestId, await presentFor(room, caller, requestId)] as const,
      ),
    ),
  );
  return outcomes.map(outcome => ({
    ...outcome,
    request: present.get(outcome.requestId),
  }));
}

/** The request as it is now, for who may see it. */
async function presentFor(
  room: AccessRoom,
  caller: Caller,
  id: string,
): Promise<AccessRequest | undefined> {
  try {
    await demandStanding(room, caller, await readRecord(room.knex, id));
    const mesh = await room.model.current();
    return (await presentRequests(room.knex, mesh, [id]))[0];
  } catch {
    return undefined;
  }
}
