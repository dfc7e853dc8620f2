import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { fakeMeshBackend } from './__testUtils__/fakeMeshBackend';
import { shopMesh } from './__testUtils__/shopMesh';
import { MeshMapContent } from './MeshMapContent';

function open(
  options: {
    address?: string;
    mesh?: Mesh;
    backend?: ReturnType<typeof fakeMeshBackend>;
    colourings?: Parameters<typeof MeshMapContent>[0]['colourings'];
  } = {},
) {
  const backend =
    options.backend ?? fakeMeshBackend(options.mesh ?? shopMesh());
  renderWithMesh(<MeshMapContent colourings={options.colourings} />, {
    mesh: backend,
    address: `/data-mesh${options.address ?? ''}`,
  });
  return { backend, user: userEvent.setup() };
}

const map = () => screen.findByRole('application');
const card = (title: string) =>
  screen.findByRole('button', { name: new RegExp(`^${title}, .*fed by`) });
const cards = () => screen.queryAllByRole('button', { name: /fed by \d/ });
const says = (text: string) =>
  waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(text));
const address = () => screen.getByTestId('address').textContent;
const panel = () => screen.findByRole('region', { name: 'Selected product' });

describe('the map page', () => {
  it('shows the whole mesh', async () => {
    open();
    expect(await map()).toHaveAccessibleName(
      'Data mesh: 16 products in 9 areas',
    );
    await says('16 products, 22 flows');
    expect(cards()).toHaveLength(16);
  });

  it('lets the backend filter by text, which stands in the address', async () => {
    const { user, backend } = open();
    await map();
    await user.type(screen.getByRole('searchbox'), 'order');
    await says('2 of 16 products');
    expect(address()).toBe('/data-mesh?q=order');
    // What does not match stays where it is, only paler.
    expect(cards()).toHaveLength(16);
    expect(
      backend.requests.filter(
        ({ url }) =>
          url.pathname === '/mesh' && url.searchParams.get('q') === 'order',
      ),
    ).toHaveLength(1);
  });

  it('can leave out the others, which stands in the address too', async () => {
    const { user } = open({ address: '?q=order' });
    await says('2 of 16 products');
    await user.click(screen.getByRole('checkbox', { name: 'Hide others' }));
    expect(cards()).toHaveLength(2);
    expect(address()).toBe('/data-mesh?q=order&others=hide');
    await user.click(screen.getByRole('checkbox', { name: 'Hide others' }));
    expect(cards()).toHaveLength(16);
  });

  it('offers the facets of the marketplace', async () => {
    const { user } = open();
    await map();
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    const filters = await screen.findByRole('dialog', { name: 'Filters' });
    await user.click(
      await within(filters).findByRole('checkbox', {
        name: 'aggregate, 3 products',
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole('status', { hidden: true })).toHaveTextContent(
        '3 of 16 products',
      ),
    );
    expect(address()).toBe('/data-mesh?type=aggregate');
    await user.keyboard('{Escape}');
    await user.click(
      await screen.findByRole('button', {
        name: 'Remove filter Type: aggregate',
      }),
    );
    await says('16 products, 22 flows');
  });

  it('filters by the legend', async () => {
    const { user } = open({ address: '?colour=lifecycle' });
    await map();
    await user.click(
      screen.getByRole('button', { name: 'deprecated, 1 product' }),
    );
    await says('1 of 16 products');
    expect(address()).toBe('/data-mesh?lifecycle=deprecated&colour=lifecycle');
  });

  it('colours by what is chosen, also by ways from outside', async () => {
    const { user } = open({
      colourings: [
        {
          id: 'health',
          title: 'Health',
          valueOf: ({ problems }) => (problems > 0 ? 'ill' : 'well'),
          values: [
            { value: 'well', label: 'Well', hue: 'green' },
            { value: 'ill', label: 'Ill', hue: 'red' },
          ],
        },
      ],
    });
    await map();
    await user.selectOptions(screen.getByLabelText('Colour by'), 'Health');
    expect(
      screen.getByRole('list', { name: 'Colours: Health' }),
    ).toHaveTextContent('Well14, 14 productsIll2, 2 products');
    expect(address()).toBe('/data-mesh?colour=health');
    expect(screen.getByRole('list', { name: 'Shapes: Type' })).toBeVisible();
  });

  it('colours by quality, in words and numbers too', async () => {
    const mesh = shopMesh();
    const scores: Record<string, number | undefined> = {
      Orders: 99.7,
      Payments: 70,
      Refunds: 12,
    };
    mesh.products = mesh.products.map(product => ({
      ...product,
      ...(product.title in scores && {
        quality: {
          score: scores[product.title],
          coverage: 0.5,
          evaluated: 1,
          expected: 2,
          failing: 0,
        },
      }),
    }));
    const { user } = open({ mesh });
    await map();
    await user.selectOptions(screen.getByLabelText('Colour by'), 'Quality');
    expect(address()).toBe('/data-mesh?colour=quality');
    expect(
      screen.getByRole('list', { name: 'Colours: Quality' }),
    ).toHaveTextContent(
      'Good, from 901, 1 productFair, from 701, 1 productPoor, below 701, 1 productNo data13, 13 products',
    );
    const orders = await card('Orders');
    expect(orders).toHaveAccessibleName(/^Orders, 99, quality good, /);
    // Once for each level of detail at which it can be read.
    expect(within(await map()).getAllByText('99')).toHaveLength(2);
    expect(within(await map()).getAllByText('12')).toHaveLength(2);
    expect(await card('Customers')).toHaveAccessibleName(
      /^Customers, quality: no data, /,
    );

    orders.focus();
    await user.keyboard(' ');
    expect(await panel()).toHaveTextContent('Quality: 99 good · 50 % covered');
    await user.click(screen.getByRole('button', { name: 'List' }));
    expect(
      within(screen.getByRole('table', { name: 'Payment' })).getByRole('row', {
        name: /^Refunds/,
      }),
    ).toHaveTextContent('Quality: 12 poor · 50 % covered');
  });

  it('sums up the selected product and leads on to its neighbours', async () => {
    const { user } = open();
    (await card('Customer 360')).focus();
    await user.keyboard(' ');
    expect(address()).toBe(
      '/data-mesh?product=dataproduct:default/customer-360',
    );
    const summary = within(await panel());
    expect(summary.getByRole('link', { name: 'Customer 360' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/customer-360',
    );
    expect(summary.getByText('restricted')).toBeInTheDocument();
    expect(
      await summary.findByText('All about Customer 360.'),
    ).toBeInTheDocument();
    const fedBy = within(summary.getByRole('list', { name: 'Fed by' }));
    expect(
      fedBy.getAllByRole('button').map(button => button.textContent),
    ).toEqual(['Customers', 'Orders Order', 'Web visits Web']);
    await user.click(fedBy.getByRole('button', { name: 'Orders Order' }));
    expect(address()).toBe('/data-mesh?product=dataproduct:default/orders');
    expect(
      within(await panel()).getByRole('heading', { name: 'Orders' }),
    ).toBeInTheDocument();
  });

  it('opens with the selection of the address, and lets go of it', async () => {
    const { user } = open({ address: '?product=dataproduct:default/orders' });
    await user.click(
      await within(await panel()).findByRole('button', {
        name: 'Close the summary',
      }),
    );
    expect(address()).toBe('/data-mesh');
    expect(
      screen.queryByRole('region', { name: 'Selected product' }),
    ).not.toBeInTheDocument();
    // The keyboard goes on where it was.
    expect(document.activeElement).toHaveAttribute('data-ref');
  });

  it('opens the page of a product with Enter', async () => {
    const { user } = open();
    (await card('Orders')).focus();
    await user.keyboard('{Enter}');
    // The address leads away from the page, and with it from this display.
    await waitFor(() =>
      expect(screen.queryByTestId('address')).not.toBeInTheDocument(),
    );
  });

  it('is a list of domains and products as well, filtered alike', async () => {
    const { user } = open({ address: '?type=aggregate' });
    await says('3 of 16 products');
    await user.click(screen.getByRole('button', { name: 'List' }));
    expect(address()).toBe('/data-mesh?type=aggregate&view=list');
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(heading => heading.textContent),
    ).toEqual(['Customer', 'Logistics', 'Order']);
    const table = screen.getByRole('table', { name: 'Order' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual([
      'Product',
      'Quality',
      'Type',
      'Classification',
      'Lifecycle',
      'Fed by',
      'Feeds',
    ]);
  });

  it('names in the list what feeds a product and what it feeds', async () => {
    open({ address: '?view=list' });
    const table = within(
      await screen.findByRole('table', { name: 'Customer › Web' }),
    );
    const cells = table.getAllByRole('cell').map(cell => cell.textContent);
    expect(cells.slice(-2)).toEqual(['', 'Campaign performance, Customer 360']);
    expect(
      table.getByRole('link', { name: 'Campaign performance' }),
    ).toHaveAttribute('href', '/catalog/default/dataproduct/campaigns');
    expect(screen.getByText('2 problems')).toBeInTheDocument();
  });

  it('says that nothing matches, and what to do', async () => {
    const { user } = open({ address: '?q=zebra' });
    expect(
      await screen.findByRole('heading', { name: 'No data product matches' }),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Search for all' }));
    await says('16 products, 22 flows');
    expect(address()).toBe('/data-mesh');
  });

  it('says how to declare the first product of an empty mesh', async () => {
    open({ mesh: { domains: [], products: [], edges: [], total: 0 } });
    expect(
      await screen.findByRole('heading', {
        name: 'No data product is declared yet',
      }),
    ).toBeInTheDocument();
  });

  it('says what went wrong, and tries again', async () => {
    const backend = fakeMeshBackend(shopMesh());
    backend.failure = {
      status: 503,
      name: 'ServiceUnavailableError',
      message: 'The registry is starting',
    };
    const { user } = open({ backend });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The mesh could not be loadedThe registry is starting',
    );
    backend.failure = undefined;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await map()).toBeInTheDocument();
  });

  it('shows that it is loading', async () => {
    const backend = fakeMeshBackend(shopMesh());
    backend.hold = new Promise(() => {});
    open({ backend });
    expect(
      await screen.findByRole('progressbar', { name: 'Loading the mesh' }),
    ).toBeInTheDocument();
  });
});
