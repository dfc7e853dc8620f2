import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { GrantOrder } from '@backstage-data-mesh/plugin-data-mesh-node';
import { toDate } from '../../database/instants';
import type { AccessGrantRow } from '../../database/tables';
import type { AccessSnapshot } from '../snapshot';

/** A port without a contract promises nothing. */
const NO_CONTRACT: Contract = {
  apiVersion: '',
  schemas: [],
  servers: [],
  serviceLevels: [],
  roles: [],
  support: [],
  team: [],
  tags: [],
};

/** The grant as it was approved, as provisioners plan it. */
export function buildOrder(
  row: AccessGrantRow,
  contract: Contract | undefined,
  environment: string,
): GrantOrder {
  const snapshot: AccessSnapshot = JSON.parse(row.snapshot);
  return {
    grantId: row.id,
    environment,
    product: { ref: row.product_ref, title: snapshot.product.title },
    port: row.port,
    role: row.role || undefined,
    consumer: {
      ref: row.consumer_ref,
      kind: row.consumer_kind as GrantOrder['consumer']['kind'],
    },
    purpose: row.purpose,
    contract: contract ?? NO_CONTRACT,
    contractHash: row.contract_hash ?? '',
    server: snapshot.server,
    columns: snapshot.columns,
    allColumns: snapshot.allColumns,
    startsAt: toDate(row.starts_at),
    endsAt: toDate(row.ends_at),
  };
}
