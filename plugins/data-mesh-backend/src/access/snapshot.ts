import type {
  AccessProduct,
  AccessPurpose,
  AccessTerms,
  ContractServer,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * What a request was about when it was made, stored as JSON with the request
 * and its grant. Nothing of it is looked up again: what was approved is what
 * is given, and what is gone can still be revoked.
 */
export type AccessSnapshot = {
  product: AccessProduct;
  portTitle?: string;
  roleDescription?: string;
  purpose: AccessPurpose;
  terms?: AccessTerms;
  contractVersion?: string;
  /** Approved columns by schema, complete, paths as in the contract. */
  columns: Array<{ schema: string; physicalName?: string; paths: string[] }>;
  /** All columns that the role gives. */
  allColumns: boolean;
  /** The server of the contract that is provisioned. */
  server?: ContractServer;
  /** The provisioner that the port names. */
  provisioner?: string;
};
