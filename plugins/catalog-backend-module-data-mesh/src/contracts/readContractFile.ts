import { isError } from '@backstage/errors';
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { isInside } from './fileFence';
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
  const { source, path, fences, maxBytes } = options;
  try {
    const realPath = await realpath(path);
    const realFences = await Promise.all(
      fences.map(fence => realpath(fence).catch(() => fence)),
    );
    if (!isInside(realPath, realFences)) {
      return { problem: contractProblems.outsideFolder(source) };
    }
    return await readWithin(realPath, source, maxBytes);
  } catch (error) {
    return { problem: explain(error, source) };
  }
}

async function readWithin(
  path: string,
  source: string,
  maxBytes: number,
): Promise<ContractReading> {
  // Without O_NONBLOCK a named pipe would keep the worker waiting for ever.
  const file = await open(
    path,
    constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW,
  );
  try {
    const stats = await file.stat();
    if (!stats.isFile()) {
      return { problem: contractProblems.notFile(source) };
    }
    if (stats.size > maxBytes) {
      return { problem: contractProblems.tooLarge(maxBytes, stats.size) };
    }
    // One byte more than expected shows a file that is being written to.
    const buffer = Buffer.alloc(stats.size + 1);
    let length = 0;
    let bytesRead;
    do {
      ({ bytesRead } = await file.read(buffer, length, buffer.length - length));
      length += bytesRead;
    } while (bytesRead > 0 && length < buffer.length);
    if (length === buffer.length) {
      return {
        problem: contractProblems.unavailable('the file is being written to'),
      };
    }
    const text = decodeText(buffer.subarray(0, length));
    return text === undefined
      ? { problem: contractProblems.notText() }
      : { text };
  } finally {
    await file.close();
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
