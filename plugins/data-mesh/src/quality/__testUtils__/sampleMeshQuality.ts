import type {
  QualityOverview,
  ResultToken,
  RollUp,
  RollUpHistory,
  TargetMapping,
  UnmatchedTarget,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A roll-up; what a test does not care about is filled in. */
export function sampleRollUp(parts: Partial<RollUp> = {}): RollUp {
  return {
    scope: 'mesh',
    title: 'Mesh',
    products: 4,
    scored: 3,
    score: 84.2,
    coverage: 0.8,
    evaluated: 40,
    expected: 50,
    failing: 6,
    incidents: 2,
    maturity: 2.25,
    ...parts,
  };
}

/** The quality of a small shop. */
export function sampleOverview(
  parts: Partial<QualityOverview> = {},
): QualityOverview {
  return {
    mesh: sampleRollUp(),
    domains: [
      sampleRollUp({
        scope: 'domain:default/shop',
        title: 'Shop',
        score: 84.2,
        products: 4,
      }),
      sampleRollUp({
        scope: 'domain:default/order',
        title: 'Order',
        parent: 'domain:default/shop',
        score: 99.5,
        failing: 0,
        products: 2,
      }),
      sampleRollUp({
        scope: 'domain:default/returns',
        title: 'Returns',
        parent: 'domain:default/shop',
        score: 40,
        failing: 6,
        products: 1,
      }),
      sampleRollUp({
        scope: 'domain:default/lab',
        title: 'Laboratory',
        score: undefined,
        coverage: undefined,
        maturity: undefined,
        failing: 0,
        products: 1,
      }),
    ],
    owners: [
      sampleRollUp({
        scope: 'group:default/order-team',
        title: 'order-team',
        score: 99.5,
      }),
    ],
    distribution: [
      { from: 40, to: 50, products: 1 },
      { from: 80, to: 90, products: 1 },
      { from: 90, to: 100, products: 1 },
      { products: 1 },
    ],
    maturity: [
      { level: 0, title: 'No level yet', products: 1 },
      { level: 1, title: 'Findable', products: 3 },
    ],
    worse: [
      {
        product: 'dataproduct:default/returns',
        title: 'Returned goods',
        domain: 'domain:default/returns',
        before: 92.9,
        after: 40,
      },
    ],
    better: [],
    ...parts,
  };
}

export function sampleRollUpHistory(
  parts: Partial<RollUpHistory> = {},
): RollUpHistory {
  return {
    hidden: false,
    days: [
      { day: '2026-11-20', score: 90.5, products: 4, scored: 3, failing: 1 },
      { day: '2026-11-21', score: 84.2, products: 4, scored: 3, failing: 6 },
    ],
    ...parts,
  };
}

export function sampleUnmatched(
  parts: Partial<UnmatchedTarget> = {},
): UnmatchedTarget {
  return {
    id: '77777777-7777-4777-8777-777777777777',
    engine: 'dbt',
    target: 'analytics.public.stg_orders',
    reason: 'No output port of order-team is served from a table of this name.',
    owner: 'group:default/order-team',
    runs: 2,
    checks: 7,
    examples: ['not_null_stg_orders_id', 'unique_stg_orders_id'],
    firstSeenAt: '2026-11-20T10:00:00.000Z',
    lastSeenAt: '2026-11-22T10:00:00.000Z',
    candidates: [
      {
        product: 'dataproduct:default/orders',
        title: 'Orders',
        port: 'orders-v1',
        schema: 'orders',
      },
    ],
    ...parts,
  };
}

export function sampleMapping(
  parts: Partial<TargetMapping> = {},
): TargetMapping {
  return {
    id: '88888888-8888-4888-8888-888888888888',
    target: 'analytics.public.old_orders',
    product: 'dataproduct:default/orders',
    port: 'orders-v1',
    createdBy: 'user:default/order-owner',
    createdAt: '2026-11-10T10:00:00.000Z',
    ...parts,
  };
}

export function sampleToken(parts: Partial<ResultToken> = {}): ResultToken {
  return {
    id: 'k3v9',
    owner: 'group:default/order-team',
    name: 'nightly dbt',
    createdBy: 'user:default/order-owner',
    createdAt: '2026-11-10T10:00:00.000Z',
    expiresAt: '2027-02-10T10:00:00.000Z',
    status: 'active',
    ...parts,
  };
}
