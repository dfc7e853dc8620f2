import { InputError } from '@backstage/errors';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { within, type Budget } from './Budget';

/** Reads everything that comes, as far as the budget goes. */
export async function collect(
  chunks: AsyncIterable<Buffer>,
  budget: Budget,
): Promise<Buffer> {
  const collected: Buffer[] = [];
  for await (const chunk of within(chunks, budget)) {
    collected.push(chunk);
  }
  return Buffer.concat(collected);
}

/**
 * A file that was compressed before it was sent, as it was before. Everything
 * else comes back as it is.
 */
export async function gunzipFile(
  bytes: Buffer,
  name: string,
  budget: Budget,
): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return bytes;
  }
  try {
    const gunzip = createGunzip({ chunkSize: 128 * 1024 });
    return await collect(Readable.from([bytes]).pipe(gunzip), budget);
  } catch (error) {
    if (/^Z_/.test(`${(error as { code?: unknown }).code}`)) {
      throw new InputError(
        `${name} looks like gzip, but cannot be decompressed`,
      );
    }
    throw error;
  }
}
