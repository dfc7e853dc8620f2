import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { renderDeciding } from '../__testUtils__/renderDeciding';
import { fakeAccess, Refusal } from '../__testUtils__/fakeAccess';
import {
  daysFromNow,
  sampleGrant,
  sampleGrantDetail,
  samplePortAccess,
  sampleRequest,
  sampleRequestDetail,
} from '../__testUtils__/sampleAccess';
import { MyAccessContent } from './MyAccessContent';

const GRANTS = 'GET /access/grants';
const REQUESTS = 'GET /access/requests';
const ID = '22222222-2222-4222-8222-222222222222';

const backend = (answers: Parameters<typeof fakeAccess>[0] = {}) =>
  fakeAccess({
    [GRANTS]: { items: [] },
    [REQUESTS]: { items: [] },
    ...answers,
  });

const open = (mesh: ReturnType<typeof fakeAccess>, address = '/data-mesh') =>
  renderWithMesh(<MyAccessContent />, { mesh, address });

const card = (name: string) => screen.findByRole('article', { name });

describe('my access', () => {
  it('leads to the marketplace who has nothing and asked for nothing', async () => {
    open(backend());
    expect(
      await screen.findByRole('heading', {
        name: 'You have no access to data, and asked for none',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'To the marketplace' }),
    ).toHaveAttribute('href', '/data-mesh');
  });

  it('asks for what is mine and lasts, and for requests that wait', async () => {
    const fake = backend();
    open(fake);
    await waitFor(() => expect(fake.sent).toHaveLength(2));
    expect(fake.sentTo(GRANTS)[0].query.toString()).toBe(
      'scope=mine&status=active&status=scheduled&limit=50',
    );
    expect(fake.sentTo(REQUESTS)[0].query.toString()).toBe(
      'scope=mine&state=pending&limit=50',
    );
  });

  it('says of each what it is, through whom, until when, and how it stands', async () => {
    open(
      backend({
        [GRANTS]: {
          items: [
            sampleGrant({ endsAt: daysFromNow(2.5) }),
            sampleGrant({
              id: '44444444-4444-4444-8444-444444444444',
              port: 'events',
              portTitle: undefined,
              consumer: 'component:default/dashboard',
              consumerKind: 'component',
              columns: ['orders.order_id'],
              observed: 'absent',
              phase: 'blocked',
              blockedReason: 'The login dashboard does not exist.',
            }),
          ],
        },
        [REQUESTS]: {
          items: [
            sampleRequest({
              consumer: 'group:default/insights',
              consumerKind: 'group',
              kind: 'renewal',
            }),
          ],
        },
      }),
    );
    const mine = await card('Access to Orders, Order tables');
    expect(mine).toHaveTextContent('Active');
    expect(mine).toHaveTextContent('For yourself as orders_reader');
    expect(mine).toHaveTextContent('ends in 2 days');

    const blocked = await card('Access to Orders, events');
    expect(blocked).toHaveTextContent('Through dashboard');
    expect(blocked).toHaveTextContent('1 column');
    expect(blocked).toHaveTextContent('The login dashboard does not exist.');
    expect(
      within(blocked).queryByRole('button', { name: /How to connect/ }),
    ).not.toBeInTheDocument();

    const request = await card('Request for Orders, Order tables');
    expect(request).toHaveTextContent('Waits for approval: owner.');
    expect(request).toHaveTextContent('Asked: order-team');
    expect(request).toHaveTextContent('90 days more');
  });

  it('shows how to connect when asked to, with what to copy', async () => {
    const fake = backend({
      [GRANTS]: { items: [sampleGrant()] },
      [`GET /access/grants/${ID}`]: sampleGrantDetail(),
    });
    open(fake);
    await card('Access to Orders, Order tables');
    expect(fake.sentTo(`GET /access/grants/${ID}`)).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: /^How to connect/ }),
    );
    expect(await screen.findByText('warehouse.example')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy Host' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy Code to connect' }),
    ).toBeInTheDocument();
  });

  it('gives access back after a question, and reads again', async () => {
    const fake = backend({
      [GRANTS]: { items: [sampleGrant()] },
      [`POST /access/grants/${ID}/return`]: () => {
        fake.answers[GRANTS] = { items: [] };
        return sampleGrantDetail({ status: 'ended' });
      },
    });
    open(fake);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Give back/ }),
    );
    expect(fake.sentTo(`POST /access/grants/${ID}/return`)).toEqual([]);
    const dialog = await screen.findByRole('dialog', {
      name: 'Give access back?',
    });
    await userEvent.type(
      within(dialog).getByLabelText(/Comment/),
      'The project is over',
    );
    await userEvent.dblClick(
      within(dialog).getByRole('button', { name: 'Give back' }),
    );
    expect(
      await screen.findByRole('heading', {
        name: /You have no access to data/,
      }),
    ).toBeInTheDocument();
    const sent = fake.sentTo(`POST /access/grants/${ID}/return`);
    expect(sent.map(({ body }) => body)).toEqual([
      { comment: 'The project is over', version: 3 },
    ]);
  });

  it('asks to renew, for as long as the port allows', async () => {
    const fake = backend({
      [GRANTS]: { items: [sampleGrant()] },
      'GET /products/default/orders/ports/orders/access': samplePortAccess(),
      [`POST /access/grants/${ID}/renew`]: sampleRequestDetail({
        kind: 'renewal',
      }),
    });
    open(fake);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Renew/ }),
    );
    await userEvent.selectOptions(
      await screen.findByLabelText('For how much longer'),
      '30 days',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Ask to renew' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(fake.sentTo(`POST /access/grants/${ID}/renew`)[0].body).toEqual({
      duration: 'P30D',
    });
  });

  it('says when somebody was faster, and shows what became of it', async () => {
    const fake = backend({
      [GRANTS]: { items: [sampleGrant()] },
      [`POST /access/grants/${ID}/return`]: () => {
        fake.answers[GRANTS] = {
          items: [sampleGrant({ version: 4, endsAt: daysFromNow(1.5) })],
        };
        return new Refusal(
          409,
          'ConflictError',
          'A grant that is active changed',
        );
      },
    });
    open(fake);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Give back/ }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Give back' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'A grant that is active changed',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(
      await screen.findByText(/ends tomorrow|ends in 1 day/),
    ).toBeInTheDocument();
  });

  it('keeps what ended apart, at an address of its own', async () => {
    const fake = backend({
      [GRANTS]: ({ query }: { query: URLSearchParams }) => ({
        items: query.getAll('status').includes('ended')
          ? [
              sampleGrant({
                status: 'ended',
                end: 'revoked',
                endReason: 'The audit asked for it.',
                desired: 'absent',
                observed: 'absent',
                endedAt: daysFromNow(-3),
                actions: [],
              }),
            ]
          : [],
      }),
      [REQUESTS]: ({ query }: { query: URLSearchParams }) => ({
        items: query.getAll('state').includes('rejected')
          ? [sampleRequest({ state: 'rejected', reason: 'Too much.' })]
          : [],
      }),
    });
    open(fake);
    await userEvent.click(await screen.findByRole('tab', { name: 'Ended' }));
    expect(screen.getByTestId('address')).toHaveTextContent('show=ended');
    const ended = await card('Access to Orders, Order tables');
    expect(ended).toHaveTextContent('Revoked');
    expect(ended).toHaveTextContent('The audit asked for it.');
    expect(await card('Request for Orders, Order tables')).toHaveTextContent(
      'Rejected. Too much.',
    );
  });

  it('shows more when asked to, all pages read together', async () => {
    const page = (from: number, nextCursor?: string) => ({
      items: Array.from({ length: 2 }, (_, at) =>
        sampleGrant({
          id: `22222222-2222-4222-8222-00000000000${from + at}`,
          portTitle: `Table ${from + at}`,
        }),
      ),
      nextCursor,
    });
    const fake = backend({
      [GRANTS]: ({ query }: { query: URLSearchParams }) =>
        query.get('cursor') === 'next' ? page(2) : page(0, 'next'),
    });
    open(fake);
    await card('Access to Orders, Table 1');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show more access' }),
    );
    await card('Access to Orders, Table 3');
    expect(screen.getAllByRole('article')).toHaveLength(4);
    expect(
      screen.queryByRole('button', { name: 'Show more access' }),
    ).not.toBeInTheDocument();
  });

  it('says what failed, and tries again when asked to', async () => {
    const fake = backend({
      [GRANTS]: new Refusal(
        503,
        'ServiceUnavailableError',
        'The catalog is away',
      ),
    });
    open(fake);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog is away',
    );
    fake.answers[GRANTS] = { items: [sampleGrant()] };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await card('Access to Orders, Order tables');
  });

  it('shows at once what the backend tells', async () => {
    const fake = backend();
    const { signal } = await renderDeciding(<MyAccessContent />, {
      backend: fake,
      at: '/access',
    });
    await screen.findByRole('heading', { name: /You have no access to data/ });
    fake.answers[GRANTS] = { items: [sampleGrant()] };
    signal({ grantId: ID });
    expect(await card('Access to Orders, Order tables')).toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that keeps people out, %s',
    async theme => {
      await renderDeciding(<MyAccessContent />, {
        at: '/access',
        theme,
        backend: backend({
          [GRANTS]: {
            items: [
              sampleGrant(),
              sampleGrant({ id: ID.replace('2', '5'), columns: ['a.b'] }),
            ],
          },
          [REQUESTS]: { items: [sampleRequest()] },
          [`GET /access/grants/${ID}`]: sampleGrantDetail(),
        }),
      });
      await screen.findAllByRole('article', {
        name: 'Access to Orders, Order tables',
      });
      await userEvent.click(
        screen.getAllByRole('button', { name: /^How to connect/ })[0],
      );
      await screen.findByText('warehouse.example');
      expect(
        await accessibilityViolations(screen.getByRole('tabpanel')),
      ).toEqual([]);
    },
  );
});
