import { ConflictError, InputError } from '@backstage/errors';
import {
  accessRequestPermission,
  type AccessOrder,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { toIso } from '../../../database/instants';
import type { AccessRequestRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import type { Person } from '../../../people/PeopleDirectory';
import { assessOrder, type Assessment } from '../assess/assessOrder';
import { beginningOf } from '../assess/beginningOf';
import { checkExisting } from '../assess/checkExisting';
import { orderOf, type NormalOrder } from '../assess/orderOf';
import { refuseProblems } from '../assess/problemStatus';
import { snapshotOf } from '../assess/snapshotOf';
import { demandPerson, demandPlainText } from '../demandPerson';
import { insertRequest, type RequestDraft } from '../insertRequest';
import { isUniqueViolation } from '../isUniqueViolation';

/**
 * Asks for access.
 *
 * @param idempotencyKey - The same key of the same person makes one request,
 *   however often it comes
 * @returns the id of the request
 */
export async function createRequest(
  room: AccessRoom,
  caller: Caller,
  draft: AccessOrder,
  idempotencyKey?: string,
): Promise<string> {
  await room.products.demand(caller.credentials, accessRequestPermission);
  const person = demandPerson(caller);
  demandPlainText({ 'Idempotency-Key': idempotencyKey });
  const order = orderOf(draft);

  const earlier = await findEarlier(room.knex, person.ref, idempotencyKey);
  if (earlier) {
    return sameOrder(earlier, order, person.ref);
  }
  try {
    return await makeRequest(room, caller, person, order, idempotencyKey);
  } catch (error) {
    // The same order may have been faster, through another replica.
    const first = await findEarlier(room.knex, person.ref, idempotencyKey);
    if (first) {
      return sameOrder(first, order, person.ref);
    }
    throw error;
  }
}

async function makeRequest(
  room: AccessRoom,
  caller: Caller,
  person: Person,
  order: NormalOrder,
  idempotencyKey: string | undefined,
): Promise<string> {
  const assessment = await assessOrder(room, caller, person, order, {
    checkExisting: true,
  });
  refuseProblems(assessment.problems);
  const row = toDraft(room, assessment, order, person.ref, idempotencyKey);
  const beginning = await beginningOf(room, assessment, row);
  try {
    await room.ledger.transact(caller.actor, async transaction => {
      // Somebody may have got the access while this was looked at.
      refuseProblems(
        await checkExisting(transaction.trx, keyOf(row), transaction.now),
      );
      await insertRequest(transaction, row, beginning, room.options);
    });
    return row.id;
  } catch (error) {
    if (!isUniqueViolation(error)) {
      throw error;
    }
    refuseProblems(
      await checkExisting(room.knex, keyOf(row), await room.ledger.now()),
    );
    throw new ConflictError(
      'The same was asked for at the same time. Look at your requests.',
    );
  }
}

function toDraft(
  room: AccessRoom,
  assessment: Assessment,
  order: NormalOrder,
  requester: string,
  idempotencyKey: string | undefined,
): RequestDraft {
  const { read, role, consumer, purpose } = assessment;
  const { duration, justification, startsAt, columns } = order;
  if (!consumer || !purpose || !duration || justification === undefined) {
    throw new InputError(
      '`purpose`, `justification` and `duration` have to be given',
    );
  }
  return {
    id: randomUUID(),
    kind: 'new',
    product_ref: order.product,
    port: order.port,
    role: role?.role ?? '',
    consumer_ref: consumer.ref,
    consumer_kind: consumer.kind,
    consumer_owner: consumer.owner ?? null,
    requester_ref: requester,
    owner_ref: read.product.owner ?? null,
    idempotency_key: idempotencyKey ?? null,
    purpose: purpose.id,
    justification,
    duration,
    starts_at: startsAt === undefined ? null : new Date(startsAt),
    columns: columns ? JSON.stringify(columns) : null,
    contract_hash: read.contract?.hash ?? null,
    snapshot: JSON.stringify(snapshotOf(room, assessment, purpose)),
    renews: null,
  };
}

function keyOf(row: {
  consumer_ref: string;
  product_ref: string;
  port: string;
  role: string;
}) {
  const { consumer_ref, product_ref, port, role } = row;
  return { consumer_ref, product_ref, port, role };
}

async function findEarlier(
  knex: Knex,
  requester: string,
  key: string | undefined,
): Promise<AccessRequestRow | undefined> {
  return key === undefined
    ? undefined
    : knex<AccessRequestRow>('access_requests')
        .where({ requester_ref: requester, idempotency_key: key })
        .first();
}

/** The id of the request that the same order made before. */
function sameOrder(
  row: AccessRequestRow,
  order: NormalOrder,
  requester: string,
): string {
  const isSame =
    row.kind === 'new' &&
    row.product_ref === order.product &&
    row.port === order.port &&
    (order.role ?? row.role) === row.role &&
    row.consumer_ref === (order.consumer ?? requester) &&
    row.purpose === order.purpose &&
    row.justification === order.justification &&
    row.duration === order.duration &&
    (row.starts_at === null ? undefined : toIso(row.starts_at)) ===
      (order.startsAt && new Date(order.startsAt).toISOString()) &&
    row.columns === (order.columns ? JSON.stringify(order.columns) : null);
  if (!isSame) {
    throw new ConflictError(
      `The header Idempotency-Key was used for another order, the request ${row.id}. Use a new key for a new order.`,
    );
  }
  return row.id;
}
