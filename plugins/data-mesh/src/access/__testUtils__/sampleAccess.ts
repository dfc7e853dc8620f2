import type {
  AccessColumn,
  AccessPreview,
  AccessProduct,
  AccessRequest,
  AccessRequestDetail,
  ApprovalStep,
  AuditEntry,
  Grant,
  GrantDetail,
  PortAccess,
  ProductAccess,
  ProvisioningStatus,
  ProvisioningTask,
} from '@backstage-data-mesh/plugin-data-mesh-common';

export const ANALYST = 'user:default/analyst';
export const APPROVER = 'user:default/order-owner';
export const ORDER_TEAM = 'group:default/order-team';

/** An instant that many days from now; what pages say depends on today. */
export const daysFromNow = (days: number) =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();

const hash = (digit: string) => digit.repeat(64);

export const sampleAccessProduct = (
  parts: Partial<AccessProduct> = {},
): AccessProduct => ({
  ref: 'dataproduct:default/orders',
  title: 'Orders',
  owner: ORDER_TEAM,
  domain: 'domain:default/order',
  classification: 'internal',
  lifecycle: 'production',
  ...parts,
});

export const sampleStep = (
  parts: Partial<ApprovalStep> = {},
): ApprovalStep => ({
  position: 0,
  name: 'owner',
  reason: 'The owner of the product decides',
  source: 'owner',
  mode: 'any',
  approvers: [ORDER_TEAM],
  people: [APPROVER],
  status: 'open',
  openedAt: daysFromNow(-1),
  dueAt: daysFromNow(6),
  decisions: [],
  ...parts,
});

export const sampleAuditEntry = (
  parts: Partial<AuditEntry> = {},
): AuditEntry => ({
  seq: 1,
  at: daysFromNow(-1),
  actor: ANALYST,
  action: 'request.created',
  requestId: '11111111-1111-4111-8111-111111111111',
  product: 'dataproduct:default/orders',
  consumer: ANALYST,
  data: {},
  hash: hash('a'),
  previousHash: hash('0'),
  ...parts,
});

export const sampleRequest = (
  parts: Partial<AccessRequest> = {},
): AccessRequest => ({
  id: '11111111-1111-4111-8111-111111111111',
  version: 1,
  state: 'pending',
  kind: 'new',
  product: sampleAccessProduct(),
  port: 'orders',
  portTitle: 'Order tables',
  role: 'orders_reader',
  consumer: ANALYST,
  consumerKind: 'user',
  requester: ANALYST,
  purpose: { id: 'analytics', title: 'Analytics and reporting' },
  justification: 'Weekly sales figures for the board.',
  duration: 'P90D',
  contractVersion: '2.0.0',
  createdAt: daysFromNow(-1),
  updatedAt: daysFromNow(-1),
  step: {
    position: 0,
    of: 1,
    name: 'owner',
    approvers: [ORDER_TEAM],
    dueAt: daysFromNow(6),
  },
  ...parts,
});

export const sampleRequestDetail = (
  parts: Partial<AccessRequestDetail> = {},
): AccessRequestDetail => ({
  ...sampleRequest(),
  steps: [sampleStep()],
  timeline: [sampleAuditEntry()],
  actions: ['withdraw', 'comment'],
  ...parts,
});

export const sampleGrant = (parts: Partial<Grant> = {}): Grant => ({
  id: '22222222-2222-4222-8222-222222222222',
  version: 3,
  requestId: '11111111-1111-4111-8111-111111111111',
  product: sampleAccessProduct(),
  port: 'orders',
  portTitle: 'Order tables',
  role: 'orders_reader',
  consumer: ANALYST,
  consumerKind: 'user',
  requester: ANALYST,
  purpose: { id: 'analytics', title: 'Analytics and reporting' },
  contractVersion: '2.0.0',
  status: 'active',
  startsAt: daysFromNow(-30),
  endsAt: daysFromNow(60),
  desired: 'present',
  observed: 'present',
  phase: 'idle',
  health: 'healthy',
  provisioner: 'postgres',
  createdAt: daysFromNow(-30),
  actions: ['return', 'renew'],
  ...parts,
});

export const sampleGrantDetail = (
  parts: Partial<GrantDetail> = {},
): GrantDetail => ({
  ...sampleGrant(),
  timeline: [sampleAuditEntry({ action: 'grant.opened' })],
  plan: ['Create the role dm_orders', 'Grant SELECT on sales.orders'],
  items: [{ name: 'sales.orders', kind: 'table', state: 'present' }],
  foreign: [],
  tasks: [],
  connect: {
    fields: [
      { label: 'Host', value: 'warehouse.example' },
      { label: 'Login', value: 'analyst' },
    ],
    steps: ['Sign in as `analyst` with your password of the warehouse.'],
    snippet: { language: 'sql', code: 'SELECT * FROM sales.orders LIMIT 10;' },
  },
  lastVerifiedAt: daysFromNow(-0.01),
  attempts: 0,
  members: [{ ref: ANALYST, login: 'analyst' }],
  ...parts,
});

export const SAMPLE_COLUMNS: AccessColumn[] = [
  {
    id: 'orders.order_id',
    schema: 'orders',
    path: 'order_id',
    type: 'string',
    classification: 'internal',
  },
  {
    id: 'orders.customer_email',
    schema: 'orders',
    path: 'customer_email',
    type: 'string',
    description: 'Where the receipt was sent.',
    classification: 'confidential',
  },
  {
    id: 'customers.id',
    schema: 'customers',
    path: 'id',
    type: 'string',
    classification: 'internal',
  },
];

export const samplePortAccess = (
  parts: Partial<PortAccess> = {},
): PortAccess => ({
  product: sampleAccessProduct(),
  port: 'orders',
  portTitle: 'Order tables',
  contractVersion: '2.0.0',
  terms: {
    usage: 'Sum over order lines.',
    limitations: 'Not for advertising.',
  },
  purposes: [
    { id: 'analytics', title: 'Analytics and reporting' },
    { id: 'research', title: 'Research' },
  ],
  durations: {
    choices: ['P30D', 'P90D', 'P365D'],
    default: 'P90D',
    max: 'P365D',
  },
  roles: [
    {
      role: 'orders_reader',
      description: 'Reads orders without customers.',
      access: 'read',
      columns: ['orders.order_id', 'orders.customer_email'],
    },
    { role: 'orders_auditor', description: 'Reads everything.' },
  ],
  columns: SAMPLE_COLUMNS,
  canLimitColumns: true,
  consumers: [
    { ref: ANALYST, kind: 'user', title: 'Analyst' },
    { ref: 'group:default/insights', kind: 'group', title: 'Insights' },
    {
      ref: 'component:default/dashboard',
      kind: 'component',
      title: 'Sales dashboard',
    },
  ],
  existing: [],
  open: [],
  ...parts,
});

export const samplePreview = (
  parts: Partial<AccessPreview> = {},
): AccessPreview => ({
  steps: [
    sampleStep({ status: 'waiting', openedAt: undefined, dueAt: undefined }),
  ],
  autoApproved: false,
  typicalHours: 30,
  typicalOf: 12,
  problems: [],
  existing: [],
  provisioner: {
    id: 'postgres',
    title: 'PostgreSQL',
    automatic: true,
    columns: true,
  },
  ...parts,
});

export const sampleProductAccess = (
  parts: Partial<ProductAccess> = {},
): ProductAccess => ({
  product: sampleAccessProduct(),
  mine: [],
  open: [],
  overseer: false,
  ...parts,
});

export const sampleTask = (
  parts: Partial<ProvisioningTask> = {},
): ProvisioningTask => ({
  id: '33333333-3333-4333-8333-333333333333',
  grantId: '22222222-2222-4222-8222-222222222222',
  requestId: '11111111-1111-4111-8111-111111111111',
  action: 'grant',
  title: 'Give the analyst access to the order tables',
  instructions: ['Open the console of the warehouse.', 'Add the analyst.'],
  assignees: [ORDER_TEAM],
  status: 'open',
  product: sampleAccessProduct(),
  port: 'orders',
  consumer: ANALYST,
  createdAt: daysFromNow(-1),
  ...parts,
});

export const sampleProvisioning = (
  parts: Partial<ProvisioningStatus> = {},
): ProvisioningStatus => ({
  mode: 'active',
  due: 0,
  blocked: 0,
  live: 0,
  provisioners: [{ id: 'postgres', title: 'PostgreSQL' }],
  targets: [{ target: 'postgres:warehouse.example/sales', grants: 3, due: 0 }],
  ...parts,
});
