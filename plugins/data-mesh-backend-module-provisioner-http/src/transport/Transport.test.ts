import type { RequestListener } from 'node:http';
import { listen } from '../__testUtils__/listen';
import { Transport } from './Transport';

const SECRET = 'correct-horse-battery-staple-in-the-lake';
const open: Array<() => Promise<void>> = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(close => close()));
});

async function serve(handler: RequestListener): Promise<string> {
  const { url, close } = await listen(handler);
  open.push(close);
  return url;
}

const transport = (url: string, timeoutMs = 10_000) =>
  new Transport({ title: 'Lakehouse', url, timeoutMs, secret: SECRET });

const get = (url: string, timeoutMs?: number, signal?: AbortSignal) =>
  transport(url, timeoutMs).call({
    method: 'GET',
    path: '/grants',
    signal: signal ?? new AbortController().signal,
  });

const failure = async (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => {
      throw new Error('It did not fail');
    },
    error => error,
  );

describe('Transport', () => {
  it('sends to the target, behind its path, and returns the answer', async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(
        `${request.method} ${request.url} ${request.headers['x-path']}`,
      );
      response.setHeader('retry-after', '3');
      response.end('{"a":1}');
    });
    await expect(
      transport(`${url}/api`).call({
        method: 'GET',
        path: '/grants?environment=a%20b',
        headers: path => ({ 'x-path': path }),
        signal: new AbortController().signal,
      }),
    ).resolves.toEqual({
      status: 200,
      text: '{"a":1}',
      json: { a: 1 },
      retryAfterMs: 3000,
    });
    expect(seen).toEqual([
      'GET /api/grants?environment=a%20b /api/grants?environment=a%20b',
    ]);
  });

  it.each([400, 403, 404, 409, 410, 422, 500])(
    'leaves the judgement of status %d to the caller',
    async status => {
      const url = await serve((_, response) => {
        response.statusCode = status;
        response.end('{}');
      });
      await expect(get(url)).resolves.toMatchObject({ status });
    },
  );

  it.each([401, 408, 425, 429, 502, 503, 504])(
    'failure mode 11: hands status %d with Retry-After to the reconciler as an outage',
    async status => {
      const url = await serve((_, response) => {
        response.writeHead(status, { 'retry-after': '90' });
        response.end('{"message":"maintenance"}');
      });
      await expect(get(url)).rejects.toMatchObject({
        name: 'TargetUnavailableError',
        message: expect.stringMatching(/status \d+: maintenance/),
        retryAfterMs: 90_000,
      });
    },
  );

  it.each([301, 302, 303, 307, 308])(
    'never follows a redirect (%d): what was signed for one place is not sent to another',
    async status => {
      let followed = false;
      const elsewhere = await serve((_, response) => {
        followed = true;
        response.end('{}');
      });
      const url = await serve((_, response) => {
        response.writeHead(status, { location: `${elsewhere}/grants` });
        response.end();
      });
      await expect(get(url)).rejects.toMatchObject({
        name: 'TargetUnavailableError',
      });
      expect(followed).toBe(false);
    },
  );

  it('reads no more than 4 MiB', async () => {
    let sent = 0;
    const url = await serve((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      const more = () => {
        // Would go on for 200 MiB if somebody read it.
        while (!response.destroyed && sent < 200) {
          sent++;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    await expect(get(url)).rejects.toThrow('more than 4 MiB');
    expect(sent).toBeLessThan(100);
  });

  it('gives up on a platform that does not answer in time', async () => {
    const url = await serve(() => {});
    await expect(get(url, 50)).rejects.toMatchObject({
      name: 'TargetUnavailableError',
      message: 'Lakehouse did not answer within 0.05 seconds.',
    });
  });

  it('gives up on a platform that begins an answer and does not end it', async () => {
    const url = await serve((_, response) => {
      response.write('{"observed":');
    });
    await expect(get(url, 50)).rejects.toThrow('did not answer within');
  });

  it('failure mode 16: ends a call at once when the lease is lost', async () => {
    const lost = new AbortController();
    const url = await serve(() => {
      lost.abort(new Error('The lease is lost'));
    });
    await expect(get(url, 60_000, lost.signal)).rejects.toThrow(
      'The lease is lost',
    );
  });

  it('failure mode 16: begins no call when the lease is lost already', async () => {
    let called = false;
    const url = await serve((_, response) => {
      called = true;
      response.end('{}');
    });
    await expect(
      get(url, 60_000, AbortSignal.abort(new Error('The lease is lost'))),
    ).rejects.toThrow('The lease is lost');
    expect(called).toBe(false);
  });

  it('tells that nobody listens', async () => {
    const { url, close } = await listen(() => {});
    await close();
    await expect(get(url)).rejects.toMatchObject({
      name: 'TargetUnavailableError',
      message: 'Lakehouse cannot be reached: ECONNREFUSED',
    });
  });

  it('failure mode 27: tells no secret that the platform echoes', async () => {
    const url = await serve((_, response) => {
      response.statusCode = 503;
      response.end(
        JSON.stringify({
          message: `signed with ${SECRET} and password=hunter2`,
        }),
      );
    });
    const error = await failure(get(url));
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(
      /correct-horse|hunter2/,
    );
  });
});
