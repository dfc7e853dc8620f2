import type { ContractServer } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityRunOrder } from '@backstage-data-mesh/plugin-data-mesh-node';
import { qualityOrderOf } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';

export const NOW = new Date('2026-11-23T12:00:00Z');

/** An order for one query. */
export function queryOrder(
  server: ContractServer,
  query: string,
): QualityRunOrder {
  return qualityOrderOf(
    server,
    `  - name: orders
    quality:
      - { type: sql, query: ${JSON.stringify(query)}, mustBe: 3 }`,
  );
}
