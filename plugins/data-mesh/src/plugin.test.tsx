import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { dataMeshPlugin } from './plugin';

describe('the data mesh page', () => {
  it.each([
    { address: '/data-mesh', tab: 'Marketplace', testId: 'marketplace' },
    { address: '/data-mesh?q=mail', tab: 'Marketplace', testId: 'marketplace' },
    { address: '/data-mesh/domains', tab: 'Domains', testId: 'domains' },
    {
      address: '/data-mesh/domains/default/order',
      tab: 'Domains',
      testId: 'domains',
    },
    { address: '/data-mesh/map', tab: 'Map', testId: 'mesh-map' },
  ])('shows $tab at $address', async ({ address, tab, testId }) => {
    renderTestApp({
      features: [dataMeshPlugin],
      initialRouteEntries: [address],
    });
    expect(await screen.findByTestId(testId)).toBeInTheDocument();
    expect(
      await screen.findByRole('tab', { name: tab, selected: true }),
    ).toBeInTheDocument();
  });
});
