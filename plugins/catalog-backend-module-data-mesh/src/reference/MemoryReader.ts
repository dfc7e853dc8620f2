import type {
  UrlReaderService,
  UrlReaderServiceReadUrlOptions,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { Readable } from 'node:stream';

export type MemoryFile = { text: string | Buffer; etag?: string };

/**
 * A remote host in memory. It answers as the readers of Backstage do; tests
 * break it with `failure`, or make it silent.
 */
export class MemoryReader implements UrlReaderService {
  readonly files = new Map<string, MemoryFile>();
  readonly requests = new Array<{ url: string; etag?: string }>();
  failure?: Error;
  silent = false;
  /** Bytes that somebody has really taken from a stream. */
  bytesSent = 0;

  async readUrl(
    url: string,
    options: UrlReaderServiceReadUrlOptions = {},
  ): Promise<UrlReaderServiceReadUrlResponse> {
    this.requests.push({ url, etag: options.etag });
    if (this.silent) {
      return new Promise(() => {});
    }
    if (this.failure) {
      throw this.failure;
    }
    const file = this.files.get(url);
    if (!file) {
      throw new NotFoundError(`could not read ${url}, 404 Not Found`);
    }
    if (file.etag !== undefined && file.etag === options.etag) {
      throw new NotModifiedError();
    }
    const bytes = Buffer.from(file.text);
    return {
      buffer: async () => bytes,
      stream: () => Readable.from(this.#chunks(bytes)),
      etag: file.etag,
    };
  }

  async readTree(): Promise<never> {
    throw new Error('A tree is never read');
  }

  async search(url: string, options?: { etag?: string }) {
    const { buffer, etag = '' } = await this.readUrl(url, options);
    return { files: [{ url, content: buffer }], etag };
  }

  async *#chunks(bytes: Buffer): AsyncGenerator<Buffer> {
    for (let start = 0; start < bytes.length; start += 65_536) {
      const chunk = bytes.subarray(start, start + 65_536);
      this.bytesSent += chunk.length;
      yield chunk;
    }
  }
}
