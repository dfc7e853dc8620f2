import {
  expectedChecks,
  parseContract,
  type ContractServer,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityRunOrder } from '@backstage-data-mesh/plugin-data-mesh-node';

export const NOW = new Date('2026-11-23T12:00:00Z');

/** An order to run all checks of a contract, whose schemas are given as YAML. */
export function orderOf(
  server: ContractServer,
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
    server,
    expected: expectedChecks(contract, 'main'),
    runId: 'run-1',
  };
}

/** An order for one query. */
export function queryOrder(
  server: ContractServer,
  query: string,
): QualityRunOrder {
  return orderOf(
    server,
    `  - name: orders
    quality:
      - { type: sql, query: ${JSON.stringify(query)}, mustBe: 3 }`,
  );
}
