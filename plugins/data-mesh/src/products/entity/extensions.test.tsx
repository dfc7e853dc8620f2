import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { dataMeshApiRef } from '../../api';
import { dataMeshPlugin } from '../../plugin';
import { fakeBackend, PRODUCT_PATH } from './__testUtils__/renderProduct';
import { product } from './__testUtils__/sampleProduct';

const entity = (kind: string): Entity => ({
  apiVersion: 'data-mesh/v1alpha1',
  kind,
  metadata: { name: 'orders', namespace: 'default' },
  spec: { type: 'source-aligned', lifecycle: 'production', owner: 'team' },
});

function openPage(kind: string, address = PRODUCT_PATH) {
  renderTestApp({
    features: [catalogPlugin, dataMeshPlugin],
    initialRouteEntries: [address],
    apis: [
      [catalogApiRef, catalogApiMock({ entities: [entity(kind)] })],
      [
        dataMeshApiRef,
        fakeBackend({
          '': product(),
          '/lineage': { nodes: [], edges: [], truncated: false },
        }).client,
      ],
    ] as const,
  });
}

describe("the catalog's page of a data product", () => {
  it('has the cards of the product beside those of the catalog, and its tabs', async () => {
    openPage('DataProduct');
    expect(await screen.findByText('What it is for')).toBeInTheDocument();
    expect(await screen.findByText('Output ports')).toBeInTheDocument();
    expect(await screen.findByText('Support')).toBeInTheDocument();
    expect(await screen.findByText('About')).toBeInTheDocument();

    await userEvent.click(
      await screen.findByRole('link', { name: 'Problems' }),
    );
    expect(await screen.findByText('No problems')).toBeInTheDocument();
  });

  it('leaves other kinds alone', async () => {
    openPage('Component', PRODUCT_PATH.replace('dataproduct', 'component'));
    // What the catalog shows itself tells that the page stands.
    expect(await screen.findByText('About')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Overview' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('What it is for')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Contract' }),
    ).not.toBeInTheDocument();
  });
});
