import {
  columnsBySchema,
  type AccessPurpose,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRoom } from '../../AccessRoom';
import type { AccessSnapshot } from '../../snapshot';
import type { Assessment } from './assessOrder';
import { chooseServer } from './chooseServer';

/** Keeps what a request is about as it is now. */
export function snapshotOf(
  room: Pick<AccessRoom, 'provisioners'>,
  assessment: Assessment,
  purpose: AccessPurpose,
): AccessSnapshot {
  const { read, role, columns, allColumns } = assessment;
  const { product, projection, port, contract } = read;
  const declared = contract?.contract;
  return {
    product: {
      ref: product.ref,
      title: product.title,
      owner: product.owner,
      domain: product.domain,
      classification: product.classification,
      lifecycle: product.lifecycle,
    },
    portTitle: port?.title,
    roleDescription: role?.description,
    purpose,
    terms: {
      purpose: projection.purpose ?? declared?.purpose,
      usage: projection.usage ?? declared?.usage,
      limitations: projection.limitations ?? declared?.limitations,
    },
    contractVersion: declared?.version,
    columns: contract ? columnsBySchema(contract.contract, columns) : [],
    allColumns,
    server: chooseServer(declared, room.provisioners, port?.provisioner),
    provisioner: port?.provisioner,
  };
}
