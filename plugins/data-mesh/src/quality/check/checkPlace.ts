import type { QualityCheck } from '@backstage-data-mesh/plugin-data-mesh-common';

/** What of the product a check is about: "orders.order_id"; may be empty. */
export function checkPlace(
  check: Pick<QualityCheck, 'schema' | 'property'>,
): string {
  return [check.schema, check.property].filter(Boolean).join('.');
}
