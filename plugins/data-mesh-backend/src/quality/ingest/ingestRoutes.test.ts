import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { QualityReader } from '@backstage-data-mesh/plugin-data-mesh-node';
import express from 'express';
import fc from 'fast-check';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import request from 'supertest';
import type { QualityRoom } from '../QualityRoom';
import { addIngestRoutes } from './ingestRoutes';
import { INGEST_LIMITS, type IngestLimits } from './limits';
import { raw } from './__testUtils__/send';

/** What reads everything as soon as it may, and finds nothing to store. */
class HeldReader implements QualityReader {
  readonly id = 'held';
  readonly title = 'held';
  readonly formats = [];
  /** Resolves when reading has begun so many times. */
  begun = 0;
  release: () => void = () => {};
  #may = Promise.resolve();

  hold(): void {
    this.#may = new Promise(resolve => {
      this.release = resolve;
    });
  }

  sniff(): string {
    return 'held';
  }

  async read() {
    this.begun += 1;
    await this.#may;
    return [
      {
        engine: 'held',
        format: 'held',
        runId: '1',
        results: [],
        problems: [
          {
            code: 'malformed' as const,
            severity: 'error' as const,
            message: 'It was read',
          },
        ],
      },
    ];
  }
}

/** That it was read, as nothing in it is to be stored. */
const READ = 422;

describe('the doors for results', () => {
  let server: http.Server;
  const reader = new HeldReader();
  /** Requests that have come to the gate. */
  let came = 0;

  async function open(limits: Partial<IngestLimits>): Promise<void> {
    came = 0;
    const room = {
      readers: [reader],
      ledger: { now: async () => new Date() },
      products: { demand: async () => {} },
      may: async () => false,
      options: { writers: [], alertBelow: 80 },
      callerOf: async () => {
        came += 1;
        return {
          credentials: mockCredentials.user(),
          actor: { ref: 'user:default/mock' },
          person: { ref: 'user:default/mock', groups: [] },
          refs: ['user:default/mock'],
        };
      },
    } as unknown as QualityRoom;
    const app = express();
    addIngestRoutes(app, room, { ...INGEST_LIMITS, ...limits });
    app.use(
      MiddlewareFactory.create({
        config: mockServices.rootConfig(),
        logger: mockServices.logger.mock(),
      }).error(),
    );
    server = http.createServer(app);
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
  }

  afterEach(async () => {
    reader.release();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const push = (bytes = Buffer.from('{}'), headers = {}) =>
    raw(request(server).post('/quality/results'), bytes, headers);
  /** Until something holds, without a time of its own. */
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  /** A request by hand, of which only a part is sent. */
  const sendPart = (headers: string, part: string) => {
    const { port } = server.address() as AddressInfo;
    const socket = net.connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', data => {
      answer += data;
    });
    const closed = new Promise(resolve => socket.once('close', resolve));
    socket.write(
      `POST /quality/results HTTP/1.1\r\nhost: x\r\n${headers}\r\n\r\n${part}`,
    );
    return { socket, closed, answer: () => answer };
  };

  it('do not wait for a sender that falls silent', async () => {
    await open({ silenceMs: 20, lingerMs: 20 });
    const slow = sendPart('content-length: 100', '{"a":');
    await slow.closed;
    expect(slow.answer()).toMatch(/^HTTP\/1\.1 408 /);
    expect(slow.answer()).toContain('Nothing came for 0.02 seconds');
  });

  it('hang up on a refused sender that goes on sending, after it could read why', async () => {
    await open({ artifactBytes: 10, lingerMs: 50 });
    const chunk = `64\r\n${'x'.repeat(100)}\r\n`;
    const flood = sendPart('transfer-encoding: chunked', chunk);
    flood.socket.on('error', () => {});
    // What is sent to a closed connection loses an answer that waits in it.
    await until(() => flood.answer() !== '');
    const more = setInterval(() => flood.socket.write(chunk), 1);
    await flood.closed;
    clearInterval(more);
    expect(flood.answer()).toMatch(/^HTTP\/1\.1 413 /);
    expect(flood.answer()).toContain('more than 10 bytes');
  });

  it('read nothing of what says to be too large', async () => {
    await open({ requestBytes: 1000 });
    const huge = sendPart('content-length: 1000000000000', '{');
    await until(() => huge.answer() !== '');
    expect(huge.answer()).toMatch(/^HTTP\/1\.1 413 /);
    huge.socket.destroy();
  });

  it('give the place of a sender that hangs up to the next', async () => {
    await open({ requests: 1, waitMs: 60_000 });
    const before = reader.begun;
    const gone = sendPart('content-length: 100', '{"a":');
    await until(() => came === 1);
    const answered = push().then(answer => answer);
    await until(() => came === 2);
    expect(reader.begun).toBe(before);
    gone.socket.destroy();
    expect((await answered).status).toBe(READ);
    expect(reader.begun).toBe(before + 1);
  });

  it('say when to come again while too many are inside', async () => {
    await open({ requests: 1, requestsOfSender: 1, waiting: 0 });
    reader.hold();
    const before = reader.begun;
    const first = push().then(answer => answer);
    await until(() => reader.begun > before);
    const second = await push();
    expect(second.status).toBe(503);
    expect(second.headers['retry-after']).toBe('10');
    reader.release();
    expect((await first).status).toBe(READ);
    expect((await push()).status).toBe(READ);
  });

  it('hold no more than there is memory for, whoever sends it', async () => {
    await open({ memoryBytes: 1000 });
    reader.hold();
    const before = reader.begun;
    const first = push(Buffer.alloc(600, ' ')).then(answer => answer);
    await until(() => reader.begun > before);
    const second = await push(Buffer.alloc(600, ' '));
    expect(second.status).toBe(503);
    expect(second.body.error.message).toContain('Send it again');
    reader.release();
    expect((await first).status).toBe(READ);
    expect((await push(Buffer.alloc(600, ' '))).status).toBe(READ);
  });

  it('give everything back after what they refuse', async () => {
    await open({ memoryBytes: 5000, artifactBytes: 2000, requestBytes: 4000 });
    for (let time = 0; time < 20; time += 1) {
      const bomb = await push(gzipSync(Buffer.alloc(100_000)), {
        'content-encoding': 'gzip',
      });
      expect(bomb.status).toBe(413);
      const broken = await push(Buffer.from('no gzip'), {
        'content-encoding': 'gzip',
      });
      expect(broken.status).toBe(400);
    }
    expect((await push(Buffer.alloc(1900, ' '))).status).toBe(READ);
  });

  it('answer whatever comes, and break at nothing', async () => {
    await open({ memoryBytes: 5000, artifactBytes: 2000, requestBytes: 4000 });
    const bytes = fc
      .uint8Array({ maxLength: 3000 })
      .map(each => Buffer.from(each));
    const part = fc
      .tuple(
        fc.constantFrom(
          'name="a"',
          'name="a"; filename="b"',
          '',
          '\u0000',
          '"',
        ),
        fc.oneof(
          bytes,
          bytes.map(each => gzipSync(each)),
        ),
      )
      .map(([name, content]) =>
        Buffer.concat([
          Buffer.from(`--x\r\ncontent-disposition: form-data; ${name}\r\n\r\n`),
          content,
          Buffer.from('\r\n'),
        ]),
      );
    const form = fc
      .tuple(
        fc.array(part, { maxLength: 25 }),
        fc.constantFrom('--x--\r\n', '--x', ''),
      )
      .map(([parts, end]) => Buffer.concat([...parts, Buffer.from(end)]));
    const body = fc
      .tuple(
        fc.oneof(bytes, form),
        fc.constantFrom(
          (each: Buffer) => each,
          (each: Buffer) => gzipSync(each),
          (each: Buffer) => deflateSync(each),
          (each: Buffer) => gzipSync(each).subarray(0, -5),
        ),
      )
      .map(([each, encode]) => encode(each));
    const headers = fc.record(
      {
        'content-type': fc.constantFrom(
          'application/json',
          'multipart/form-data; boundary=x',
          'multipart/form-data; boundary=y',
          'multipart/form-data',
          'multipart/',
          'x',
        ),
        'content-encoding': fc.constantFrom('gzip', 'deflate', 'br', 'x'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(body, headers, async (sent, said) => {
        const { status } = await push(sent, said);
        expect([400, 413, 415, READ]).toContain(status);
      }),
      { numRuns: 200 },
    );
    // Nothing of it is still held.
    expect((await push(Buffer.alloc(1900, ' '))).status).toBe(READ);
  });

  it('inflate a bomb no further than it may be', async () => {
    await open({ artifactBytes: 100_000 });
    // Some 100 kB each, which inflate to a gigabyte together.
    const layer = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    const bomb = Buffer.concat(Array.from({ length: 10 }, () => layer));
    const before = process.memoryUsage().arrayBuffers;
    const answer = await push(bomb, { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(413);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(
      50 * 1024 * 1024,
    );
  });
});
