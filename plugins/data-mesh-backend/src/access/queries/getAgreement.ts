import { NotFoundError } from '@backstage/errors';
import {
  grantStatus,
  toDataUsageAgreement,
  type DataUsageAgreement,
  type GrantEnd,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { toDate } from '../../database/instants';
import type { AccessRequestRow, ContractRow } from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import type { AccessSnapshot } from '../snapshot';
import { unknownGrant } from '../grants/loadGrant';
import { readVisibleGrant } from './getGrant';
import { Viewer } from './Viewer';

/**
 * A grant as a Data Usage Agreement.
 *
 * @throws NotFoundError as for the grant itself
 */
export async function getAgreement(
  room: AccessRoom,
  caller: Caller,
  id: string,
): Promise<DataUsageAgreement> {
  const { knex } = room;
  const viewer = await Viewer.create(room, caller);
  const row = await readVisibleGrant(room, viewer, id);
  if (!row) {
    throw unknownGrant(id);
  }
  const [request, contract] = await Promise.all([
    knex<AccessRequestRow>('access_requests')
      .where({ id: row.request_id })
      .first(),
    row.contract_hash === null
      ? undefined
      : knex<ContractRow>('contracts')
          .where({ hash: row.contract_hash })
          .first(),
  ]);
  if (!request) {
    throw new NotFoundError(`The request of grant '${id}' is lost`);
  }
  const snapshot: AccessSnapshot = JSON.parse(row.snapshot);
  const startsAt = toDate(row.starts_at);
  const endsAt = toDate(row.ends_at);
  const end = (row.end_kind ?? undefined) as GrantEnd | undefined;
  return toDataUsageAgreement({
    id: row.id,
    active: grantStatus({ startsAt, endsAt, end }, viewer.now) === 'active',
    startsAt,
    endsAt: row.ended_at === null ? endsAt : toDate(row.ended_at),
    product: { ref: row.product_ref, owner: row.owner_ref ?? undefined },
    port: row.port,
    role: row.role === '' ? undefined : row.role,
    columns: row.columns === null ? undefined : JSON.parse(row.columns),
    contract:
      row.contract_hash === null
        ? undefined
        : {
            id: contract?.contract_id ?? undefined,
            version: snapshot.contractVersion,
            hash: row.contract_hash,
          },
    consumer: {
      ref: row.consumer_ref,
      kind: row.consumer_kind as 'user' | 'group' | 'component' | 'dataproduct',
      owner: row.consumer_owner ?? undefined,
    },
    requester: row.requester_ref,
    requestId: row.request_id,
    purpose: snapshot.purpose,
    justification: request.justification,
    end,
  });
}
