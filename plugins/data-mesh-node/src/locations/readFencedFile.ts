import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { isInside } from './fileFence';

/**
 * What came of a file, or why it is not read.
 * @public
 */
export type FencedReading =
  | { bytes: Buffer }
  | { refused: 'outside' | 'not-a-file' | 'being-written' }
  | { refused: 'too-large'; size: number };

/**
 * Reads a file from disk that others name. Symbolic links are followed only
 * when they stay within the fences.
 *
 * @param path - Absolute, and by its name inside the fences
 * @throws errors of the file system
 * @public
 */
export async function readFencedFile(options: {
  path: string;
  fences: string[];
  maxBytes: number;
}): Promise<FencedReading> {
  const { path, fences, maxBytes } = options;
  const realPath = await realpath(path);
  const realFences = await Promise.all(
    fences.map(fence => realpath(fence).catch(() => fence)),
  );
  return isInside(realPath, realFences)
    ? readWithin(realPath, maxBytes)
    : { refused: 'outside' };
}

async function readWithin(
  path: string,
  maxBytes: number,
): Promise<FencedReading> {
  // Without O_NONBLOCK a named pipe would keep the worker waiting for ever.
  const file = await open(
    path,
    constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW,
  );
  try {
    const stats = await file.stat();
    if (!stats.isFile()) {
      return { refused: 'not-a-file' };
    }
    if (stats.size > maxBytes) {
      return { refused: 'too-large', size: stats.size };
    }
    // One byte more than expected shows a file that is being written to.
    const buffer = Buffer.alloc(stats.size + 1);
    let length = 0;
    let bytesRead;
    do {
      ({ bytesRead } = await file.read(buffer, length, buffer.length - length));
      length += bytesRead;
    } while (bytesRead > 0 && length < buffer.length);
    return length === buffer.length
      ? { refused: 'being-written' }
      : { bytes: buffer.subarray(0, length) };
  } finally {
    await file.close();
  }
}
