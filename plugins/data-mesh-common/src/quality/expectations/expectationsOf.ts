import type { Contract } from '../../api/types';
import type { ExpectedCheck } from './expectedCheck';
import { expectedChecks } from './expectedChecks';
import { maxAgesOf } from './maxAge';

/**
 * What the contracts of a product's output ports say about its checks.
 * @public
 */
export type Expectations = {
  /** Whose contracts are known. */
  ports: readonly string[];
  /** Of all ports; two ports may share a contract. */
  promises: readonly ExpectedCheck[];
  /**
   * After how many seconds a result of a check that keeps no promise is stale,
   * by the contract of its port; undefined where it says nothing about it.
   */
  maxAgeOf(check: { port?: string; schema?: string }): number | undefined;
};

/**
 * What is expected where there are no contracts.
 * @public
 */
export const NO_EXPECTATIONS: Expectations = {
  ports: [],
  promises: [],
  maxAgeOf: () => undefined,
};

/**
 * What the contract of an output port says about its checks.
 * @public
 */
export function expectationsOf(contract: Contract, port: string): Expectations {
  const ages = maxAgesOf(contract);
  return {
    ports: [port],
    promises: expectedChecks(contract, port),
    maxAgeOf: check =>
      check.port === port ? ages.ofSchema(check.schema) : undefined,
  };
}

/**
 * The expectations of several ports as one.
 * @public
 */
export function joinExpectations(parts: readonly Expectations[]): Expectations {
  if (parts.length === 0) return NO_EXPECTATIONS;
  if (parts.length === 1) return parts[0];
  return {
    ports: parts.flatMap(({ ports }) => ports),
    promises: parts.flatMap(({ promises }) => promises),
    maxAgeOf: check => {
      for (const part of parts) {
        const age = part.maxAgeOf(check);
        if (age !== undefined) return age;
      }
      return undefined;
    },
  };
}
