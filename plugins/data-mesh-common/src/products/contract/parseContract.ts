import type { Contract, Problem } from '../../api/types';
import { adviseOnContract } from './check/advise';
import { normaliseContract } from './normalise/contract';
import { readContract, type ContractOptions } from './readContract';
import { toProblems } from './problems';

/**
 * What a contract's text says, as far as it can be understood, and what is
 * wrong with it.
 * @public
 */
export type ParsedContract = {
  /**
   * There whenever the file is well-formed and meant to be an ODCS contract,
   * however many mistakes it has.
   */
  contract?: Contract;
  /** Errors of the strict validation and warnings, in the order of the file. */
  problems: Problem[];
};

/**
 * Reads an ODCS data contract of any 3.x version from YAML or JSON: tolerant
 * in reading, strict in what it reports. Never throws, for any text.
 * @public
 */
export function parseContract(
  text: string,
  options?: ContractOptions,
): ParsedContract {
  const { root, findings } = readContract(text, options);
  const all = root ? [...findings, ...adviseOnContract(root)] : findings;
  const problems = toProblems(text, all, options?.source);
  return root ? { contract: normaliseContract(root), problems } : { problems };
}
