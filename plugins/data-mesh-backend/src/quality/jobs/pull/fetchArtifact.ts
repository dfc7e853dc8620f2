import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { readFencedFile } from '@backstage-data-mesh/plugin-data-mesh-node';
import { addAbortSignal } from 'node:stream';
import { untilAborted } from '../untilAborted';
import type { ArtifactPlace } from './resolveAddress';

/** Of one artifact, as readers take it. */
export const MAX_ARTIFACT_BYTES = 64 * 1024 * 1024;

/** What was fetched; `unchanged` when it is what the ETag names. */
export type FetchedArtifact =
  { unchanged: true } | { unchanged: false; bytes: Buffer; etag?: string };

/**
 * Fetches an artifact, up to the limit.
 *
 * @param address - As declared, for the words of an error
 * @throws Error in words for the owner
 */
export async function fetchArtifact(
  place: ArtifactPlace,
  options: {
    address: string;
    etag?: string;
    urlReader: UrlReaderService;
    signal: AbortSignal;
    maxBytes?: number;
  },
): Promise<FetchedArtifact> {
  const { maxBytes = MAX_ARTIFACT_BYTES } = options;
  return place.kind === 'file'
    ? fetchFile(place, { ...options, maxBytes })
    : fetchUrl(place.url, { ...options, maxBytes });
}

async function fetchFile(
  place: Extract<ArtifactPlace, { kind: 'file' }>,
  { address, maxBytes }: { address: string; maxBytes: number },
): Promise<FetchedArtifact> {
  const reading = await readFencedFile({ ...place, maxBytes }).catch(
    (error: unknown) => {
      const code = isError(error) && 'code' in error ? error.code : 'unknown';
      throw code === 'ENOENT' || code === 'ENOTDIR'
        ? new InputError(`There is no file '${address}'.`)
        : new InputError(
            `'${address}' cannot be read: the file system answers ${code}.`,
          );
    },
  );
  if ('bytes' in reading) {
    return { unchanged: false, bytes: reading.bytes };
  }
  throw new InputError(
    {
      outside: `'${address}' leads out of the folder of the declaration.`,
      'not-a-file': `'${address}' is not a file.`,
      'too-large': tooLarge(address, maxBytes),
      'being-written': `'${address}' is being written to.`,
    }[reading.refused],
  );
}

async function fetchUrl(
  url: string,
  options: {
    address: string;
    etag?: string;
    urlReader: UrlReaderService;
    signal: AbortSignal;
    maxBytes: number;
  },
): Promise<FetchedArtifact> {
  const { address, etag, urlReader, signal, maxBytes } = options;
  const fetching = async (): Promise<FetchedArtifact> => {
    const response = await urlReader.readUrl(url, { etag, signal });
    const chunks = new Array<Buffer>();
    let length = 0;
    const stream = response.stream
      ? addAbortSignal(signal, response.stream())
      : [await response.buffer()];
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      length += bytes.length;
      if (length > maxBytes) {
        throw new InputError(tooLarge(address, maxBytes));
      }
      chunks.push(bytes);
    }
    return {
      unchanged: false,
      bytes: Buffer.concat(chunks),
      etag: response.etag,
    };
  };
  try {
    return await untilAborted(fetching(), signal);
  } catch (error) {
    const name = isError(error) ? error.name : '';
    if (name === 'NotModifiedError' && etag !== undefined) {
      return { unchanged: true };
    }
    if (name === 'NotFoundError') {
      throw new InputError(`There is nothing at '${address}'.`, error);
    }
    throw error;
  }
}

function tooLarge(address: string, maxBytes: number): string {
  return `'${address}' is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB.`;
}
