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

/** SQLite has no booleans. */
export type DatabaseBoolean = boolean | 0 | 1;

export type AccessRequestRow = {
  id: string;
  version: number;
  state: string;
  kind: string;
  product_ref: string;
  port: string;
  role: string;
  consumer_ref: string;
  consumer_kind: string;
  consumer_owner: string | null;
  requester_ref: string;
  owner_ref: string | null;
  idempotency_key: string | null;
  purpose: string;
  justification: string;
  duration: string;
  starts_at: DatabaseInstant | null;
  columns: string | null;
  contract_hash: string | null;
  snapshot: string;
  step: number | null;
  awaiting_answer: DatabaseBoolean;
  renews: string | null;
  grant_id: string | null;
  reason: string | null;
  auto_approved: DatabaseBoolean;
  due_at: DatabaseInstant | null;
  expires_at: DatabaseInstant;
  created_at: DatabaseInstant;
  updated_at: DatabaseInstant;
  decided_at: DatabaseInstant | null;
};

export type AccessStepRow = {
  request_id: string;
  position: number;
  name: string;
  reason: string;
  source: string;
  mode: string;
  quorum: number | null;
  approvers: string;
  delegations: string;
  status: string;
  timeout_ms: number | string;
  opened_at: DatabaseInstant | null;
  due_at: DatabaseInstant | null;
  reminded_at: DatabaseInstant | null;
  escalated: number;
};

export type AccessApproverRow = {
  approver_ref: string;
  due_at: DatabaseInstant;
  request_id: string;
  position: number;
  delegated_by: string | null;
};

export type AccessDecisionRow = {
  request_id: string;
  position: number;
  by_ref: string;
  verdict: string;
  delegated_by: string | null;
  comment: string | null;
  at: DatabaseInstant;
};

export type AccessGrantRow = {
  id: string;
  version: number;
  request_id: string;
  product_ref: string;
  port: string;
  role: string;
  consumer_ref: string;
  consumer_kind: string;
  consumer_owner: string | null;
  requester_ref: string;
  owner_ref: string | null;
  purpose: string;
  columns: string | null;
  contract_hash: string | null;
  snapshot: string;
  starts_at: DatabaseInstant;
  ends_at: DatabaseInstant;
  end_kind: string | null;
  ended_at: DatabaseInstant | null;
  ended_by: string | null;
  end_reason: string | null;
  end_sessions: DatabaseBoolean;
  warned_at: DatabaseInstant | null;
  recertify_at: DatabaseInstant | null;
  recertify_reminded_at: DatabaseInstant | null;
  provisioner: string | null;
  target: string | null;
  plan: string | null;
  replaced_plan: string | null;
  provisioner_state: string | null;
  observed: string;
  phase: string;
  health: string;
  blocked_reason: string | null;
  observation: string | null;
  attempts: number;
  priority: number;
  due_at: DatabaseInstant | null;
  last_attempt_at: DatabaseInstant | null;
  last_verified_at: DatabaseInstant | null;
  created_at: DatabaseInstant;
  updated_at: DatabaseInstant;
};

export type AccessTargetRow = {
  target: string;
  provisioner: string;
  fence: number | string;
  lease_holder: string | null;
  lease_until: DatabaseInstant | null;
  failing_since: DatabaseInstant | null;
  failures: number;
  paused_until: DatabaseInstant | null;
  last_error: string | null;
  orphans: string | null;
  listed_at: DatabaseInstant | null;
};

export type AccessTaskRow = {
  id: string;
  grant_id: string;
  key: string;
  action: string;
  title: string;
  instructions: string;
  status: string;
  comment: string | null;
  completed_by: string | null;
  completed_at: DatabaseInstant | null;
  created_at: DatabaseInstant;
};

export type AccessTaskAssigneeRow = {
  assignee_ref: string;
  task_id: string;
  open: DatabaseBoolean;
};

export type AccessStateRow = {
  id: number;
  mode: string;
  mode_cause: string | null;
  mode_reason: string | null;
  removals: number;
  removals_since: DatabaseInstant | null;
  environment: string | null;
  heartbeat_at: DatabaseInstant | null;
};

export type AuditEntryRow = {
  seq: number | string;
  at: string;
  actor: string;
  on_behalf_of: string | null;
  action: string;
  request_id: string | null;
  grant_id: string | null;
  product_ref: string | null;
  consumer_ref: string | null;
  data: string;
  previous_hash: string;
  hash: string;
};

export type AuditHeadRow = {
  id: number;
  seq: number | string;
  hash: string;
};

export type OutboxRow = {
  id: number | string;
  kind: string;
  payload: string;
  attempts: number;
  available_at: DatabaseInstant;
  created_at: DatabaseInstant;
};

export type QualityStateRow = {
  id: number;
  revision: number | string;
  badge_secret: string | null;
  rolled_up_at: DatabaseInstant | null;
  rolled_up_run: number | null;
};

export type QualityProductRow = {
  id: number;
  product_ref: string;
  revision: number | string;
  product_revision: number | string;
  scored_at: DatabaseInstant | null;
  rule: number | null;
  score: number | null;
  evaluated: number;
  expected: number;
  failing: number;
  dimensions: string | null;
  maturity: string | null;
  level: number | null;
  incidents: number;
  stale_at: DatabaseInstant | null;
  last_result_at: DatabaseInstant | null;
};

export type QualityCheckRow = {
  id: number;
  product_id: number;
  check_key: string;
  engine: string;
  name: string;
  type: string | null;
  port: string | null;
  schema_name: string | null;
  property: string | null;
  dimension: string | null;
  severity: string | null;
  rule_key: string | null;
  outcome: string;
  previous_outcome: string | null;
  since: DatabaseInstant | null;
  executed_at: DatabaseInstant | null;
  listed_only: DatabaseBoolean;
  ingested_at: DatabaseInstant;
  run_id: string;
  measured_value: number | null;
  measured_unit: string | null;
  threshold: string | null;
  rows_tested: number | string | null;
  failed_rows: number | string | null;
  message: string | null;
  link: string | null;
};

export type QualityRunRow = {
  id: number;
  product_id: number;
  engine: string;
  run_id: string;
  engine_version: string | null;
  format: string;
  source: string;
  sender: string;
  executed_at: DatabaseInstant;
  received_at: DatabaseInstant;
  results: number;
  packed: Buffer;
};

export type QualityDayRow = {
  product_id: number;
  day: number;
  score: number | null;
  low: number | null;
  evaluated: number;
  expected: number;
  failing: number;
  rule: number;
  dimensions: string | null;
};

export type QualityRollUpDayRow = {
  scope: string;
  day: number;
  score: number | null;
  coverage: number | null;
  products: number;
  scored: number;
  failing: number;
};

export type QualityLevelDayRow = {
  product_id: number;
  port: string;
  level_key: string;
  day: number;
  good: number;
  bad: number;
};

export type QualityIncidentRow = {
  id: string;
  version: number;
  product_id: number;
  product_ref: string;
  kind: string;
  subject: string;
  state: string;
  severity: string;
  title: string;
  detail: string | null;
  port: string | null;
  check_id: number | null;
  opened_at: DatabaseInstant;
  last_seen_at: DatabaseInstant;
  resolved_at: DatabaseInstant | null;
  notified_at: DatabaseInstant | null;
  reopened: number;
  acknowledged_by: string | null;
  acknowledged_at: DatabaseInstant | null;
  note: string | null;
  public_status: string | null;
};

export type QualityUnmatchedRow = {
  id: string;
  scope: string;
  engine: string;
  target_key: string;
  target: string;
  reason: string;
  runs: number;
  checks: number;
  examples: string;
  first_seen_at: DatabaseInstant;
  last_seen_at: DatabaseInstant;
  held: Buffer;
};

export type QualityMappingRow = {
  id: string;
  scope: string;
  target_key: string;
  target: string;
  product_ref: string;
  port: string;
  schema_name: string | null;
  created_by: string;
  created_at: DatabaseInstant;
};

export type QualityTokenRow = {
  id: string;
  owner_ref: string;
  name: string;
  hash: string;
  created_by: string;
  created_at: DatabaseInstant;
  expires_at: DatabaseInstant | null;
  last_used_at: DatabaseInstant | null;
  revoked_at: DatabaseInstant | null;
  revoked_by: string | null;
};

export type QualityJobRow = {
  id: number;
  kind: string;
  product_ref: string;
  subject: string;
  subject_key: string;
  cursor: string | null;
  due_at: DatabaseInstant;
  lease_holder: string | null;
  lease_until: DatabaseInstant | null;
  last_started_at: DatabaseInstant | null;
  last_finished_at: DatabaseInstant | null;
  last_error: string | null;
  failures: number;
};
