import {
  expectedChecks,
  parseContract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityRunOrder } from '@backstage-data-mesh/plugin-data-mesh-node';

export const NOW = new Date('2026-11-23T12:00:00Z');

/** An order to check files, whose schemas are given as YAML. */
export function orderOf(
  settings: Record<string, string>,
  schemas: string,
): QualityRunOrder {
  const { contract, problems } = parseContract(
    `apiVersion: v3.1.0
kind: DataContract
id: sales
version: 1.0.0
status: active
schema:
${schemas}`,
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!contract || errors.length > 0) {
    throw new Error(JSON.stringify(errors));
  }
  return {
    product: 'dataproduct:default/orders',
    port: 'main',
    contract,
    server: { type: 'local', settings },
    expected: expectedChecks(contract, 'main'),
    runId: 'run-1',
  };
}

export const ONE_TABLE = `  - name: orders
    quality: [{ metric: rowCount, mustBe: 2 }]
    properties:
      - { name: id, logicalType: integer, quality: [{ metric: nullValues, mustBe: 0 }] }`;
