import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import {
  type EntityProviderConnection,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
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

export type BackendMessage =
  | { type: 'ready' }
  | { type: 'memory'; rssMb: number; heapMb: number }
  | { type: 'changed' };

const MB = 1024 * 1024;
const located = (entity: Entity): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    annotations: {
      ...entity.metadata.annotations,
      'backstage.io/managed-by-location': 'url:https://example.com/mesh.yaml',
      'backstage.io/managed-by-origin-location':
        'url:https://example.com/mesh.yaml',
    },
  },
});
const deferred = (entity: Entity) => ({
  entity: located(entity),
  locationKey: 'bench',
});

async function run(options: BackendOptions) {
  const mesh = generateMesh(options);
  let connection: EntityProviderConnection | undefined;
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () =>
        new ConfigReader({
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: `http://127.0.0.1:${options.port}`,
            listen: { host: '127.0.0.1', port: options.port },
            database: options.database,
            auth: {
              externalAccess: [
                {
                  type: 'static',
                  options: { token: options.token, subject: 'bench' },
                },
              ],
            },
          },
          catalog: {
            rules: [{ allow: ['DataProduct', 'Domain', 'Group'] }],
            // Long, so that processing again does not disturb the figures.
            processingInterval: { hours: 10 },
          },
          dataMesh: {
            registry: { syncInterval: { seconds: 5 } },
            // The mesh is generated: there is no file to find lines in.
            declarations: { locateAtUrls: false },
          },
        }),
    }),
  );
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    import('@backstage-data-mesh/plugin-catalog-backend-module-data-mesh'),
  );
  backend.add(import('@backstage-data-mesh/plugin-data-mesh-backend'));
  backend.add(
    createBackendModule({
      pluginId: 'catalog',
      moduleId: 'bench-mesh',
      register(env) {
        env.registerInit({
          deps: { processing: catalogProcessingExtensionPoint },
          async init({ processing }) {
            processing.addEntityProvider({
              getProviderName: () => 'bench',
              async connect(connected) {
                connection = connected;
                await connected.applyMutation({
                  type: 'full',
                  entities: mesh.map(deferred),
                });
              },
            });
          },
        });
      },
    }),
  );
  await backend.start();

  process.on(
    'message',
    async (message: { type: string; name?: string; description?: string }) => {
      if (message.type === 'memory') {
        globalThis.gc?.();
        const { rss, heapUsed } = process.memoryUsage();
        process.send!({
          type: 'memory',
          rssMb: rss / MB,
          heapMb: heapUsed / MB,
        } satisfies BackendMessage);
      }
      if (message.type === 'change') {
        const entity = mesh.find(e => e.metadata.name === message.name)!;
        await connection!.applyMutation({
          type: 'delta',
          removed: [],
          added: [
            deferred({
              ...entity,
              metadata: {
                ...entity.metadata,
                description: message.description,
              },
            }),
          ],
        });
        process.send!({ type: 'changed' } satisfies BackendMessage);
      }
    },
  );
  process.send!({ type: 'ready' } satisfies BackendMessage);
}

run(JSON.parse(process.argv[2]) as BackendOptions).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
