import type { Problem } from '../../api/types';
import { toProblems } from './problems';
import { readContract, type ContractOptions } from './readContract';

/**
 * The errors of a contract by the schema of the ODCS version that the file
 * names; without warnings. Never throws, for any text.
 * @public
 */
export function validateContract(
  text: string,
  options?: ContractOptions,
): Problem[] {
  const { findings } = readContract(text, options);
  return toProblems(
    text,
    findings.filter(finding => finding.severity === 'error'),
    options?.source,
  );
}

/**
 * Whether the text is a contract without errors.
 * @public
 */
export function isValidContract(
  text: string,
  options?: ContractOptions,
): boolean {
  return validateContract(text, options).length === 0;
}
