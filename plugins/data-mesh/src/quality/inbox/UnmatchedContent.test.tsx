import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { identityApiRef } from '@backstage/core-plugin-api';
import { TestApiProvider } from '@backstage/test-utils';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { fakeAccess, Refusal } from '../../access/__testUtils__/fakeAccess';
import { renderDeciding } from '../../access/__testUtils__/renderDeciding';
import {
  sampleMapping,
  sampleUnmatched,
} from '../__testUtils__/sampleMeshQuality';
import { UnmatchedContent } from './UnmatchedContent';

const LIST = 'GET /quality/unmatched';
const TARGET = sampleUnmatched();
const MAPPING = sampleMapping();
const MAP = `POST /quality/unmatched/${TARGET.id}/map`;
const DISMISS = `POST /quality/unmatched/${TARGET.id}/dismiss`;
const REMOVE = `POST /quality/mappings/${MAPPING.id}/remove`;

const PRODUCTS = {
  total: 1,
  items: [
    {
      ref: 'dataproduct:default/payments',
      name: 'payments',
      namespace: 'default',
      title: 'Payments',
    },
  ],
};
const PAYMENTS = {
  ...PRODUCTS.items[0],
  ports: [{ name: 'raw' }, { name: 'clean', title: 'Clean payments' }],
};
const CONTRACT = {
  contract: { schemas: [{ name: 'payments' }, { name: 'refunds' }] },
};

async function open(
  options: { list?: unknown; theme?: 'light' | 'dark' } = {},
) {
  const backend = fakeAccess({
    [LIST]: options.list ?? { items: [TARGET], mappings: [MAPPING] },
    'GET /products': PRODUCTS,
    'GET /products/default/payments': PAYMENTS,
    'GET /products/default/payments/ports/clean/contract': CONTRACT,
  });
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: 'user:default/both',
      ownershipEntityRefs: ['group:default/a', 'group:default/b'],
    }),
  };
  const rendered = await renderDeciding(
    <TestApiProvider apis={[[identityApiRef, identity]]}>
      <UnmatchedContent />
    </TestApiProvider>,
    { backend, at: '/unmatched', theme: options.theme },
  );
  return { ...rendered, backend, user: userEvent.setup() };
}

const item = () =>
  screen.findByRole('article').then(article => within(article));
const dialog = () => screen.findByRole('dialog').then(found => within(found));
const closed = () =>
  waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

describe('the inbox of results', () => {
  it('says what came, for whom, and why it belongs nowhere', async () => {
    await open();
    const target = await item();
    expect(
      target.getByRole('heading', { name: TARGET.target }),
    ).toBeInTheDocument();
    expect(target.getByText(TARGET.reason)).toBeInTheDocument();
    expect(
      target.getByText(
        'not_null_stg_orders_id, unique_stg_orders_id and 5 more',
      ),
    ).toBeInTheDocument();
    expect(target.getByText('Orders, port orders-v1')).toBeInTheDocument();
  });

  it('maps to what looks alike with two clicks, and says what came home', async () => {
    const { user, backend } = await open();
    backend.answers[MAP] = () => {
      backend.answers[LIST] = { items: [], mappings: [MAPPING] };
      return {
        mapping: sampleMapping({ target: TARGET.target }),
        results: 12,
      };
    };
    await user.click((await item()).getByRole('button', { name: /^Map/ }));
    const map = await dialog();
    expect(
      map.getByRole('radio', {
        name: 'Orders, port orders-v1, schema orders',
      }),
    ).toBeChecked();
    await user.click(map.getByRole('button', { name: 'Map' }));
    await closed();
    expect(backend.sentTo(MAP)[0].body).toEqual({
      product: 'dataproduct:default/orders',
      port: 'orders-v1',
      schema: 'orders',
    });
    const said = screen.getByRole('status');
    expect(said).toHaveTextContent(
      '12 results came home to orders. From now on, results for analytics.public.stg_orders go to its port orders-v1.',
    );
    expect(said).toHaveFocus();
    expect(within(said).getByRole('link', { name: 'orders' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders/quality',
    );
    expect(
      await screen.findByText('Every result has found its product'),
    ).toBeInTheDocument();
  });

  it('maps to any port of products of the owner, and to no others', async () => {
    const { user, backend } = await open();
    backend.answers[MAP] = { mapping: MAPPING, results: 0 };
    await user.click((await item()).getByRole('button', { name: /^Map/ }));
    const map = await dialog();
    await user.click(map.getByRole('radio', { name: 'Another port' }));
    expect(map.getByRole('button', { name: 'Map' })).toBeDisabled();
    await user.type(map.getByRole('textbox', { name: 'Data product' }), 'pay');
    await user.click(await screen.findByRole('option', { name: /^Payments/ }));
    for (const { query } of backend.sentTo('GET /products')) {
      expect(query.getAll('owner')).toEqual(['group:default/order-team']);
    }
    await user.selectOptions(
      await map.findByRole('combobox', { name: 'Output port' }),
      'Clean payments (clean)',
    );
    await user.selectOptions(
      await map.findByRole('combobox', { name: 'Schema (optional)' }),
      'refunds',
    );
    await user.click(map.getByRole('button', { name: 'Map' }));
    await closed();
    expect(backend.sentTo(MAP)[0].body).toEqual({
      product: 'dataproduct:default/payments',
      port: 'clean',
      schema: 'refunds',
    });
    expect(screen.getByRole('status')).toHaveTextContent(
      'Nothing that was kept is new to orders.',
    );
  });

  it('offers products of every group of somebody whose own inbox it is', async () => {
    const { user, backend } = await open({
      list: {
        items: [
          sampleUnmatched({ owner: 'user:default/both', candidates: [] }),
        ],
        mappings: [],
      },
    });
    await user.click((await item()).getByRole('button', { name: /^Map/ }));
    await dialog();
    await waitFor(() =>
      expect(
        backend.sentTo('GET /products').at(-1)?.query.getAll('owner'),
      ).toEqual(['user:default/both', 'group:default/a', 'group:default/b']),
    );
  });

  it('keeps what was chosen when somebody else was faster', async () => {
    const { user, backend } = await open();
    backend.answers[MAP] = new Refusal(
      409,
      'ConflictError',
      'These results were mapped to Payments meanwhile.',
    );
    await user.click((await item()).getByRole('button', { name: /^Map/ }));
    const map = await dialog();
    await user.click(map.getByRole('button', { name: 'Map' }));
    expect(await map.findByRole('alert')).toHaveTextContent(
      'Somebody was fasterThese results were mapped to Payments meanwhile.',
    );
    expect(map.getByRole('radio', { name: /^Orders/ })).toBeChecked();
  });

  it('asks before it dismisses, and does it once', async () => {
    const { user, backend } = await open();
    backend.answers[DISMISS] = () => {
      backend.answers[LIST] = { items: [], mappings: [] };
      return null;
    };
    await user.click((await item()).getByRole('button', { name: /^Dismiss/ }));
    const ask = await dialog();
    expect(ask.getByText(/is deleted/)).toBeInTheDocument();
    expect(backend.sentTo(DISMISS)).toHaveLength(0);
    await user.dblClick(ask.getByRole('button', { name: 'Dismiss' }));
    await closed();
    expect(backend.sentTo(DISMISS)).toHaveLength(1);
    expect(
      await screen.findByText('Every result has found its product'),
    ).toBeInTheDocument();
  });

  it('shows what was mapped, and takes it back after asking', async () => {
    const { user, backend } = await open();
    backend.answers[REMOVE] = () => {
      backend.answers[LIST] = { items: [TARGET], mappings: [] };
      return null;
    };
    await user.click(
      await screen.findByRole('button', {
        name: 'Remove the mapping of analytics.public.old_orders',
      }),
    );
    await user.click((await dialog()).getByRole('button', { name: 'Remove' }));
    await closed();
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Mapped before' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('says whom to ask where it is refused', async () => {
    await open({ list: new Refusal(403, 'NotAllowedError', 'No') });
    expect(
      await screen.findByText(/Ask whoever runs the portal/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('navigation', { name: 'Quality' }),
    ).toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'has no mistakes of accessibility in the %s theme',
    async theme => {
      const { page, user } = await open({ theme });
      const target = await item();
      expect(await accessibilityViolations(page())).toEqual([]);
      await user.click(target.getByRole('button', { name: /^Map/ }));
      const map = await screen.findByRole('dialog');
      await user.click(
        within(map).getByRole('radio', { name: 'Another port' }),
      );
      expect(await accessibilityViolations(map)).toEqual([]);
    },
  );
});
