import { screen } from '@testing-library/react';
import {
  createFrontendPlugin,
  iconsApiRef,
  PageBlueprint,
  useApi,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import {
  catalogApiRef,
  EntityDisplayName,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fakeDataMesh } from './__testUtils__/fakeDataMesh';
import { SAMPLE_DOMAINS, SAMPLE_PRODUCTS } from './__testUtils__/sampleMesh';
import { dataMeshApiRef } from './api';
import features, { createEntityPresentationModule } from './index';
import { iconModule } from './modules/iconModule';
import { catalogGraphModule } from './modules/catalogGraphModule';
import { dataMeshPlugin } from './plugin';

const customerDomain = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'customer', namespace: 'default' },
  spec: { owner: 'customer-team' },
};
const apis = [
  [catalogApiRef, catalogApiMock({ entities: [customerDomain] })],
  [
    dataMeshApiRef,
    fakeDataMesh({ products: SAMPLE_PRODUCTS, domains: SAMPLE_DOMAINS }).client,
  ],
] as const;

const page = (element: JSX.Element) =>
  createFrontendPlugin({
    pluginId: 'test',
    extensions: [
      PageBlueprint.make({
        params: { path: '/test', loader: async () => element },
      }),
    ],
  });

describe('the package in an app of the new frontend system', () => {
  it('brings the plugin, the icon of the kind, and data flow for the graph', () => {
    expect(features.$$type).toBe('@backstage/FrontendFeatureLoader');
  });

  it('adds the products of a domain to its entity page', async () => {
    renderTestApp({
      features: [catalogPlugin, dataMeshPlugin],
      apis,
      initialRouteEntries: ['/catalog/default/domain/customer/data-products'],
    });
    expect(
      await screen.findByRole(
        'link',
        { name: 'Customers' },
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Customer insight' }),
    ).toBeInTheDocument();
  });

  it('teaches the catalog graph the flow of data, and leaves the rest to it', async () => {
    function Relations() {
      const { knownRelations, knownRelationPairs, defaultRelations } =
        useApi(catalogGraphApiRef);
      return (
        <p>
          {JSON.stringify({
            flows: knownRelationPairs.filter(([a]) => /data/i.test(a)),
            shown: defaultRelations.filter(relation => /data/i.test(relation)),
            rest: knownRelations.includes('dependsOn'),
          })}
        </p>
      );
    }
    renderTestApp({
      features: [catalogGraphPlugin, catalogGraphModule, page(<Relations />)],
      apis,
      initialRouteEntries: ['/test'],
    });
    expect(await screen.findByText(/flows/)).toHaveTextContent(
      JSON.stringify({
        flows: [['consumesDataFrom', 'providesDataTo']],
        shown: ['consumesDataFrom', 'providesDataTo'],
        rest: true,
      }),
    );
  });

  it('gives the kind an icon where the app asks for one', async () => {
    function KindIcon() {
      return <p>icon: {useApi(iconsApiRef).icon('kind:dataproduct')}</p>;
    }
    renderTestApp({
      features: [iconModule, page(<KindIcon />)],
      initialRouteEntries: ['/test'],
    });
    expect(
      (await screen.findByText(/icon:/)).querySelector('svg'),
    ).toBeInTheDocument();
  });

  it('draws the icon in the catalog when the module for it is installed', async () => {
    renderTestApp({
      features: [
        catalogPlugin,
        createEntityPresentationModule(),
        page(
          <p>
            <EntityDisplayName entityRef="dataproduct:default/orders" />
          </p>,
        ),
      ],
      apis,
      initialRouteEntries: ['/test'],
    });
    const name = await screen.findByText('orders');
    expect(name.closest('p')!.querySelector('svg')).toBeInTheDocument();
  });
});
