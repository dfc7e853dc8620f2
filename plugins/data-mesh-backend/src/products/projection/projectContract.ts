import {
  contractTechnologies,
  countColumns,
  parseContract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { createHash } from 'node:crypto';
import { contractFields } from './contractFields';
import type { ContractProjection } from './types';

/** SHA-256 of a contract's text, hexadecimal: its name everywhere. */
export function contractHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Reads all that is kept of a contract. Never throws, for any text.
 *
 * @param options - `maxBytes`: longer texts are not read
 */
export function projectContract(
  text: string,
  options: { maxBytes?: number },
): ContractProjection {
  const { contract, problems } = parseContract(text, options);
  return {
    hash: contractHash(text),
    text,
    contract: contract && JSON.stringify(contract),
    problems,
    technologies: contract ? contractTechnologies(contract) : [],
    id: contract?.id,
    version: contract?.version,
    apiVersion: contract?.apiVersion,
    status: contract?.status,
    columnCount: contract ? countColumns(contract) : 0,
    fields: contract ? contractFields(contract) : [],
    stored: false,
  };
}
