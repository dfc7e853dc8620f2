import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fakeAccess } from '../src/access/__testUtils__/fakeAccess';
import {
  daysFromNow,
  sampleGrant,
  sampleGrantDetail,
  sampleRequest,
  sampleRequestDetail,
  sampleTask,
} from '../src/access/__testUtils__/sampleAccess';
import { fakeDataMesh } from '../src/__testUtils__/fakeDataMesh';
import {
  SAMPLE_DOMAINS,
  SAMPLE_PRODUCTS,
} from '../src/__testUtils__/sampleMesh';
import dataMeshFeatures, { dataMeshApiRef } from '../src';

const grant = sampleGrant({ endsAt: daysFromNow(6) });
const request = sampleRequest({ port: 'order-events', portTitle: undefined });
const accessAnswers = {
  'GET /access/grants': { items: [grant] },
  [`GET /access/grants/${grant.id}`]: sampleGrantDetail(grant),
  'GET /access/requests': { items: [request] },
  [`GET /access/requests/${request.id}`]: sampleRequestDetail(request),
  'GET /access/inbox': { items: [request], tasks: [sampleTask()] },
  'GET /access/inbox/count': { requests: 1, tasks: 1 },
};

// The pages over a small mesh in memory, at /data-mesh; no backend is needed.
const inMemoryMesh = createFrontendModule({
  pluginId: 'data-mesh',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: dataMeshApiRef,
          deps: {},
          factory: () => {
            const mesh = fakeDataMesh({
              products: SAMPLE_PRODUCTS,
              domains: SAMPLE_DOMAINS,
            });
            return fakeAccess(accessAnswers, mesh.fetch).client;
          },
        }),
    }),
  ],
});

const inMemoryCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () =>
            catalogApiMock({
              entities: SAMPLE_DOMAINS.filter(({ declared }) => declared).map(
                ({ ref, title }) => ({
                  apiVersion: 'backstage.io/v1alpha1',
                  kind: 'Domain',
                  metadata: { name: ref.split('/')[1], title },
                  spec: {},
                }),
              ),
            }),
        }),
    }),
  ],
});

createDevApp({
  features: [catalogPlugin, dataMeshFeatures, inMemoryMesh, inMemoryCatalog],
});
