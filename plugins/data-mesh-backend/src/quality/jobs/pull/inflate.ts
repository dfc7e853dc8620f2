import { InputError } from '@backstage/errors';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { MAX_ARTIFACT_BYTES } from './fetchArtifact';

const unzip = promisify(gunzip);

/**
 * The bytes of an artifact that may be compressed by gzip, as buckets often
 * keep them.
 *
 * @throws InputError when it is broken, or larger than an artifact may be
 */
export async function inflate(
  bytes: Buffer,
  address: string,
  maxBytes = MAX_ARTIFACT_BYTES,
): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return bytes;
  }
  try {
    return await unzip(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const isTooLarge =
      (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new InputError(
      isTooLarge
        ? `'${address}' is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB when it is unpacked.`
        : `'${address}' looks like gzip, but cannot be unpacked.`,
      error,
    );
  }
}
