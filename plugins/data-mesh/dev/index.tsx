import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fakeDataMesh } from '../src/__testUtils__/fakeDataMesh';
import {
  SAMPLE_DOMAINS,
  SAMPLE_PRODUCTS,
} from '../src/__testUtils__/sampleMesh';
import dataMeshFeatures, { dataMeshApiRef } from '../src';

// The pages over a small mesh in memory, at /data-mesh; no backend is needed.
const inMemoryMesh = createFrontendModule({
  pluginId: 'data-mesh',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: dataMeshApiRef,
          deps: {},
          factory: () =>
            fakeDataMesh({ products: SAMPLE_PRODUCTS, domains: SAMPLE_DOMAINS })
              .client,
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
