import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  techInsightsFactRetrieversExtensionPoint,
  type FactRetriever,
} from '@backstage-community/plugin-tech-insights-node';
import {
  createTestedBackend,
  trustCallers,
} from '../../harness/createTestedBackend';
import { obeyParent, runChild } from '../../harness/startChild';

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
runChild(async (options: TechInsightsOptions) => {
  const { entities, checks } = options;
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
  const backend = createTestedBackend(options, {
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
  });
  trustCallers(backend);
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
});
