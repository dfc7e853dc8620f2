import { createDataMeshClient } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { accessExtensions } from './access/extensions';
import { accessCard } from './access/product/extensions';
import { dataMeshApiRef } from './api';
import { meshPage } from './page/meshPage';
import { ProductIcon } from './products/components/ProductIcon';
import { productsExtensions } from './products/extensions';
import { meshQualityExtensions } from './quality/extensions';
import { qualityCard, qualityContent } from './quality/product/extensions';
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

const dataMeshApi = ApiBlueprint.make({
  params: define =>
    define({
      api: dataMeshApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createDataMeshClient({ discoveryApi, fetchApi }),
    }),
});

/**
 * The data mesh pages, and its tabs and cards on entity pages.
 * @public
 */
export const dataMeshPlugin = createFrontendPlugin({
  pluginId: 'data-mesh',
  title: 'Data mesh',
  icon: <ProductIcon fontSize="inherit" />,
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
  extensions: [
    dataMeshApi,
    meshPage,
    accessCard,
    qualityCard,
    ...productsExtensions,
    ...meshQualityExtensions,
    ...accessExtensions,
    qualityContent,
  ],
});
