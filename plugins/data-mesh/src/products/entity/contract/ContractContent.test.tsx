import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  diffContracts,
  type ContractDocument,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { accessibilityViolations } from '../../../__testUtils__/accessibility';
import {
  addressParams,
  fakeBackend,
  PRODUCT_PATH,
  renderProduct,
} from '../__testUtils__/renderProduct';
import {
  contractDocument,
  ORDERS_CONTRACT,
  ORDERS_DOCUMENT,
  product,
} from '../__testUtils__/sampleProduct';
import { ContractContent } from './ContractContent';

// Whether each of many rows is hidden takes long to find out, and is not asked.
configure({ defaultHidden: true });

const CONTRACT = '/ports/orders/contract';

const page = async (
  query = '',
  document: unknown = ORDERS_DOCUMENT,
  answers: Record<string, unknown> = {},
) => {
  const backend = fakeBackend({
    '': product(),
    [CONTRACT]: document,
    ...answers,
  });
  await renderProduct(<ContractContent />, { backend, query });
  return backend;
};

const grid = () => screen.findByRole('treegrid');
const row = async (name: RegExp) =>
  within(await grid()).findByRole('row', { name });
const names = async () =>
  within(await grid())
    .getAllByRole('row')
    .slice(1)
    .map(each => within(each).getAllByRole('gridcell')[0].textContent);

describe('the contract of a product', () => {
  it('explains a product without ports', async () => {
    await renderProduct(<ContractContent />, {
      backend: fakeBackend({ '': product({ ports: [] }) }),
    });
    expect(
      await screen.findByText('No output port, so no contract'),
    ).toBeInTheDocument();
  });

  it('explains a port without a contract', async () => {
    await renderProduct(<ContractContent />, {
      backend: fakeBackend({ '': product({ ports: [{ name: 'raw' }] }) }),
    });
    expect(
      await screen.findByText('The port raw has no contract'),
    ).toBeInTheDocument();
  });

  it('shows why a contract could not be read, and does not ask for it', async () => {
    const backend = fakeBackend({
      '': product({
        ports: [
          {
            name: 'orders',
            contract: {
              source: './gone.odcs.yaml',
              problems: [
                {
                  code: 'contract-not-found',
                  severity: 'error',
                  message: 'There is no such file.',
                  remedy: 'Correct the path.',
                  line: 12,
                },
              ],
            },
          },
        ],
      }),
    });
    await renderProduct(<ContractContent />, { backend });
    expect(
      await screen.findByText('There is no such file.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Correct the path.')).toBeInTheDocument();
    expect(backend.asked).toEqual(['']);
  });

  it('explains a product that the registry does not show', async () => {
    await renderProduct(<ContractContent />, { backend: fakeBackend({}) });
    expect(
      await screen.findByText('The registry does not show this product yet'),
    ).toBeInTheDocument();
  });

  it('names the port of a wrong address and offers the others', async () => {
    await page('?port=nothing');
    expect(
      await screen.findByText('There is no output port nothing'),
    ).toBeInTheDocument();
    await userEvent.selectOptions(
      screen.getByLabelText('Output port (1)'),
      'Order tables (orders)',
    );
    expect(await grid()).toBeInTheDocument();
    expect(addressParams().get('port')).toBe('orders');
  });

  it('forgets the column of one port when another one is chosen', async () => {
    const [port] = product().ports;
    const backend = fakeBackend({
      '': product({ ports: [port, { ...port, name: 'events' }] }),
      [CONTRACT]: ORDERS_DOCUMENT,
      '/ports/events/contract': ORDERS_DOCUMENT,
    });
    await renderProduct(<ContractContent />, {
      backend,
      query: '?port=orders&schema=orders&column=status&q=stat',
    });
    await grid();
    await userEvent.selectOptions(
      screen.getByLabelText('Output port (2)'),
      'events',
    );
    await waitFor(() =>
      expect([...addressParams()]).toEqual([['port', 'events']]),
    );
  });
});

describe('the schema of a contract', () => {
  it('is a tree of columns with types, rules and classifications', async () => {
    await page();
    const key = await row(/order_id/);
    expect(key).toHaveTextContent('string (uuid)');
    expect(key).toHaveTextContent('required, unique');
    expect(key).toHaveTextContent('internal');
    expect(within(key).getByTitle('primary key')).toBeInTheDocument();
    expect(await names()).toEqual([
      'order_idprimary key',
      'customer_idrefers to customers.id',
      'address',
      'status',
    ]);
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });

  it('draws only what is in sight of hundreds of columns, and says how many there are', async () => {
    const columns = Array.from(
      { length: 600 },
      (_, index) =>
        `      - name: column_${index}\n        logicalType: string`,
    );
    await page(
      '',
      contractDocument(
        `apiVersion: v3.1.0\nkind: DataContract\nid: wide\nversion: 1.0.0\nstatus: active\nschema:\n  - name: wide\n    properties:\n${columns.join(
          '\n',
        )}\n`,
      ),
    );
    expect(await grid()).toHaveAttribute('aria-rowcount', '601');
    expect((await names()).length).toBeLessThan(100);
    expect(screen.getByText('600 columns')).toBeInTheDocument();
  });

  it('opens, closes and selects with the keyboard', async () => {
    await page();
    const first = await row(/order_id/);
    expect(first).toHaveAttribute('tabindex', '0');
    first.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const address = await row(/^address/);
    await waitFor(() => expect(address).toHaveFocus());
    expect(address).toHaveAttribute('aria-expanded', 'false');

    await userEvent.keyboard('{ArrowRight}');
    expect(address).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowRight}');
    const city = await row(/city/);
    await waitFor(() => expect(city).toHaveFocus());
    expect(city).toHaveAttribute('aria-level', '2');

    await userEvent.keyboard('{Enter}');
    expect(addressParams().get('column')).toBe('address.city');
    expect(city).toHaveAttribute('aria-selected', 'true');
    expect(
      screen.getByRole('region', { name: 'Selected column' }),
    ).toHaveTextContent('Town of delivery.');

    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(async () => expect(await row(/^address/)).toHaveFocus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(await row(/^address/)).toHaveAttribute('aria-expanded', 'false');

    await userEvent.keyboard('{End}');
    await waitFor(async () => expect(await row(/status/)).toHaveFocus());
    await userEvent.keyboard('{Home}');
    await waitFor(async () => expect(await row(/order_id/)).toHaveFocus());
  });

  it('opens at the column in the address, with all that it stands in', async () => {
    await page('?port=orders&schema=orders&column=address.geo.latitude');
    expect(await row(/latitude/)).toHaveAttribute('aria-selected', 'true');
    expect(await row(/latitude/)).toHaveAttribute('aria-level', '3');
    expect(
      screen.getByRole('region', { name: 'Selected column' }),
    ).toHaveTextContent('orders.address.geo.latitude');
  });

  it('says when the address names a column that is not there', async () => {
    await page('?column=gone');
    expect(
      await screen.findByText('There is no column gone in this schema.'),
    ).toBeInTheDocument();
  });

  it('shows all that the contract says of a column', async () => {
    await page('?column=status');
    const details = await screen.findByRole('region', {
      name: 'Selected column',
    });
    expect(details).toHaveTextContent('Examplesplaced');
    expect(details).toHaveTextContent('Quality checks');
    expect(details).toHaveTextContent('conformity');
  });

  it('leads from a reference to the column that it names', async () => {
    await page('?column=customer_id');
    await userEvent.click(
      await screen.findByRole('link', { name: 'customers.id' }),
    );
    expect(Object.fromEntries(addressParams())).toMatchObject({
      schema: 'customers',
      column: 'id',
    });
  });

  it('finds columns by words, with what they stand in', async () => {
    await page('?q=town');
    expect(await names()).toEqual(['address', 'city']);
    expect(screen.getByText('1 of 7 columns')).toBeInTheDocument();
    await userEvent.clear(screen.getByLabelText('Find columns'));
    expect(addressParams().has('q')).toBe(false);
    expect((await names()).length).toBe(4);
  });

  it('filters by classification and by keys', async () => {
    await page();
    await grid();
    await userEvent.selectOptions(
      screen.getByLabelText('Classification'),
      'internal',
    );
    expect(await names()).toEqual(['order_idprimary key']);
    await userEvent.selectOptions(
      screen.getByLabelText('Classification'),
      'Any',
    );
    await userEvent.selectOptions(
      screen.getByLabelText('Show'),
      'Keys and references',
    );
    expect(await names()).toEqual([
      'order_idprimary key',
      'customer_idrefers to customers.id',
    ]);
    expect(addressParams().get('show')).toBe('key');
  });

  it('offers to show all columns when none fits', async () => {
    await page('?q=nothing-like-it');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all columns' }),
    );
    expect((await names()).length).toBe(4);
  });
});

describe('the terms of a contract', () => {
  it('are service levels, servers, roles and conditions', async () => {
    await page('?view=terms');
    expect(
      await screen.findByRole('row', { name: /latency 4 h/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: /orders_reader read group:order-team/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('article', { name: 'Server production (postgresql)' }),
    ).toHaveTextContent('warehouse.example');
    expect(
      screen.getByText('The basis of every sales figure.'),
    ).toBeInTheDocument();
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });

  it('say that there are none', async () => {
    await page(
      '?view=terms',
      contractDocument(
        'apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n',
      ),
    );
    expect(
      await screen.findByText('The contract promises a schema only'),
    ).toBeInTheDocument();
  });
});

describe('the text of a contract', () => {
  const broken = contractDocument(
    ORDERS_CONTRACT.replace('status: active', 'status: [active]'),
  );

  it('shows each problem at its line, and leads there from the list', async () => {
    await page('', broken);
    const list = await screen.findByRole('list', {
      name: 'Problems of the contract',
    });
    const [problem] = broken.problems;
    expect(problem.line).toBe(6);
    await userEvent.click(within(list).getByRole('button', { name: 'Line 6' }));
    expect(addressParams().get('view')).toBe('text');
    expect(addressParams().get('line')).toBe('6');

    const text = await screen.findByRole('region', {
      name: 'Text of the contract',
    });
    const line = text.querySelector('[aria-current="location"]');
    expect(line).toHaveTextContent('status: [active]');
    expect(
      within(line as HTMLElement).getByTitle('Error in line 6'),
    ).toBeInTheDocument();
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });

  it('is all that there is of a file that is no contract', async () => {
    await page('', contractDocument('just: [a, broken'));
    expect(
      await screen.findByRole('tab', { name: 'Text', selected: true }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('tab', { name: 'Schema' }),
    ).not.toBeInTheDocument();
    expect(screen.getByText('This contract has problems')).toBeInTheDocument();
  });
});

describe('the versions of a contract', () => {
  const older = contractDocument(
    ORDERS_CONTRACT.replace('version: 2.0.0', 'version: 1.0.0').replace(
      '        required: true\n',
      '',
    ),
    { current: false, lastSeenAt: '2026-01-07T10:00:00.000Z' },
  );
  const documents = [ORDERS_DOCUMENT, older];
  const pick = (revision: string | null): ContractDocument =>
    documents.find(({ hash }) => hash === revision) ?? ORDERS_DOCUMENT;
  const answers = {
    [`${CONTRACT}`]: (query: URLSearchParams) => pick(query.get('revision')),
    [`${CONTRACT}/history`]: {
      items: documents.map(
        ({ text, contract, problems, url, ...revision }) => revision,
      ),
    },
    [`${CONTRACT}/diff`]: (query: URLSearchParams) => {
      const from = pick(query.get('from'));
      const to = pick(query.get('to'));
      const changes =
        from.contract && to.contract
          ? diffContracts(from.contract, to.contract)
          : [];
      return { from, to, changes, breaking: 0 };
    },
  };

  it('are compared with the one before, breaking changes marked and first', async () => {
    await page('?view=versions', undefined, answers);
    expect(
      await screen.findByText('2 changes, 1 of them breaks consumers.'),
    ).toBeInTheDocument();
    expect(
      screen
        .getAllByRole('heading', { level: 5 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('Breaking (1)'),
      expect.stringContaining('For information (1)'),
    ]);
    expect(screen.getByText('orders.order_id')).toBeInTheDocument();
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });

  it('are compared the other way round on request, as the address says', async () => {
    const backend = await page('?view=versions', undefined, answers);
    await userEvent.click(await screen.findByRole('button', { name: 'Swap' }));
    expect(addressParams().get('from')).toBe(ORDERS_DOCUMENT.hash);
    expect(addressParams().get('to')).toBe(older.hash);
    expect(
      await screen.findByText('2 changes, none of them breaks consumers.'),
    ).toBeInTheDocument();
    expect(backend.asked).toContain(
      `${CONTRACT}/diff?from=${ORDERS_DOCUMENT.hash}&to=${older.hash}`,
    );
  });

  it('are compared line by line on request', async () => {
    await page('?view=versions', undefined, answers);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Compare the text' }),
    );
    const text = await screen.findByRole('region', {
      name: 'Difference of the texts',
    });
    expect(text).toHaveTextContent('removed -version: 1.0.0');
    expect(text).toHaveTextContent('added +version: 2.0.0');
  });

  it('say that two equal ones do not differ', async () => {
    await page(
      `?view=versions&from=${older.hash}&to=${older.hash}`,
      undefined,
      answers,
    );
    expect(await screen.findByText(/These are the same/)).toBeInTheDocument();
  });

  it('say that there is only one', async () => {
    await page('?view=versions', undefined, {
      ...answers,
      [`${CONTRACT}/history`]: { items: [ORDERS_DOCUMENT] },
    });
    expect(
      await screen.findByText(/the only version that the registry has seen/),
    ).toBeInTheDocument();
  });

  it('show an older one, marked as such, with a way back', async () => {
    await page(`?view=text&revision=${older.hash}`, undefined, answers);
    expect(
      await screen.findByText('not the current version'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the current one' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByText('not the current version'),
      ).not.toBeInTheDocument(),
    );
  });

  it('explain a version that does not exist', async () => {
    await page('?revision=9.9.9', () => undefined);
    expect(
      await screen.findByText('There is no version 9.9.9'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Show the current contract' }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/contract?port=orders`);
  });
});
