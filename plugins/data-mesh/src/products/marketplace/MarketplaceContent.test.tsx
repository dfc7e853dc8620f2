import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { fakeDataMesh } from '../../__testUtils__/fakeDataMesh';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import {
  SAMPLE_DOMAINS,
  SAMPLE_PRODUCTS,
  sampleProduct,
} from '../../__testUtils__/sampleMesh';
import { FIRST_PRODUCT_YAML } from './firstProductYaml';
import { MarketplaceContent } from './MarketplaceContent';

const shop = () =>
  fakeDataMesh({ products: [...SAMPLE_PRODUCTS], domains: SAMPLE_DOMAINS });

function open(
  options: Omit<Parameters<typeof renderWithMesh>[1], 'mesh'> & {
    mesh?: ReturnType<typeof fakeDataMesh>;
  } = {},
) {
  const mesh = options.mesh ?? shop();
  renderWithMesh(<MarketplaceContent />, { ...options, mesh });
  return { mesh, user: userEvent.setup() };
}

const titles = () =>
  screen.getAllByRole('heading', { level: 3 }).map(h => h.textContent);
const found = (text: string) =>
  waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(text));
const address = () => screen.getByTestId('address').textContent;
const searchbox = () => screen.findByRole('searchbox');

describe('the marketplace', () => {
  it('lists all products by title, with what decides on their use', async () => {
    open();
    await found('4 data products');
    expect(titles()).toEqual([
      'Customer value',
      'Customers',
      'Orders',
      'Product catalogue',
    ]);
    const orders = within(
      screen.getByRole('heading', { name: 'Orders' }).closest('article')!,
    );
    expect(orders.getByRole('link', { name: 'Orders' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders',
    );
    for (const text of [
      'source-aligned',
      'production',
      'internal',
      'PostgreSQL',
      'Kafka',
      '2 ports, 4 columns',
      'order-team',
    ]) {
      expect(orders.getByText(text)).toBeInTheDocument();
    }
    expect(screen.getByText('2 warnings')).toBeInTheDocument();
    expect(screen.getByText('1 error')).toBeInTheDocument();
  });

  it('finds a product by the name of a column while typing, and shows the column', async () => {
    const { user, mesh } = open();
    await user.type(await searchbox(), 'customer_em');
    await found('1 data product for “customer_em”');
    const matches = screen.getByRole('list', { name: 'Found in Orders' });
    expect(matches).toHaveTextContent('column orders.customer_email');
    expect(within(matches).getByText('customer_em').tagName).toBe('MARK');
    expect(address()).toBe('/data-mesh?q=customer_em');
    // One request for the list when typing ends, not one per letter.
    const texts = mesh.requests
      .filter(({ url }) => !url.searchParams.has('facets'))
      .map(({ url }) => url.searchParams.get('q'));
    expect(texts).toEqual([null, 'customer_em']);
  });

  it('shows how good products are, and finds and sorts by it', async () => {
    const quality = (score?: number, coverage = 1) => ({
      quality: { score, coverage, evaluated: 3, expected: 4, failing: 0 },
    });
    const products = [
      sampleProduct({ name: 'sound', ...quality(99.9) }),
      sampleProduct({ name: 'broken', ...quality(12, 0.5) }),
      sampleProduct({ name: 'unchecked', ...quality() }),
      sampleProduct({ name: 'unknown' }),
    ];
    const { user } = open({ mesh: fakeDataMesh({ products }) });
    await found('4 data products');
    const card = (name: string) =>
      screen.getByRole('heading', { name }).closest('article')!;
    expect(card('sound')).toHaveTextContent('Quality: 99 of 100, good');
    expect(card('broken')).toHaveTextContent(
      'Quality: 12 of 100, poor · 50 % covered',
    );
    expect(card('unchecked')).toHaveTextContent('Quality: no data');
    expect(card('unknown')).not.toHaveTextContent('Quality');

    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Sort by' }),
      'Best quality first',
    );
    await waitFor(() =>
      expect(titles().slice(0, 2)).toEqual(['sound', 'broken']),
    );
    await user.click(
      screen.getByRole('checkbox', { name: 'Poor, below 70, 1 product' }),
    );
    await found('1 data product');
    expect(titles()).toEqual(['broken']);
    expect(address()).toBe('/data-mesh?quality=poor&sort=quality&order=desc');
  });

  it('drops the request of a text that is no longer wanted', async () => {
    const { user, mesh } = open();
    await found('4 data products');
    mesh.hold = new Promise(() => {});
    await user.type(await searchbox(), 'mail{Enter}');
    await waitFor(() =>
      expect(mesh.requests.at(-1)!.url.search).toMatch('mail'),
    );
    const outdated = mesh.requests.filter(r => /q=mail/.test(r.url.search));
    mesh.hold = undefined;
    await user.clear(await searchbox());
    await user.type(await searchbox(), 'sku{Enter}');
    await found('1 data product for “sku”');
    expect(outdated.length).toBeGreaterThan(0);
    expect(outdated.every(r => r.signal?.aborted)).toBe(true);
  });

  it('narrows down by several values of several facets, and says so in the address', async () => {
    const { user } = open();
    await user.click(
      await screen.findByRole('checkbox', { name: /^experimental/ }),
    );
    await found('1 data product');
    // The counts of a facet ignore its own choice, so a value can be added.
    await user.click(
      screen.getByRole('checkbox', { name: 'production, 2 products' }),
    );
    await found('3 data products');
    await user.click(
      screen.getByRole('checkbox', { name: /^Customer insight/ }),
    );
    await found('1 data product');
    expect(titles()).toEqual(['Customer value']);
    expect(address()).toBe(
      '/data-mesh?domain=domain:default/customer-insight&lifecycle=experimental&lifecycle=production',
    );

    await user.click(screen.getByRole('button', { name: 'Clear Lifecycle' }));
    await waitFor(() =>
      expect(address()).toBe(
        '/data-mesh?domain=domain:default/customer-insight',
      ),
    );
    await user.click(
      screen.getByRole('button', {
        name: 'Remove filter Domain: Customer insight',
      }),
    );
    await found('4 data products');
    expect(address()).toBe('/data-mesh');
  });

  it('shows what its address says, and goes back step by step', async () => {
    const { user } = open({
      address: '/data-mesh?classification=restricted&classification=public',
    });
    await found('2 data products');
    expect(screen.getByRole('checkbox', { name: /^restricted/ })).toBeChecked();
    await user.type(await searchbox(), 'sku');
    await found('1 data product');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Sort by' }),
      'Recently changed',
    );
    await waitFor(() => expect(address()).toMatch('sort=updated'));

    await user.click(screen.getByRole('button', { name: 'browser back' }));
    await waitFor(() => expect(address()).not.toMatch('sort'));
    await user.click(screen.getByRole('button', { name: 'browser back' }));
    await found('2 data products');
    expect(await searchbox()).toHaveValue('');
  });

  it('keeps a chosen value that no product has, so that it can be taken away', async () => {
    open({ address: '/data-mesh?tag=gone' });
    expect(
      await screen.findByRole('checkbox', { name: 'gone, 0 products' }),
    ).toBeChecked();
  });

  it('shows many values of a facet only when asked to, and then helps to find one', async () => {
    const { user } = open({
      mesh: fakeDataMesh({
        products: Array.from({ length: 30 }, (_, i) =>
          sampleProduct({ name: `p${i}`, tags: [`tag-${i}`] }),
        ),
      }),
    });
    const tags = within(await screen.findByRole('group', { name: 'Tag' }));
    expect(tags.getAllByRole('checkbox')).toHaveLength(6);
    await user.click(tags.getByRole('button', { name: 'Show all 30 of Tag' }));
    expect(tags.getAllByRole('checkbox')).toHaveLength(30);
    await user.type(
      tags.getByRole('textbox', { name: 'Find in Tag' }),
      'tag-27',
    );
    expect(tags.getAllByRole('checkbox')).toHaveLength(1);
    await user.click(tags.getByRole('button', { name: 'Show fewer of Tag' }));
    expect(tags.getAllByRole('checkbox')).toHaveLength(6);
  });

  it('leads through the pages and back, each with its own address', async () => {
    const { user, mesh } = open({
      mesh: fakeDataMesh({
        products: Array.from({ length: 45 }, (_, i) =>
          sampleProduct({
            name: `product-${String(i + 1).padStart(2, '0')}`,
          }),
        ),
      }),
    });
    await found('45 data products');
    const pages = within(screen.getByRole('navigation', { name: /Pages/ }));
    expect(pages.getByText('Page 1 of 3')).toBeInTheDocument();
    expect(pages.getByRole('button', { name: 'Previous' })).toBeDisabled();

    await user.click(pages.getByRole('button', { name: 'Next' }));
    await screen.findByRole('heading', { name: 'product-21' });
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('heading', { name: 'product-41' });
    expect(screen.getByText('Page 3 of 3')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();

    await user.click(screen.getByRole('button', { name: 'browser back' }));
    await screen.findByRole('heading', { name: 'product-21' });
    await user.click(screen.getByRole('button', { name: 'Previous' }));
    await screen.findByRole('heading', { name: 'product-01' });
    expect(address()).toBe('/data-mesh');

    // Facets are not paid for again on every page.
    expect(
      mesh.requests.filter(({ url }) => url.searchParams.has('facets')),
    ).toHaveLength(1);

    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Per page' }),
      '50',
    );
    await screen.findByRole('heading', { name: 'product-45' });
    expect(address()).toBe('/data-mesh?limit=50');
  });

  it('shows the same products as a table that sorts by its headers', async () => {
    const { user } = open({ address: '/data-mesh?q=customer' });
    await found('3 data products');
    await user.click(screen.getByRole('button', { name: 'Table' }));
    const table = await screen.findByRole('table', { name: 'Data products' });
    expect(address()).toBe('/data-mesh?q=customer&view=table');
    expect(table).toHaveTextContent('column orders.customer_email');

    await user.click(within(table).getByRole('button', { name: /Changed/ }));
    await waitFor(() =>
      expect(
        screen.getAllByRole('rowheader')[0].querySelector('a'),
      ).toHaveTextContent('Orders'),
    );
    expect(
      screen.getByRole('columnheader', { name: /Changed/ }),
    ).toHaveAttribute('aria-sort', 'descending');
    expect(address()).toMatch('sort=updated&order=desc');
    await user.click(screen.getByRole('button', { name: /Changed/ }));
    await waitFor(() => expect(address()).toMatch('order=asc'));
  });

  it('is driven by the keyboard: "/" searches, arrows reach the results', async () => {
    const { user } = open({ address: '/data-mesh?view=table' });
    await screen.findByRole('table');
    await user.keyboard('/');
    expect(await searchbox()).toHaveFocus();
    await user.keyboard('a/b');
    expect(await searchbox()).toHaveValue('a/b');
    await user.keyboard('{Escape}');
    expect(await searchbox()).toHaveValue('');
    await found('4 data products');
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'Customer value' })).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(await searchbox()).toHaveFocus();
  });

  it('says how to declare the first product when there is none', async () => {
    const { user } = open({
      mesh: fakeDataMesh(),
      config: { dataMesh: { documentationUrl: 'https://docs.example.com' } },
    });
    expect(
      await screen.findByText('No data product is declared yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /How to declare/ }),
    ).toHaveAttribute('href', 'https://docs.example.com');
    // jsdom has no clipboard: take what is selected when "copy" is called.
    let copied: string | null | undefined;
    document.execCommand = () => {
      copied = document.body.lastElementChild?.textContent;
      return true;
    };
    await user.click(
      screen.getByRole('button', { name: 'Copy the declaration' }),
    );
    expect(copied).toBe(FIRST_PRODUCT_YAML);
  });

  it('offers to ask for less when nothing matches', async () => {
    const { user } = open({ address: '/data-mesh?q=unicorn&type=aggregate' });
    expect(
      await screen.findByText('No data product matches'),
    ).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(
      '0 data products for “unicorn”',
    );
    await user.click(screen.getByRole('button', { name: 'Search for all' }));
    await waitFor(() => expect(address()).toBe('/data-mesh?type=aggregate'));
    await user.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    await found('4 data products');
  });

  it('says what went wrong, and tries again', async () => {
    const mesh = shop();
    mesh.failure = {
      status: 503,
      name: 'ServiceUnavailableError',
      message: 'The registry is starting',
    };
    const { user } = open({ mesh });
    const alert = (
      await screen.findByText('The data products could not be loaded')
    ).closest<HTMLElement>('[role=alert]')!;
    expect(alert).toHaveTextContent('The registry is starting');
    mesh.failure = undefined;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await found('4 data products');
  });

  it('leads to the first page when the cursor of an old link is refused', async () => {
    const mesh = shop();
    mesh.failure = {
      status: 400,
      name: 'InputError',
      message: 'Malformed cursor',
    };
    const { user } = open({ mesh, address: '/data-mesh?cursor=old&tag=sales' });
    const first = await screen.findByRole('button', {
      name: 'Go to the first page',
    });
    mesh.failure = undefined;
    await user.click(first);
    await found('1 data product');
    expect(address()).toBe('/data-mesh?tag=sales');
  });

  it('shows where content will be while the first answer is on its way', async () => {
    const mesh = shop();
    let release = () => {};
    mesh.hold = new Promise<void>(resolve => {
      release = resolve;
    });
    open({ mesh });
    expect(await screen.findByTestId('products-skeleton')).toBeInTheDocument();
    release();
    await found('4 data products');
    expect(screen.queryByTestId('products-skeleton')).not.toBeInTheDocument();
  });

  it.each([
    { where: '/data-mesh', text: 'Tag' },
    {
      where: '/data-mesh?q=email&view=table&tag=pii&tag=sales',
      text: 'Tag',
    },
    { where: '/data-mesh?q=unicorn', text: 'No data product matches' },
  ])('can be used by everybody at $where', async ({ where, text }) => {
    open({ address: where });
    await found('data product');
    await screen.findByText(text);
    expect(await accessibilityViolations(screen.getByRole('main'))).toEqual([]);
  });

  it('can be used by everybody when nothing is declared', async () => {
    open({ mesh: fakeDataMesh() });
    await screen.findByText('No data product is declared yet');
    expect(await accessibilityViolations(screen.getByRole('main'))).toEqual([]);
  });
});
