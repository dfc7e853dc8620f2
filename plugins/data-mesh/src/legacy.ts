/**
 * The data mesh suite for apps in the old frontend system: the same pages, tabs
 * and cards as at the package's root, wrapped in its extensions.
 *
 * @packageDocumentation
 */
import type { Entity } from '@backstage/catalog-model';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import { createCardExtension } from '@backstage/plugin-home-react';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import {
  createDataMeshClient,
  DATA_PRODUCT_KIND,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { dataMeshApiRef } from './api';
import { createCatalogGraphApi } from './modules/catalogGraphModule';
import { DATA_PRODUCT_DOCUMENT_TYPE } from './products/search/searchDocument';
import {
  accessRouteRef,
  approvalsRouteRef,
  auditRouteRef,
  domainRouteRef,
  domainsRouteRef,
  grantRouteRef,
  mapRouteRef,
  provisioningRouteRef,
  requestRouteRef,
  rootRouteRef,
  scorecardsRouteRef,
  tokensRouteRef,
  unmatchedRouteRef,
} from './routes';

/**
 * The data mesh plugin of the old frontend system.
 * @public
 */
export const dataMeshPlugin = createPlugin({
  id: 'data-mesh',
  apis: [
    createApiFactory({
      api: dataMeshApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createDataMeshClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: {
    root: rootRouteRef,
    domains: domainsRouteRef,
    domain: domainRouteRef,
    map: mapRouteRef,
    access: accessRouteRef,
    approvals: approvalsRouteRef,
    request: requestRouteRef,
    grant: grantRouteRef,
    audit: auditRouteRef,
    provisioning: provisioningRouteRef,
    scorecards: scorecardsRouteRef,
    unmatched: unmatchedRouteRef,
    tokens: tokensRouteRef,
  },
});

/**
 * Marketplace, domains, map and access: `<Route path="/data-mesh"
 * element={<DataMeshPage />} />`.
 * @public
 */
export const DataMeshPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'DataMeshPage',
    component: () =>
      import('./page/LegacyDataMeshPage').then(m => m.LegacyDataMeshPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * What a data product is, its ports and how to connect: the overview of its
 * entity page.
 * @public
 */
export const EntityDataProductOverviewContent = dataMeshPlugin.provide(
  createComponentExtension({
    name: 'EntityDataProductOverviewContent',
    component: {
      lazy: () =>
        import('./products/entity/overview/ProductOverview').then(
          m => m.ProductOverview,
        ),
    },
  }),
);

/**
 * The contracts of a data product, as a tab of its entity page; its path must
 * be `/contract`, where search results and ports lead to.
 * @public
 */
export const EntityDataProductContractContent = dataMeshPlugin.provide(
  createComponentExtension({
    name: 'EntityDataProductContractContent',
    component: {
      lazy: () =>
        import('./products/entity/contract/ContractContent').then(
          m => m.ContractContent,
        ),
    },
  }),
);

/**
 * Where the data of a product comes from and goes to, as a tab of its entity
 * page at `/lineage`.
 * @public
 */
export const EntityDataProductLineageContent = dataMeshPlugin.provide(
  createComponentExtension({
    name: 'EntityDataProductLineageContent',
    component: {
      lazy: () =>
        import('./products/entity/lineage/LineageContent').then(
          m => m.LineageContent,
        ),
    },
  }),
);

/**
 * Mistakes of a product's declaration and contracts, as a tab of its entity
 * page at `/problems`.
 * @public
 */
export const EntityDataProductProblemsContent = dataMeshPlugin.provide(
  createComponentExtension({
    name: 'EntityDataProductProblemsContent',
    component: {
      lazy: () =>
        import('./products/entity/problems/ProblemsContent').then(
          m => m.ProblemsContent,
        ),
    },
  }),
);

/**
 * Who has access to a data product, and whether the reader has, as a tab of
 * its entity page at `/access`.
 * @public
 */
export const EntityDataProductAccessContent = dataMeshPlugin.provide(
  createComponentExtension({
    name: 'EntityDataProductAccessContent',
    component: {
      lazy: () =>
        import('./access/product/ProductAccessContent').then(
          m => m.ProductAccessContent,
        ),
    },
  }),
);

/**
 * Whether a data product can be trusted, and why, as a tab of its entity page
 * at `/quality`.
 * @public
 */
export const EntityDataProductQualityContent = dataMeshPlugin.provide(
  createComponentExtension({
    name: 'EntityDataProductQualityContent',
    component: {
      lazy: () =>
        import('./quality/product/ProductQualityContent').then(
          m => m.ProductQualityContent,
        ),
    },
  }),
);

/**
 * The data products of a domain, as a tab of its entity page.
 * @public
 */
export const EntityDomainDataProductsContent = dataMeshPlugin.provide(
  createComponentExtension({
    name: 'EntityDomainDataProductsContent',
    component: {
      lazy: () =>
        import('./products/domains/EntityDomainContent').then(
          m => m.EntityDomainContent,
        ),
    },
  }),
);

/**
 * Search and recently changed products, for the home page.
 * @public
 */
export const HomePageDataProducts = dataMeshPlugin.provide(
  createCardExtension({
    name: 'HomePageDataProducts',
    title: 'Data products',
    components: () =>
      import('./products/home/HomeContent').then(m => ({
        Content: m.HomeContent,
      })),
  }),
);

/**
 * A data product, output port or column among the results of the search.
 * @public
 */
export const DataProductSearchResultListItem = dataMeshPlugin.provide(
  createSearchResultListItemExtension({
    name: 'DataProductSearchResultListItem',
    component: () =>
      import('./products/search/ProductSearchResultListItem').then(
        m => m.ProductSearchResultListItem,
      ),
    predicate: result => result.type === DATA_PRODUCT_DOCUMENT_TYPE,
  }),
);

/**
 * Makes the catalog graph show data flow; add it to the app's `apis`.
 * @public
 */
export const dataMeshCatalogGraphApiFactory = createApiFactory({
  api: catalogGraphApiRef,
  deps: {},
  factory: createCatalogGraphApi,
});

/**
 * Whether an entity is a data product, for `EntitySwitch`.
 * @public
 */
export const isDataProduct = (entity: Entity): boolean =>
  entity.kind.toLocaleLowerCase('en-US') ===
  DATA_PRODUCT_KIND.toLocaleLowerCase('en-US');

export { AccessSidebarItem } from './access/inbox/AccessSidebarItem';
export { ApprovalsSidebarItem } from './access/inbox/ApprovalsSidebarItem';
export { useInboxCount } from './access/inbox/useInboxCount';
export type { InboxCounts } from './access/inbox/useInboxCount';
export { dataMeshApiRef } from './api';
export { ProductIcon as DataProductIcon } from './products/components/ProductIcon';
