import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  catalogGraphApiRef,
  DefaultCatalogGraphApi,
} from '@backstage/plugin-catalog-graph';
import {
  RELATION_CONSUMES_DATA_FROM,
  RELATION_PROVIDES_DATA_TO,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** The relations that the catalog graph draws: Backstage's, and data flow. */
export const createCatalogGraphApi = () =>
  new DefaultCatalogGraphApi({
    knownRelations: [
      ...ALL_RELATIONS,
      RELATION_CONSUMES_DATA_FROM,
      RELATION_PROVIDES_DATA_TO,
    ],
    knownRelationPairs: [
      ...ALL_RELATION_PAIRS,
      [RELATION_CONSUMES_DATA_FROM, RELATION_PROVIDES_DATA_TO],
    ],
    defaultRelationTypes: { exclude: [] },
  });

/**
 * Makes the catalog graph show data flow, which it does not know by itself. An
 * app that overrides the same API keeps its own.
 */
export const catalogGraphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogGraphApiRef,
          deps: {},
          factory: createCatalogGraphApi,
        }),
    }),
  ],
});
