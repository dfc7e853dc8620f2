import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { obeyParent } from '../harness/startChild';
import { generateMesh } from '../products/generateMesh';
import { explainQueries, type ExplainedQuery } from './explainQueries';
import { fillLedger, type Filled } from './fillLedger';
import { generatePeople } from './people';
import { runBaseline, type Baseline } from './baselines';

/**
 * The backend under test, in a process of its own, so that the load generator
 * does not wait on the same event loop. Talks to its parent over IPC.
 */
export type BackendOptions = {
  port: number;
  database: object;
  products: number;
};

/** What the parent may have it do, each answered with `done`. */
export type Order =
  | { type: 'fill'; requests: number; pending: number; active: number }
  | { type: 'listen' }
  | { type: 'explain' }
  | { type: 'due' }
  | { type: 'countDue' }
  | { type: 'pending'; limit: number }
  | { type: 'baseline'; name: Baseline; seconds: number; workers: number };

/** The answers by type of order. */
export type Answers = {
  fill: Filled;
  listen: undefined;
  explain: ExplainedQuery[];
  due: number;
  countDue: number;
  pending: Array<{ id: string; version: number; owner: string }>;
  baseline: number;
};

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

async function run(options: BackendOptions) {
  const entities = [
    ...generateMesh({ products: options.products, columns: 10 }),
    ...generatePeople(),
  ];
  const connected: { knex?: Knex } = {};
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
          },
          catalog: {
            rules: [
              {
                allow: ['DataProduct', 'Domain', 'Group', 'User', 'Component'],
              },
            ],
            // Long, so that processing again does not disturb the figures.
            processingInterval: { hours: 10 },
          },
          dataMesh: {
            registry: { syncInterval: { seconds: 5 } },
            // The mesh is generated: there is no file to find lines in.
            declarations: { locateAtUrls: false },
            access: {
              provisioning: {
                interval: { seconds: 1 },
                verifyEvery: { hours: 10 },
              },
            },
          },
        }),
    }),
  );
  // So that the load generator can be anybody: the check of a real token, some
  // tenths of a millisecond, is all that is missing.
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.auth.factory());
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    import('@backstage-data-mesh/plugin-catalog-backend-module-data-mesh'),
  );
  backend.add(import('@backstage-data-mesh/plugin-data-mesh-backend'));
  backend.add(
    import('@backstage-data-mesh/plugin-data-mesh-backend-module-provisioner-noop'),
  );
  // A module shares the database connection of its plugin.
  backend.add(
    createBackendModule({
      pluginId: 'data-mesh',
      moduleId: 'bench-access',
      register(env) {
        env.registerInit({
          deps: { database: coreServices.database },
          async init({ database }) {
            connected.knex = await database.getClient();
          },
        });
      },
    }),
  );
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
              async connect(connection) {
                await connection.applyMutation({
                  type: 'full',
                  entities: entities.map(entity => ({
                    entity: located(entity),
                    locationKey: 'bench',
                  })),
                });
              },
            });
          },
        });
      },
    }),
  );
  await backend.start();
  const knex = connected.knex!;
  const explained = explainQueries(knex);

  const obey = async (order: Order): Promise<Answers[Order['type']]> => {
    switch (order.type) {
      case 'fill':
        return fillLedger(knex, {
          ...order,
          progress: message => process.stderr.write(`filling: ${message}\n`),
        });
      case 'listen':
        return explained.listen();
      case 'explain':
        return explained.explain();
      case 'due':
        return knex('access_grants')
          .whereNull('end_kind')
          .update({ due_at: knex.fn.now() });
      case 'countDue': {
        const [{ count }] = await knex('access_grants')
          .whereNotNull('due_at')
          .where('due_at', '<=', knex.fn.now())
          .count({ count: '*' });
        return Number(count);
      }
      case 'pending': {
        return knex('access_requests')
          .where({ state: 'pending' })
          .orderByRaw('md5(id)')
          .limit(order.limit)
          .select('id', 'version', 'owner_ref as owner');
      }
      case 'baseline':
        return runBaseline(knex, order);
      default:
        throw new Error(`Unknown order ${JSON.stringify(order)}`);
    }
  };
  obeyParent(obey);
}

run(JSON.parse(process.argv[2]) as BackendOptions).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
