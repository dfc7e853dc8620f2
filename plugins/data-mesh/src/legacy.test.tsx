import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import type { Entity } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { SearchResultListItemExtensions } from '@backstage/plugin-search-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import type { DataMeshClient } from '@backstage-data-mesh/plugin-data-mesh-common';
import { sampleProductAccess } from './access/__testUtils__/sampleAccess';
import { fakeDataMesh } from './__testUtils__/fakeDataMesh';
import { SAMPLE_DOMAINS, SAMPLE_PRODUCTS } from './__testUtils__/sampleMesh';
import {
  dataMeshApiRef,
  dataMeshCatalogGraphApiFactory,
  DataMeshPage,
  dataMeshPlugin,
  DataProductSearchResultListItem,
  EntityDataProductAccessContent,
  EntityDataProductContractContent,
  EntityDataProductLineageContent,
  EntityDataProductOverviewContent,
  EntityDataProductProblemsContent,
  EntityDataProductQualityContent,
  EntityDomainDataProductsContent,
  HomePageDataProducts,
} from './legacy';
import { fakeBackend } from './products/entity/__testUtils__/renderProduct';
import {
  ORDERS_DOCUMENT,
  product,
} from './products/entity/__testUtils__/sampleProduct';
import { sampleProductQuality } from './quality/__testUtils__/sampleQuality';
import { rootRouteRef } from './routes';

const domain: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'Customer' },
  spec: {},
};

const dataProduct: Entity = {
  apiVersion: 'data-mesh/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'orders', namespace: 'default' },
  spec: {},
};

/** Asked for by the catalog's About card, which has nothing to ask of it. */
const scmIntegrationsApiRef = createApiRef<{}>({
  id: 'integration.scmintegrations',
});

/** Renders in an app of the old frontend system. */
function renderInOldApp(
  element: JSX.Element,
  address = '/',
  { client } = fakeDataMesh({
    products: SAMPLE_PRODUCTS,
    domains: SAMPLE_DOMAINS,
  }) as { client: DataMeshClient },
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [dataMeshApiRef, client],
        [catalogApiRef, catalogApiMock({ entities: [domain, dataProduct] })],
        [permissionApiRef, mockApis.permission()],
        [scmIntegrationsApiRef, {}],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: {
        '/mesh': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('the package in an app of the old frontend system', () => {
  it.each([
    { address: '/mesh?q=email', text: '2 data products for “email”' },
    { address: '/mesh/domains', text: '4 domains' },
    {
      address: '/mesh/domains/default/order',
      text: 'From the basket to the parcel.',
    },
  ])('shows the page at $address', async ({ address, text }) => {
    await renderInOldApp(
      <FlatRoutes>
        <Route path="/mesh" element={<DataMeshPage />} />
      </FlatRoutes>,
      address,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { level: 1, name: 'Data mesh' }),
    ).toBeInTheDocument();
  });

  it('leads from tab to tab, wherever the page is mounted', async () => {
    await renderInOldApp(
      <FlatRoutes>
        <Route path="/mesh" element={<DataMeshPage />} />
      </FlatRoutes>,
      '/mesh',
    );
    expect(await screen.findByText('4 data products')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Domains' }));
    await userEvent.click(await screen.findByRole('link', { name: 'Order' }));
    expect(
      await screen.findByText('From the basket to the parcel.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Search in this domain' }),
    ).toHaveAttribute('href', '/mesh?domain=domain%3Adefault%2Forder');
    await userEvent.click(screen.getByRole('tab', { name: 'Marketplace' }));
    expect(await screen.findByText('4 data products')).toBeInTheDocument();
  });

  it('shows the products of a domain on its entity page', async () => {
    await renderInOldApp(
      <EntityProvider entity={domain}>
        <EntityDomainDataProductsContent />
      </EntityProvider>,
    );
    expect(
      await screen.findByRole('link', { name: 'Customers' }),
    ).toBeInTheDocument();
  });

  it.each([
    {
      tab: 'overview',
      Content: EntityDataProductOverviewContent,
      text: 'The basis of every sales figure.',
    },
    {
      tab: 'contract',
      Content: EntityDataProductContractContent,
      text: 'Orders contract',
    },
    {
      tab: 'lineage',
      Content: EntityDataProductLineageContent,
      text: 'No lineage yet',
    },
    {
      tab: 'problems',
      Content: EntityDataProductProblemsContent,
      text: 'No problems',
    },
    {
      tab: 'access',
      Content: EntityDataProductAccessContent,
      text: 'You have no access.',
    },
    {
      tab: 'quality',
      Content: EntityDataProductQualityContent,
      text: '3 of 4 expected checks evaluated, 1 check failing',
    },
  ])(
    'shows the $tab of a product on its entity page',
    async ({ Content, text }) => {
      const backend = fakeBackend({
        '': product({ purpose: 'The basis of every sales figure.' }),
        '/lineage': {
          nodes: [
            {
              ref: 'dataproduct:default/orders',
              kind: 'dataproduct',
              title: 'Orders',
              distance: 0,
            },
          ],
          edges: [],
          truncated: false,
        },
        '/ports/orders/contract': ORDERS_DOCUMENT,
        '/access': sampleProductAccess(),
        '/quality': sampleProductQuality(),
      });
      await renderInOldApp(
        <EntityProvider entity={dataProduct}>
          <Content />
        </EntityProvider>,
        '/',
        backend,
      );
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
    },
  );

  it('shows recently changed products on the home page', async () => {
    await renderInOldApp(<HomePageDataProducts />);
    expect(
      await screen.findByRole('link', { name: 'All 4 data products' }),
    ).toHaveAttribute('href', '/mesh');
  });

  it('shows its own results of the search, and only those', async () => {
    const document = {
      title: 'Orders',
      text: 'Every order',
      location: '/somewhere',
      entityRef: 'dataproduct:default/orders',
    };
    await renderInOldApp(
      <SearchResultListItemExtensions
        results={[
          { type: 'data-product', document },
          {
            type: 'software-catalog',
            document: { ...document, title: 'Other' },
          },
        ]}
      >
        <DataProductSearchResultListItem />
      </SearchResultListItemExtensions>,
    );
    expect(await screen.findAllByText('Data product')).toHaveLength(1);
    expect(screen.getByText('Other')).toBeInTheDocument();
  });

  it('brings the client of the backend, and the flow of data for the graph', async () => {
    const [api] = [...dataMeshPlugin.getApis()];
    expect(api.api).toBe(dataMeshApiRef);
    const fetch = jest.fn(async () => new Response('{"items":[]}'));
    const client = api.factory({
      discoveryApi: mockApis.discovery(),
      fetchApi: { fetch },
    }) as ReturnType<typeof fakeDataMesh>['client'];
    await client.GET('/domains');
    expect(fetch).toHaveBeenCalledWith(
      'http://example.com/api/data-mesh/domains',
      expect.anything(),
    );

    expect(dataMeshCatalogGraphApiFactory.api).toBe(catalogGraphApiRef);
    expect(dataMeshCatalogGraphApiFactory.factory({}).knownRelations).toEqual(
      expect.arrayContaining(['consumesDataFrom', 'providesDataTo']),
    );
  });
});
