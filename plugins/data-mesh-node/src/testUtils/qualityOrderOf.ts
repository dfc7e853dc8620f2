import {
  expectedChecks,
  parseContract,
  type ContractServer,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityRunOrder } from '../quality';

/**
 * An order to run all checks of a contract.
 *
 * @param schemas - items of the contract's list `schema`, in YAML
 * @throws when they are no valid schemas
 * @public
 */
export function qualityOrderOf(
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
