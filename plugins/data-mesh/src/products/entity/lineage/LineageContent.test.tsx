import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../../__testUtils__/accessibility';
import {
  addressParams,
  fakeBackend,
  renderProduct,
} from '../__testUtils__/renderProduct';
import { LineageContent } from './LineageContent';

const own = {
  ref: 'dataproduct:default/orders',
  kind: 'dataproduct',
  title: 'Orders',
  domain: 'domain:default/order',
  classification: 'internal',
  distance: 0,
};
const LINEAGE = {
  nodes: [
    own,
    {
      ref: 'resource:default/shop-db',
      kind: 'resource',
      title: 'shop-db',
      distance: -1,
    },
    {
      ref: 'dataproduct:default/gone',
      kind: 'dataproduct',
      title: 'Gone product',
      missing: true,
      distance: -1,
    },
    {
      ref: 'dataproduct:eu/revenue',
      kind: 'dataproduct',
      title: 'Revenue',
      distance: 1,
    },
  ],
  edges: [
    { from: 'resource:default/shop-db', to: own.ref },
    { from: 'dataproduct:default/gone', to: own.ref },
    { from: own.ref, to: 'dataproduct:eu/revenue', ports: ['orders'] },
  ],
  truncated: false,
};

describe('the lineage of a product', () => {
  it('is a list of links for each step, from left to right', async () => {
    await renderProduct(<LineageContent />, {
      backend: fakeBackend({ '/lineage': LINEAGE }),
    });
    const upstream = await screen.findByRole('list', { name: 'Upstream 1' });
    expect(
      within(upstream).getByRole('link', { name: /shop-db/ }),
    ).toHaveAttribute('href', '/catalog/default/resource/shop-db');
    // From product to product one stays on the lineage.
    expect(
      within(screen.getByRole('list', { name: 'Downstream 1' })).getByRole(
        'link',
        { name: /Revenue/ },
      ),
    ).toHaveAttribute('href', '/catalog/eu/dataproduct/revenue/lineage');
    expect(
      screen.getByRole('link', { name: /Orders/, current: 'page' }),
    ).toBeInTheDocument();
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });

  it('shows a product that nobody declared, without a link to nowhere', async () => {
    await renderProduct(<LineageContent />, {
      backend: fakeBackend({ '/lineage': LINEAGE }),
    });
    expect(await screen.findByText('Gone product')).toBeInTheDocument();
    expect(screen.getByText('not in the catalog')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /Gone product/ }),
    ).not.toBeInTheDocument();
  });

  it('names the ports of a flow when its node has the focus', async () => {
    await renderProduct(<LineageContent />, {
      backend: fakeBackend({ '/lineage': LINEAGE }),
    });
    const node = await screen.findByRole('link', { name: /Revenue/ });
    expect(screen.queryByText('orders')).not.toBeInTheDocument();
    await userEvent.hover(node);
    expect(screen.getByText('orders')).toBeInTheDocument();
  });

  it('is a table for who prefers one, with what reads what through which port', async () => {
    await renderProduct(<LineageContent />, {
      backend: fakeBackend({ '/lineage': LINEAGE }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Table' }));
    expect(addressParams().get('as')).toBe('table');
    expect(
      screen.getByRole('row', {
        name: 'Revenue 1 step downstream Data product Orders (orders)',
      }),
    ).toBeInTheDocument();
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });

  it('goes as many steps as the address says', async () => {
    const backend = fakeBackend({ '/lineage': LINEAGE });
    await renderProduct(<LineageContent />, { backend, query: '?depth=5' });
    await userEvent.selectOptions(
      await screen.findByLabelText('Steps each way'),
      '3',
    );
    expect(addressParams().get('depth')).toBe('3');
    expect(backend.asked).toEqual(['/lineage?depth=5', '/lineage?depth=3']);
  });

  it('takes the default where the address makes no sense', async () => {
    const backend = fakeBackend({ '/lineage': LINEAGE });
    await renderProduct(<LineageContent />, { backend, query: '?depth=1e9' });
    expect(await screen.findByText('Revenue')).toBeInTheDocument();
    expect(backend.asked).toEqual(['/lineage?depth=2']);
  });

  it('says that there is more than fits', async () => {
    await renderProduct(<LineageContent />, {
      backend: fakeBackend({ '/lineage': { ...LINEAGE, truncated: true } }),
    });
    expect(
      await screen.findByText(/There is more than fits/),
    ).toBeInTheDocument();
  });

  it('says how lineage comes about when there is none', async () => {
    await renderProduct(<LineageContent />, {
      backend: fakeBackend({
        '/lineage': { nodes: [own], edges: [], truncated: false },
      }),
    });
    expect(await screen.findByText('No lineage yet')).toBeInTheDocument();
  });
});
