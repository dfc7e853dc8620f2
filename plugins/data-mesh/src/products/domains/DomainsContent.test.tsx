import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { fakeDataMesh } from '../../__testUtils__/fakeDataMesh';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import {
  SAMPLE_DOMAINS,
  SAMPLE_PRODUCTS,
  sampleProduct,
} from '../../__testUtils__/sampleMesh';
import { DomainsContent } from './DomainsContent';

function open(
  address: string,
  mesh = fakeDataMesh({ products: SAMPLE_PRODUCTS, domains: SAMPLE_DOMAINS }),
) {
  renderWithMesh(
    <Routes>
      <Route path="domains/*" element={<DomainsContent />} />
    </Routes>,
    { mesh, address },
  );
  return { mesh, user: userEvent.setup() };
}

describe('the list of domains', () => {
  it('shows sub-domains below their domain, with products and owner', async () => {
    open('/data-mesh/domains');
    const list = await screen.findByRole('list', { name: 'Domains' });
    expect([...list.children].map(item => item.textContent)).toEqual([
      expect.stringMatching(
        /^CustomerWho buys from us\.2 products, 1 its own.*Customer insight1 product/,
      ),
      expect.stringMatching(/^Order.*1 product/),
      expect.stringMatching(/^productnot in the catalog1 product$/),
    ]);
    expect(
      within(list).getByRole('link', { name: 'Customer insight' }),
    ).toHaveAttribute('href', '/data-mesh/domains/default/customer-insight');
  });

  it('folds sub-domains away, and finds a domain by its title', async () => {
    const { user } = open('/data-mesh/domains');
    const toggle = await screen.findByRole('button', {
      name: 'Sub-domains of Customer',
      expanded: true,
    });
    await user.click(toggle);
    expect(
      screen.queryByRole('link', { name: 'Customer insight' }),
    ).not.toBeInTheDocument();

    await user.type(
      screen.getByRole('textbox', { name: 'Find a domain' }),
      'nothing of this name',
    );
    expect(screen.getByText('No domain matches')).toBeInTheDocument();
  });

  it('says what a domain is when there is none', async () => {
    open('/data-mesh/domains', fakeDataMesh());
    expect(await screen.findByText('No domain yet')).toBeInTheDocument();
  });

  it('says what went wrong, and tries again', async () => {
    const mesh = fakeDataMesh({ domains: SAMPLE_DOMAINS });
    mesh.failure = { status: 500, name: 'Error', message: 'Out of order' };
    const { user } = open('/data-mesh/domains', mesh);
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of order');
    mesh.failure = undefined;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('4 domains')).toBeInTheDocument();
  });
});

describe('the page of a domain', () => {
  it('shows its products, sub-domains and owners, and where it stands', async () => {
    open('/data-mesh/domains/default/customer');
    await screen.findByRole('heading', { name: 'Customer' });
    expect(screen.getByText('Who buys from us.')).toBeInTheDocument();
    const products = await screen.findByRole('region', {
      name: 'Data products of Customer',
    });
    expect(
      within(products).getByRole('link', { name: 'Customers' }),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Sub-domains' })).getByRole(
        'link',
        { name: 'Customer insight' },
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Owners' })).toHaveTextContent(
      /customer-team2 products/,
    );
    expect(
      screen.getByRole('link', { name: 'Search in this domain' }),
    ).toHaveAttribute('href', '/data-mesh?domain=domain%3Adefault%2Fcustomer');
    expect(
      screen.getByRole('link', { name: 'Open in the catalog' }),
    ).toHaveAttribute('href', '/catalog/default/domain/customer');
  });

  it('leads up to the domains above it', async () => {
    const { user } = open('/data-mesh/domains/default/customer-insight');
    const above = await screen.findByRole('navigation', {
      name: 'Domains above',
    });
    await user.click(
      await within(above).findByRole('link', { name: 'Customer' }),
    );
    await screen.findByText('Who buys from us.');
    await user.click(screen.getByRole('link', { name: 'Domains' }));
    expect(await screen.findByText('4 domains')).toBeInTheDocument();
  });

  it('warns when the catalog does not have the domain, and links nowhere', async () => {
    open('/data-mesh/domains/default/product');
    expect(await screen.findByText('not in the catalog')).toBeInTheDocument();
    expect(screen.queryByText('Open in the catalog')).not.toBeInTheDocument();
  });

  it('says how a product gets into it when nothing is known of it', async () => {
    open('/data-mesh/domains/eu/unknown');
    expect(
      await screen.findByText('No data product in this domain'),
    ).toBeInTheDocument();
    expect(screen.getByText('domain: eu/unknown')).toBeInTheDocument();
  });

  it('shows its sub-domains in the place of products when it has none itself', async () => {
    const [customer, insight] = SAMPLE_DOMAINS;
    open(
      '/data-mesh/domains/default/customer',
      fakeDataMesh({
        domains: [
          { ...customer, productCount: 0, totalProductCount: 1 },
          insight,
        ],
      }),
    );
    const subdomains = await screen.findByRole('region', {
      name: 'Sub-domains',
    });
    expect(
      within(subdomains).getByRole('link', { name: 'Search in this domain' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('No data product yet')).not.toBeInTheDocument();
  });

  it('says that it has no products, when it has nothing else either', async () => {
    open(
      '/data-mesh/domains/default/order',
      fakeDataMesh({ domains: SAMPLE_DOMAINS.slice(2, 3) }),
    );
    expect(await screen.findByText('No data product yet')).toBeInTheDocument();
  });

  it('leads to the marketplace for more products than are good to scroll', async () => {
    open(
      '/data-mesh/domains/default/order',
      fakeDataMesh({
        domains: SAMPLE_DOMAINS,
        products: Array.from({ length: 30 }, (_, i) =>
          sampleProduct({ name: `p${i}`, domain: 'domain:default/order' }),
        ),
      }),
    );
    await screen.findByRole('link', { name: 'Show all in the marketplace' });
    await waitFor(() =>
      expect(screen.getAllByRole('article')).toHaveLength(1 + 24),
    );
  });
});

describe('the domains', () => {
  it.each([
    { address: '/data-mesh/domains', text: '4 domains' },
    {
      address: '/data-mesh/domains/default/customer',
      text: 'Who buys from us.',
    },
  ])('can be used by everybody at $address', async ({ address, text }) => {
    open(address);
    await screen.findByText(text);
    expect(await accessibilityViolations(screen.getByRole('main'))).toEqual([]);
  });
});
