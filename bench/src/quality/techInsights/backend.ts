import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  techInsightsFactRetrieversExtensionPoint,
  type FactRetriever,
} from '@backstage-community/plugin-tech-insights-node';
import { obeyParent } from '../../harness/startChild';

/** What the parent says about the backend to compare with. */
export type TechInsightsOptions = {
  port: number;
  database: object;
  entities: number;
  checks: number;
};

/**
 * The backend of Tech Insights with its own checker of rules, over facts that
 * are there already: the same number of entities and of checks.
 */
async function run({ port, database, entities, checks }: TechInsightsOptions) {
  const facts = Array.from({ length: checks }, (_, n) => `column${n}HasValues`);
  let retrieved = false;
  const retriever: FactRetriever = {
    id: 'benchFacts',
    version: '1.0.0',
    schema: Object.fromEntries(
      facts.map(fact => [fact, { type: 'boolean', description: fact }]),
    ),
    async handler() {
      if (retrieved) {
        return [];
      }
      retrieved = true;
      return Array.from({ length: entities }, (_, entity) => ({
        entity: {
          namespace: 'default',
          kind: 'dataproduct',
          name: `product-${entity}`,
        },
        facts: Object.fromEntries(
          facts.map((fact, n) => [fact, (entity + n) % 50 !== 0]),
        ),
      }));
    },
  };
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () =>
        new ConfigReader({
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: `http://127.0.0.1:${port}`,
            listen: { host: '127.0.0.1', port },
            database,
          },
          techInsights: {
            factRetrievers: { benchFacts: { cadence: '* * * * * *' } },
            factChecker: {
              checks: Object.fromEntries(
                facts.map(fact => [
                  fact,
                  {
                    type: 'json-rules-engine',
                    name: fact,
                    description: fact,
                    factIds: ['benchFacts'],
                    rule: {
                      conditions: {
                        all: [{ fact, operator: 'equal', value: true }],
                      },
                    },
                  },
                ]),
              ),
            },
          },
        }),
    }),
  );
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.auth.factory());
  backend.add(import('@backstage-community/plugin-tech-insights-backend'));
  backend.add(
    import('@backstage-community/plugin-tech-insights-backend-module-jsonfc'),
  );
  backend.add(
    createBackendModule({
      pluginId: 'tech-insights',
      moduleId: 'bench-facts',
      register(env) {
        env.registerInit({
          deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
          async init({ retrievers }) {
            retrievers.addFactRetrievers({ benchFacts: retriever });
          },
        });
      },
    }),
  );
  await backend.start();
  obeyParent(async () => undefined);
}

run(JSON.parse(process.argv[2]) as TechInsightsOptions).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
