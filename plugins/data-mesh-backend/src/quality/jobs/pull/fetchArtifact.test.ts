import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fetchArtifact } from './fetchArtifact';
import type { ArtifactPlace } from './resolveAddress';

const MIB = 1024 * 1024;
const ADDRESS = 'https://bucket.example/run_results.json';

type ReadUrl = UrlReaderService['readUrl'];

const fetchFrom = (
  place: ArtifactPlace,
  options: {
    readUrl?: ReadUrl;
    etag?: string;
    signal?: AbortSignal;
    maxBytes?: number;
  } = {},
) =>
  fetchArtifact(place, {
    address: './run_results.json',
    etag: options.etag,
    urlReader: mockServices.urlReader.mock({ readUrl: options.readUrl }),
    signal: options.signal ?? new AbortController().signal,
    maxBytes: options.maxBytes,
  });

describe('an artifact at a URL', () => {
  const at: ArtifactPlace = { kind: 'url', url: ADDRESS };
  const answer = (bytes: Buffer) => ({
    buffer: async () => bytes,
    etag: 'now',
  });

  it('comes with its ETag, as a stream or as a whole', async () => {
    const bytes = Buffer.from('{"a":1}');
    const expected = { unchanged: false, bytes, etag: 'now' };
    expect(await fetchFrom(at, { readUrl: async () => answer(bytes) })).toEqual(
      expected,
    );
    expect(
      await fetchFrom(at, {
        readUrl: async () => ({
          ...answer(Buffer.alloc(0)),
          stream: () =>
            Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]),
        }),
      }),
    ).toEqual(expected);
  });

  it('is asked for with the ETag of before, and not read when it is the same', async () => {
    const asked: unknown[] = [];
    const readUrl: ReadUrl = async (url, options) => {
      asked.push([url, options?.etag]);
      throw new NotModifiedError();
    };
    expect(await fetchFrom(at, { readUrl, etag: 'before' })).toEqual({
      unchanged: true,
    });
    expect(asked).toEqual([[ADDRESS, 'before']]);
    // Who asks without one is not told that it is the same.
    await expect(fetchFrom(at, { readUrl })).rejects.toThrow();
  });

  it('is read no further than it may be large, however much comes', async () => {
    let read = 0;
    const endless = new Readable({
      read() {
        read += MIB;
        this.push(Buffer.alloc(MIB));
      },
    });
    await expect(
      fetchFrom(at, {
        readUrl: async () => ({
          ...answer(Buffer.alloc(0)),
          stream: () => endless,
        }),
        maxBytes: 3 * MIB,
      }),
    ).rejects.toThrow("'./run_results.json' is larger than 3 MiB.");
    expect(read).toBeLessThan(10 * MIB);
    expect(endless.destroyed).toBe(true);
    await expect(
      fetchFrom(at, {
        readUrl: async () => answer(Buffer.alloc(65 * MIB)),
      }),
    ).rejects.toThrow('larger than 64 MiB');
  });

  it('that is not there is told in words', async () => {
    await expect(
      fetchFrom(at, {
        readUrl: async () => {
          throw new NotFoundError(`${ADDRESS}?signature=secret is not there`);
        },
      }),
    ).rejects.toThrow("There is nothing at './run_results.json'.");
  });

  it('is not waited for when the portal shuts down, though the host never answers', async () => {
    const shutdown = new AbortController();
    const fetching = fetchFrom(at, {
      readUrl: () => new Promise(() => {}),
      signal: shutdown.signal,
    });
    shutdown.abort(new Error('shut down'));
    await expect(fetching).rejects.toThrow('shut down');
    const silent = new Readable({ read() {} });
    const later = new AbortController();
    const reading = fetchFrom(at, {
      readUrl: async () => ({
        ...answer(Buffer.alloc(0)),
        stream: () => silent,
      }),
      signal: later.signal,
    });
    later.abort(new Error('shut down'));
    await expect(reading).rejects.toThrow('shut down');
  });
});

describe('an artifact in a file', () => {
  const folder = createMockDirectory();
  const at = (path: string): ArtifactPlace => ({
    kind: 'file',
    path: folder.resolve(path),
    fences: [folder.resolve('declared')],
  });

  beforeEach(async () => {
    folder.setContent({
      declared: { 'a.json': '{"a":1}', inner: { 'b.json': '{}' } },
      elsewhere: { 'secret.json': '{"secret":1}' },
    });
    await fs.symlink(
      folder.resolve('elsewhere/secret.json'),
      folder.resolve('declared/link.json'),
    );
  });

  it('is read as it is', async () => {
    expect(await fetchFrom(at('declared/a.json'))).toEqual({
      unchanged: false,
      bytes: Buffer.from('{"a":1}'),
    });
  });

  it.each([
    ['declared/gone.json', "There is no file './run_results.json'."],
    ['declared/a.json/b.json', "There is no file './run_results.json'."],
    ['declared/inner', "'./run_results.json' is not a file."],
    ['declared/link.json', 'leads out of the folder of the declaration'],
    ['elsewhere/secret.json', 'leads out of the folder of the declaration'],
  ])('at %s is refused: %s', async (path, words) => {
    await expect(fetchFrom(at(path))).rejects.toThrow(words);
  });

  it('is not read when it is too large', async () => {
    await expect(
      fetchFrom(at('declared/a.json'), { maxBytes: 6 }),
    ).rejects.toThrow("'./run_results.json' is larger than 0 MiB.");
  });
});
