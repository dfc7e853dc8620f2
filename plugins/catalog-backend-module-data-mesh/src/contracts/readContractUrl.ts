import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { addAbortSignal } from 'node:stream';
import { contractProblems, type ContractProblem } from './contractProblems';
import { untilAborted } from '../untilAborted';
import { decodeText } from './decodeText';

/** What the processor cache keeps of a contract at a URL. */
export type KnownContract = { text: string; etag?: string };

export type UrlReading =
  | { text: string; known: KnownContract; warning?: ContractProblem }
  | { problem: ContractProblem };

/**
 * Reads a contract at a URL that {@link mayReadUrl} allows. When the host does
 * not answer as it should, the text that was read before is taken, with a
 * warning. Never throws.
 *
 * @param known - What was read before, maybe with a higher limit
 */
export async function readContractUrl(options: {
  source: string;
  url: string;
  reader: UrlReaderService;
  maxBytes: number;
  signal: AbortSignal;
  known?: KnownContract;
}): Promise<UrlReading> {
  const { source, url, reader, maxBytes, signal } = options;
  const known =
    options.known && Buffer.byteLength(options.known.text) <= maxBytes
      ? options.known
      : undefined;
  try {
    const { bytes, etag } = await untilAborted(
      fetchBytes(reader, url, maxBytes, signal, known?.etag),
      signal,
    );
    if (bytes === undefined) {
      return { problem: contractProblems.tooLarge(maxBytes) };
    }
    const text = decodeText(bytes);
    return text === undefined
      ? { problem: contractProblems.notText() }
      : { text, known: { text, ...(etag ? { etag } : {}) } };
  } catch (error) {
    const name = isError(error) ? error.name : '';
    if (name === 'NotModifiedError' && known) {
      return { text: known.text, known };
    }
    if (name === 'NotFoundError') {
      return { problem: contractProblems.notFound(source) };
    }
    if (name === 'NotAllowedError') {
      return { problem: contractProblems.notAllowed(new URL(url).host) };
    }
    const reason = reasonOf(error, signal);
    return known
      ? {
          text: known.text,
          known,
          warning: contractProblems.notRefreshed(reason),
        }
      : { problem: contractProblems.unavailable(reason) };
  }
}

/** The bytes at a URL; undefined when there are more than may be read. */
async function fetchBytes(
  reader: UrlReaderService,
  url: string,
  maxBytes: number,
  signal: AbortSignal,
  knownEtag: string | undefined,
): Promise<{ bytes?: Uint8Array; etag?: string }> {
  const response = await reader.readUrl(url, { etag: knownEtag, signal });
  const { etag } = response;
  if (!response.stream) {
    const buffer = await response.buffer();
    return buffer.length > maxBytes ? { etag } : { bytes: buffer, etag };
  }
  const stream = addAbortSignal(signal, response.stream());
  const chunks = new Array<Buffer>();
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    length += bytes.length;
    if (length > maxBytes) {
      stream.destroy();
      return { etag };
    }
    chunks.push(bytes);
  }
  return { bytes: Buffer.concat(chunks), etag };
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) {
    return 'the host did not answer in time';
  }
  const message = isError(error) ? error.message : String(error);
  const line = message.split('\n')[0].trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line || 'unknown error';
}
