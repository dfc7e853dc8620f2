import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';
import { accessibilityViolations } from '../../../__testUtils__/accessibility';
import {
  addressParams,
  fakeBackend,
  PRODUCT_PATH,
  renderProduct,
} from '../__testUtils__/renderProduct';
import { ORDERS_DOCUMENT, product } from '../__testUtils__/sampleProduct';
import { FactsCard } from './FactsCard';
import { FlowCard } from './FlowCard';
import { PortsCard } from './PortsCard';
import { ProblemsCard } from './ProblemsCard';
import { PurposeCard } from './PurposeCard';
import { SupportCard } from './SupportCard';

const CONTRACT = '/ports/orders/contract';

describe('the purpose of a product', () => {
  it('says what it is for, how to use it and what it is not for', async () => {
    await renderProduct(<PurposeCard />, {
      backend: fakeBackend({
        '': product({
          purpose: 'The basis of every sales figure.',
          usage: 'Sum over order lines.',
          limitations: 'The last two days are preliminary.',
        }),
      }),
    });
    for (const [heading, text] of [
      ['Purpose', 'The basis of every sales figure.'],
      ['How to use it', 'Sum over order lines.'],
      ['Limitations', 'The last two days are preliminary.'],
    ]) {
      expect(
        await screen.findByRole('heading', { name: heading }),
      ).toBeInTheDocument();
      expect(await screen.findByText(text)).toBeInTheDocument();
    }
  });

  it('tells the owner what to declare when nothing is said', async () => {
    await renderProduct(<PurposeCard />, {
      backend: fakeBackend({ '': product({ description: undefined }) }),
    });
    expect(
      await screen.findByText(/The declaration does not say/),
    ).toBeInTheDocument();
  });

  it('explains a product that the registry does not show, and looks again', async () => {
    const backend = fakeBackend({});
    await renderProduct(<PurposeCard />, { backend });
    expect(
      await screen.findByText('The registry does not show this product yet'),
    ).toBeInTheDocument();

    backend.answers[''] = product({ purpose: 'Now it is there.' });
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(await screen.findByText('Now it is there.')).toBeInTheDocument();
  });

  it('says what failed and tries again when asked to', async () => {
    const backend = fakeBackend({ '': new Error('The database is away') });
    await renderProduct(<PurposeCard />, { backend });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The product could not be loaded');
    expect(alert).toHaveTextContent('The database is away');

    backend.answers[''] = product();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('Every order placed in the shop.'),
    ).toBeInTheDocument();
  });

  it('tells an error once, not on every card', async () => {
    await renderProduct(
      <>
        <PurposeCard />
        <ProblemsCard />
        <PortsCard />
        <FlowCard />
        <FactsCard />
        <SupportCard />
      </>,
      { backend: fakeBackend({ '': new Error('The database is away') }) },
    );
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.getAllByText('The database is away')).toHaveLength(1);
    expect(screen.queryByText('Output ports')).not.toBeInTheDocument();
  });
});

describe('the output ports', () => {
  it('say that nobody can read a product without one', async () => {
    await renderProduct(<PortsCard />, {
      backend: fakeBackend({ '': product({ ports: [] }) }),
    });
    expect(await screen.findByText('No output port')).toBeInTheDocument();
  });

  it('show technology, version and contract, and lead to it', async () => {
    await renderProduct(<PortsCard />, {
      backend: fakeBackend({ '': product() }),
    });
    const port = await screen.findByRole('article', {
      name: 'Output port orders',
    });
    expect(port).toHaveTextContent('Order tables');
    expect(port).toHaveTextContent('PostgreSQL');
    expect(port).toHaveTextContent('Contract 2.0.0, 8 columns');
    expect(port).toHaveTextContent('active');
    expect(
      within(port).getByRole('button', { name: 'Contract of orders' }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/contract?port=orders`);
  });

  it('say what a port without a contract lacks', async () => {
    await renderProduct(<PortsCard />, {
      backend: fakeBackend({ '': product({ ports: [{ name: 'raw' }] }) }),
    });
    expect(await screen.findByText(/nothing is promised/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /How to connect/ }),
    ).not.toBeInTheDocument();
  });

  it('do not offer to connect where the contract could not be read', async () => {
    await renderProduct(<PortsCard />, {
      backend: fakeBackend({
        '': product({
          ports: [{ name: 'orders', contract: { source: './gone.yaml' } }],
        }),
      }),
    });
    expect(
      await screen.findByText('The contract ./gone.yaml could not be read'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /How to connect/ }),
    ).not.toBeInTheDocument();
  });

  it('show how to connect to the production server first, and to others when chosen', async () => {
    const backend = fakeBackend({
      '': product(),
      [CONTRACT]: ORDERS_DOCUMENT,
    });
    await renderProduct(<PortsCard />, { backend });
    const button = await screen.findByRole('button', {
      name: 'How to connect to orders',
    });
    expect(backend.asked).not.toContain(CONTRACT);
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(addressParams().get('connect')).toBe('orders');

    await userEvent.click(await screen.findByRole('tab', { name: 'Python' }));
    expect(screen.getByRole('tabpanel')).toHaveTextContent(
      'host="warehouse.example"',
    );
    await userEvent.selectOptions(
      screen.getByLabelText('Server'),
      'preview (postgresql)',
    );
    expect(screen.getByRole('tabpanel')).toHaveTextContent(
      'host="preview.example"',
    );

    await userEvent.click(screen.getByRole('tab', { name: 'dbt' }));
    await userEvent.selectOptions(screen.getByLabelText('Schema'), 'customers');
    expect(screen.getByRole('tabpanel')).toHaveTextContent('name: customers');
  });

  it('open at the port in the address', async () => {
    await renderProduct(<PortsCard />, {
      backend: fakeBackend({ '': product(), [CONTRACT]: ORDERS_DOCUMENT }),
      query: '?connect=orders',
    });
    expect(
      await screen.findByRole('tab', { name: 'SQL (PostgreSQL)' }),
    ).toHaveAttribute('aria-selected', 'true');
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });
});

describe('the problems on the overview', () => {
  const problem = (number: number): Problem => ({
    code: 'unknown-port',
    severity: number === 4 ? 'error' : 'warning',
    message: `Mistake ${number}`,
    remedy: `Mend it like ${number}`,
    source: 'file:/repo/catalog-info.yaml',
    line: number,
  });

  it('are not there for a product in order', async () => {
    await renderProduct(
      <>
        <ProblemsCard />
        <FactsCard />
      </>,
      { backend: fakeBackend({ '': product() }) },
    );
    expect(await screen.findByText('Known since')).toBeInTheDocument();
    expect(
      screen.queryByText('This product has problems'),
    ).not.toBeInTheDocument();
  });

  it('show the worst with place and remedy, and lead to all', async () => {
    await renderProduct(<ProblemsCard />, {
      backend: fakeBackend({
        '': product({ declarationProblems: [1, 2, 3, 4].map(problem) }),
      }),
    });
    const list = await screen.findByRole('list', { name: 'Problems' });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(3);
    expect(items[0]).toHaveTextContent('/repo/catalog-info.yaml:4');
    expect(items[0]).toHaveTextContent('Mend it like 4');
    expect(
      screen.getByRole('link', { name: 'Show all 4 problems' }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/problems`);
  });
});

describe('where data comes from and goes to', () => {
  const lineage = {
    nodes: [
      {
        ref: 'dataproduct:default/orders',
        kind: 'dataproduct',
        title: 'Orders',
        distance: 0,
      },
      {
        ref: 'dataproduct:default/gone',
        kind: 'dataproduct',
        title: 'gone',
        missing: true,
        distance: -1,
      },
      {
        ref: 'dataproduct:default/revenue',
        kind: 'dataproduct',
        title: 'Revenue',
        distance: 1,
      },
    ],
    edges: [
      {
        from: 'dataproduct:default/orders',
        to: 'dataproduct:default/revenue',
        ports: ['orders'],
      },
    ],
    truncated: false,
  };

  it('names inputs, says which of them nobody knows, and names the readers', async () => {
    await renderProduct(<FlowCard />, {
      backend: fakeBackend({
        '': product({
          inputPorts: [
            { name: 'db', entity: 'resource:default/shop-db' },
            { name: 'old', product: 'dataproduct:default/gone', port: 'feed' },
          ],
          consumers: ['component:default/dashboard'],
        }),
        '/lineage': lineage,
      }),
    });
    const link = (name: RegExp) => screen.findByRole('link', { name });
    expect(await link(/shop-db/)).toBeInTheDocument();
    expect(await link(/revenue/)).toBeInTheDocument();
    expect(await link(/dashboard/)).toBeInTheDocument();
    expect(await screen.findByText('not in the catalog')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /gone/ }),
    ).not.toBeInTheDocument();
  });

  it('says how to declare readers when there are none', async () => {
    await renderProduct(<FlowCard />, {
      backend: fakeBackend({
        '': product(),
        '/lineage': { ...lineage, nodes: [lineage.nodes[0]], edges: [] },
      }),
    });
    expect(
      await screen.findByText(/Nobody declares to read this product/),
    ).toBeInTheDocument();
    expect(screen.getByText('No input is declared.')).toBeInTheDocument();
  });
});

describe('support and facts', () => {
  it('link to channels on the web, and never run what a declaration says', async () => {
    await renderProduct(<SupportCard />, {
      backend: fakeBackend({
        '': product({
          support: [
            { channel: '#orders', url: 'https://chat.example/orders' },
            // Read from a declaration, so anything may stand here.
            { channel: 'trap', url: ['javascript', 'alert(1)'].join(':') },
          ],
        }),
      }),
    });
    expect(
      await screen.findByRole('link', { name: /#orders/ }),
    ).toHaveAttribute('href', 'https://chat.example/orders');
    expect(screen.getByText('trap')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /trap/ }),
    ).not.toBeInTheDocument();
  });

  it('show version, classification and technology', async () => {
    await renderProduct(<FactsCard />, {
      backend: fakeBackend({ '': product() }),
    });
    await waitFor(() =>
      expect(screen.getByTestId('part')).toHaveTextContent(
        /Version2\.1\.0.*Classificationinternal.*PostgreSQL/,
      ),
    );
  });
});
