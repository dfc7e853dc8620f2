import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  openDeclarationFile,
  type DeclarationFile,
  type DeclarationLines,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { readFile, stat } from 'node:fs/promises';
import { untilAborted } from '../untilAborted';

/** What the processor cache keeps of a declaration. */
export type KnownDeclaration = {
  target: string;
  etag?: string;
  lines: DeclarationLines;
};

export type DeclarationReading = {
  lines?: DeclarationLines;
  known?: KnownDeclaration;
};

type OpenFile = { file: DeclarationFile; etag?: string };

const MAX_BYTES = 5 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
/** Products of one file are processed together, so few files are open. */
const MAX_OPEN = 50;
const FRESH_MS = 10_000;

/**
 * Reads the file that declares an entity, to tell the lines of its fields. The
 * catalog has read it already, but keeps no lines.
 */
export class DeclarationReader {
  readonly #reader: UrlReaderService;
  readonly #locateAtUrls: boolean;
  readonly #now: () => number;
  readonly #open = new Map<
    string,
    { version: string; file: Promise<OpenFile> }
  >();

  constructor(options: {
    reader: UrlReaderService;
    locateAtUrls: boolean;
    now?: () => number;
  }) {
    this.#reader = options.reader;
    this.#locateAtUrls = options.locateAtUrls;
    this.#now = options.now ?? Date.now;
  }

  /**
   * The lines of an entity's fields; those known before when the file cannot
   * be read just now, and none when nothing is known. Never throws.
   */
  async read(
    entity: Entity,
    location: LocationSpec,
    known?: KnownDeclaration,
  ): Promise<DeclarationReading> {
    const { target, type } = location;
    const before = known?.target === target ? known : undefined;
    if (type !== 'file' && !(type === 'url' && this.#locateAtUrls)) {
      return {};
    }
    try {
      const { file, etag } =
        type === 'file'
          ? await this.#openPath(target)
          : await this.#openUrl(target, before?.etag);
      const lines = file.locate({
        kind: entity.kind,
        namespace: entity.metadata.namespace,
        name: entity.metadata.name,
      });
      return type === 'url' && lines
        ? { lines, known: { target, lines, ...(etag ? { etag } : {}) } }
        : { lines };
    } catch {
      return { lines: before?.lines, known: before };
    }
  }

  async #openPath(path: string): Promise<OpenFile> {
    const { mtimeMs, size } = await stat(path);
    if (size > MAX_BYTES) {
      throw new Error(`${path} has more than ${MAX_BYTES} bytes`);
    }
    return this.#once(`file:${path}`, `${mtimeMs}:${size}`, async () => ({
      file: openDeclarationFile(await readFile(path, 'utf8')),
    }));
  }

  async #openUrl(url: string, etag: string | undefined): Promise<OpenFile> {
    const period = Math.floor(this.#now() / FRESH_MS);
    // Who knows nothing yet must not share the answer "not modified".
    return this.#once(`url:${url} ${etag ?? ''}`, `${period}`, async () => {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await untilAborted(
        this.#reader.readUrl(url, { etag, signal }),
        signal,
      );
      const buffer = await untilAborted(response.buffer(), signal);
      if (buffer.length > MAX_BYTES) {
        throw new Error(`${url} has more than ${MAX_BYTES} bytes`);
      }
      return {
        file: openDeclarationFile(buffer.toString('utf8')),
        etag: response.etag,
      };
    });
  }

  #once(
    key: string,
    version: string,
    open: () => Promise<OpenFile>,
  ): Promise<OpenFile> {
    const found = this.#open.get(key);
    if (found?.version === version) {
      return found.file;
    }
    const file = open();
    this.#open.delete(key);
    this.#open.set(key, { version, file });
    if (this.#open.size > MAX_OPEN) {
      const [oldest] = this.#open.keys();
      this.#open.delete(oldest);
    }
    return file;
  }
}
