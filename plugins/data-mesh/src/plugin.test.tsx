import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { dataMeshApiRef } from './api';
import { dataMeshPlugin } from './plugin';
import { fakeDataMesh } from './__testUtils__/fakeDataMesh';
import { SAMPLE_DOMAINS, SAMPLE_PRODUCTS } from './__testUtils__/sampleMesh';

const open = (address: string) =>
  renderTestApp({
    features: [dataMeshPlugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [address],
    apis: [
      [
        dataMeshApiRef,
        fakeDataMesh({ products: SAMPLE_PRODUCTS, domains: SAMPLE_DOMAINS })
          .client,
      ],
    ] as const,
  });

describe('the data mesh page in the new frontend system', () => {
  it.each([
    { address: '/data-mesh', tab: 'Marketplace', text: '4 data products' },
    {
      address: '/data-mesh?q=email',
      tab: 'Marketplace',
      text: '2 data products for “email”',
    },
    { address: '/data-mesh/domains', tab: 'Domains', text: '4 domains' },
    {
      address: '/data-mesh/domains/default/order',
      tab: 'Domains',
      text: 'From the basket to the parcel.',
    },
  ])('shows $tab at $address', async ({ address, tab, text }) => {
    open(address);
    expect(await screen.findByText(text)).toBeInTheDocument();
    const tabs = within(screen.getByRole('tablist'));
    expect(
      await tabs.findByRole('tab', { name: tab, selected: true }),
    ).toBeInTheDocument();
    expect(
      tabs
        .getAllByRole('tab')
        .map(t => [t.textContent, t.getAttribute('href')]),
    ).toEqual([
      ['Marketplace', '/data-mesh'],
      ['Domains', '/data-mesh/domains'],
      ['Map', '/data-mesh/map'],
      ['Scorecards', '/data-mesh/scorecards'],
      ['My access', '/data-mesh/access'],
      ['Approvals', '/data-mesh/approvals'],
      ['Audit', '/data-mesh/audit'],
      ['Provisioning', '/data-mesh/provisioning'],
    ]);
  });

  it('keeps what is on it when only the query of its address changes', async () => {
    open('/data-mesh');
    await screen.findByText('4 data products');
    const main = screen.getByRole('main');
    await userEvent.type(screen.getByRole('searchbox'), 'email');
    await screen.findByText('2 data products for “email”');
    expect(screen.getByRole('main')).toBe(main);
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });
});
