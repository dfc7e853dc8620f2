import { ConflictError } from '@backstage/errors';
import { accessRequestPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import { randomUUID } from 'node:crypto';
import type { AccessGrantRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import type { AccessSnapshot } from '../../snapshot';
import { assessOrder } from '../assess/assessOrder';
import { beginningOf } from '../assess/beginningOf';
import { checkOpenRequest } from '../assess/checkExisting';
import { refuseProblems } from '../assess/problemStatus';
import { snapshotOf } from '../assess/snapshotOf';
import { demandPerson, demandPlainText } from '../demandPerson';
import { insertRequest, type RequestDraft } from '../insertRequest';
import { isUniqueViolation } from '../isUniqueViolation';

/**
 * Asks to keep access after its end. What is asked for is what the grant
 * gives, by the contract of today; it is decided like a new request.
 *
 * @returns the id of the request
 */
export async function createRenewal(
  room: AccessRoom,
  caller: Caller,
  grant: AccessGrantRow,
  options: { duration: string; justification?: string },
): Promise<string> {
  await room.products.demand(caller.credentials, accessRequestPermission);
  const person = demandPerson(caller);
  demandPlainText({ justification: options.justification });
  const columns: string[] | null =
    grant.columns === null ? null : JSON.parse(grant.columns);
  const assessment = await assessOrder(
    room,
    caller,
    person,
    {
      product: grant.product_ref,
      port: grant.port,
      role: grant.role || undefined,
      consumer: grant.consumer_ref,
      duration: options.duration,
      columns: columns ?? undefined,
    },
    { checkExisting: false },
  );
  const key = {
    consumer_ref: grant.consumer_ref,
    product_ref: grant.product_ref,
    port: grant.port,
    role: grant.role,
  };
  refuseProblems([
    ...assessment.problems,
    ...(await checkOpenRequest(room.knex, key)),
  ]);
  const { purpose }: AccessSnapshot = JSON.parse(grant.snapshot);
  const { read, consumer } = assessment;
  const row: RequestDraft = {
    ...key,
    id: randomUUID(),
    kind: 'renewal',
    consumer_kind: grant.consumer_kind,
    consumer_owner: consumer?.owner ?? grant.consumer_owner,
    requester_ref: person.ref,
    owner_ref: read.product.owner ?? null,
    idempotency_key: null,
    purpose: grant.purpose,
    justification: options.justification ?? '',
    duration: options.duration,
    starts_at: null,
    columns: grant.columns,
    contract_hash: read.contract?.hash ?? null,
    snapshot: JSON.stringify(snapshotOf(room, assessment, purpose)),
    renews: grant.id,
  };
  const beginning = await beginningOf(room, assessment, row);
  try {
    await room.ledger.transact(caller.actor, transaction =>
      insertRequest(transaction, row, beginning, room.options),
    );
    return row.id;
  } catch (error) {
    if (!isUniqueViolation(error)) {
      throw error;
    }
    refuseProblems(await checkOpenRequest(room.knex, key));
    throw new ConflictError('The same was asked for at the same time.');
  }
}
