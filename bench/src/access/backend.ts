import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { createMeshBackend } from '../harness/createMeshBackend';
import { trustCallers } from '../harness/createTestedBackend';
import { obeyParent, runChild } from '../harness/startChild';
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

/** What the parent may have it do. */
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

runChild(async (options: BackendOptions) => {
  const { backend } = createMeshBackend(options, {
    entities: [
      ...generateMesh({ products: options.products, columns: 10 }),
      ...generatePeople(),
    ],
    kinds: ['DataProduct', 'Domain', 'Group', 'User', 'Component'],
    dataMesh: {
      access: {
        provisioning: {
          interval: { seconds: 1 },
          verifyEvery: { hours: 10 },
        },
      },
    },
  });
  trustCallers(backend);
  backend.add(
    import('@backstage-data-mesh/plugin-data-mesh-backend-module-provisioner-noop'),
  );
  const connected: { knex?: Knex } = {};
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
});
