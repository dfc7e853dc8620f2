import type { QualityRunOrder } from '@backstage-data-mesh/plugin-data-mesh-node';
import { qualityOrderOf } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';

export const NOW = new Date('2026-11-23T12:00:00Z');

/** An order to check files, whose schemas are given as YAML. */
export function orderOf(
  settings: Record<string, string>,
  schemas: string,
): QualityRunOrder {
  return qualityOrderOf({ type: 'local', settings }, schemas);
}

export const ONE_TABLE = `  - name: orders
    quality: [{ metric: rowCount, mustBe: 2 }]
    properties:
      - { name: id, logicalType: integer, quality: [{ metric: nullValues, mustBe: 0 }] }`;
