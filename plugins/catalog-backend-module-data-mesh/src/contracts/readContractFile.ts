import { isError } from '@backstage/errors';
import {
  readFencedFile,
  type FencedReading,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { decodeText } from './decodeText';
import { contractProblems, type ContractProblem } from './contractProblems';

export type ContractReading =
  { text: string; warning?: ContractProblem } | { problem: ContractProblem };

/**
 * Reads a contract from disk. Symbolic links are followed only when they stay
 * within the fences. Never throws.
 *
 * @param source - As declared, for the words of a problem
 * @param path - Absolute, and by its name inside the fences
 */
export async function readContractFile(options: {
  source: string;
  path: string;
  fences: string[];
  maxBytes: number;
}): Promise<ContractReading> {
  const { source, maxBytes } = options;
  try {
    const reading = await readFencedFile(options);
    if ('refused' in reading) {
      return { problem: refusal(reading, source, maxBytes) };
    }
    const text = decodeText(reading.bytes);
    return text === undefined
      ? { problem: contractProblems.notText() }
      : { text };
  } catch (error) {
    return { problem: explain(error, source) };
  }
}

function refusal(
  reading: Extract<FencedReading, { refused: string }>,
  source: string,
  maxBytes: number,
): ContractProblem {
  switch (reading.refused) {
    case 'outside':
      return contractProblems.outsideFolder(source);
    case 'too-large':
      return contractProblems.tooLarge(maxBytes, reading.size);
    case 'not-a-file':
      return contractProblems.notFile(source);
    default:
      return contractProblems.unavailable('the file is being written to');
  }
}

function explain(error: unknown, source: string): ContractProblem {
  const code =
    isError(error) && 'code' in error ? String(error.code) : 'unknown';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return contractProblems.notFound(source);
    case 'EISDIR':
    case 'ENXIO':
      return contractProblems.notFile(source);
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return contractProblems.unusablePath(source);
    case 'EACCES':
    case 'EPERM':
      return contractProblems.unavailable(
        'the portal has no permission to open the file',
      );
    default:
      return contractProblems.unavailable(`the file system answers ${code}`);
  }
}
