import { createMeshBackend } from '../harness/createMeshBackend';
import { obeyParent, runChild } from '../harness/startChild';
import { generateMesh } from './generateMesh';

/**
 * The backend under test, in a process of its own, so that the load generator
 * does not wait on the same event loop. Talks to its parent over IPC.
 */
export type BackendOptions = {
  port: number;
  token: string;
  database: object;
  products: number;
  columns: number;
};

/** What the parent may have it do. */
export type Order =
  { type: 'memory' } | { type: 'change'; name: string; description: string };

/** The answers by type of order. */
export type Answers = {
  memory: { rssMb: number; heapMb: number };
  change: undefined;
};

const MB = 1024 * 1024;

runChild(async (options: BackendOptions) => {
  const entities = generateMesh(options);
  const { backend, put } = createMeshBackend(options, {
    entities,
    kinds: ['DataProduct', 'Domain', 'Group'],
    backend: {
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: options.token, subject: 'bench' },
          },
        ],
      },
    },
  });
  await backend.start();

  obeyParent(async (order: Order): Promise<Answers[Order['type']]> => {
    if (order.type === 'memory') {
      globalThis.gc?.();
      const { rss, heapUsed } = process.memoryUsage();
      return { rssMb: rss / MB, heapMb: heapUsed / MB };
    }
    const entity = entities.find(
      ({ metadata }) => metadata.name === order.name,
    )!;
    const { description } = order;
    await put({ ...entity, metadata: { ...entity.metadata, description } });
    return undefined;
  });
});
