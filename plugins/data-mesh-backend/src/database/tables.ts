import type { DatabaseInstant } from './instants';

/** The single row of registry_state. PostgreSQL returns big integers as text. */
export type RegistryStateRow = {
  id: number;
  revision: number | string;
  domains_revision: number | string;
  consumers_revision: number | string;
  consumers_fingerprint: string | null;
  consumers_read_at: DatabaseInstant | null;
  last_sync_at: DatabaseInstant | null;
  last_change_at: DatabaseInstant | null;
  last_error: string | null;
};

export type ProductRow = {
  ref: string;
  content_hash: string;
  revision: number | string;
  projection_version: number;
  projection: string;
  document: string;
  source: string | null;
  first_seen_at: DatabaseInstant;
  updated_at: DatabaseInstant;
  missing_since: DatabaseInstant | null;
  vanished_at: DatabaseInstant | null;
};

export type ContractRow = {
  hash: string;
  text: string;
  reader_version: number;
  contract: string | null;
  problems: string;
  technologies: string;
  contract_id: string | null;
  version: string | null;
  api_version: string | null;
  status: string | null;
  column_count: number;
};

export type ContractRevisionRow = {
  product_ref: string;
  port: string;
  revision: number | string;
  hash: string;
  first_seen_at: DatabaseInstant;
  last_seen_at: DatabaseInstant | null;
};

export type DomainRow = {
  ref: string;
  title: string;
  description: string | null;
  owner: string | null;
  parent: string | null;
};

export type ConsumerRow = {
  component_ref: string;
  product_ref: string;
};
