import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { verifySignature } from '../signing/verifySignature';

/** Yours to write. Each may be called again after a crash at any line. */
export type Platform = {
  /** Gives exactly what the order says, and takes what it no longer says. */
  give(name: string, order: { members: object[] }): Promise<void>;
  take(name: string): Promise<void>;
  /** Looks into the platform; undefined when nothing has the name. */
  look(name: string): Promise<{ observed: string } | undefined>;
};

export function createReceiver(platform: Platform, secrets: string[]): Server {
  // Keep it where it survives a restart, and all your replicas see it.
  let newestFence = 0;

  async function answer(
    method: string,
    path: string,
    fence: number,
    body: Buffer,
  ): Promise<[status: number, body: object]> {
    const { pathname, searchParams } = new URL(path, 'http://receiver');
    const id = [searchParams.get('environment'), pathname.split('/').at(-1)];
    // A name that follows from environment and id needs no memory.
    const name = `mesh_${createHash('sha256').update(id.join('/')).digest('hex')}`;
    if (method !== 'GET' && fence < newestFence) {
      return [409, { message: 'A newer worker was here.' }];
    }
    newestFence = Math.max(newestFence, fence);
    if (method === 'PUT') {
      await platform.give(name, JSON.parse(body.toString()));
    } else if (method === 'DELETE') {
      await platform.take(name);
    }
    const seen = await platform.look(name);
    return seen ? [200, seen] : [404, { observed: 'absent' }];
  }

  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const { method = '', url: path = '', headers } = request;
    const verdict = verifySignature(
      { method, path, headers, body },
      { secrets },
    );
    const [status, told] = verdict.ok
      ? await answer(
          method,
          path,
          Number(headers['data-mesh-fence']),
          body,
        ).catch(() => [500, { message: 'It failed; see our log.' }] as const)
      : [401, { message: verdict.reason }];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(told));
  });
}
