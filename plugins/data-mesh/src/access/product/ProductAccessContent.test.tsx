import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import {
  addressParams,
  PRODUCT_PATH,
  renderProduct,
} from '../../products/entity/__testUtils__/renderProduct';
import { product } from '../../products/entity/__testUtils__/sampleProduct';
import { fakeAccess, Refusal } from '../__testUtils__/fakeAccess';
import {
  daysFromNow,
  sampleGrant,
  sampleGrantDetail,
  samplePortAccess,
  samplePreview,
  sampleProductAccess,
  sampleRequest,
} from '../__testUtils__/sampleAccess';
import { ProductAccessContent } from './ProductAccessContent';
import { YourAccessCard } from './YourAccessCard';

const PRODUCT = 'GET /products/default/orders';
const ACCESS = 'GET /products/default/orders/access';
const GRANTS = 'GET /access/grants';
const REQUESTS = 'GET /access/requests';
const ID = '22222222-2222-4222-8222-222222222222';

const backend = (answers: Parameters<typeof fakeAccess>[0] = {}) =>
  fakeAccess({
    [PRODUCT]: product(),
    [ACCESS]: sampleProductAccess(),
    ...answers,
  });

const owner = (answers: Parameters<typeof fakeAccess>[0] = {}) =>
  backend({
    [ACCESS]: sampleProductAccess({
      overseer: true,
      counts: { active: 2, pending: 1, unhealthy: 1 },
    }),
    [GRANTS]: {
      items: [
        sampleGrant({
          actions: ['revoke', 'extend', 'recertify'],
          recertifyBy: daysFromNow(5),
        }),
        sampleGrant({
          id: '44444444-4444-4444-8444-444444444444',
          consumer: 'component:default/dashboard',
          consumerKind: 'component',
          observed: 'absent',
          phase: 'blocked',
          blockedReason: 'The warehouse refuses the login.',
          recertifyBy: daysFromNow(-2),
          actions: ['revoke', 'retry'],
        }),
      ],
    },
    [REQUESTS]: {
      items: [sampleRequest({ requester: 'user:default/manager' })],
    },
    ...answers,
  });

const open = (fake: ReturnType<typeof fakeAccess>, query?: string) =>
  renderProduct(<ProductAccessContent />, { backend: fake, query });

const rows = async () =>
  within(await screen.findByRole('region', { name: 'Grants' })).getAllByRole(
    'row',
  );

describe("the access tab of a product for those who don't own it", () => {
  it('says that one has no access, and opens the dialog to ask for it', async () => {
    const fake = backend({
      'GET /products/default/orders/ports/orders/access': samplePortAccess(),
      'POST /access/requests/preview': samplePreview(),
    });
    await open(fake);
    expect(await screen.findByText('You have no access.')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Request access to orders' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Request access to Order tables',
      }),
    ).toBeInTheDocument();
    expect(fake.sentTo(GRANTS)).toEqual([]);
    expect(fake.sentTo(REQUESTS)).toEqual([]);
  });

  it('says what one has and asked for, port by port', async () => {
    await open(
      backend({
        [ACCESS]: sampleProductAccess({
          mine: [sampleGrant()],
          open: [sampleRequest({ port: 'events', portTitle: 'Events' })],
        }),
      }),
    );
    expect(
      await screen.findByRole('article', { name: 'Access to Order tables' }),
    ).toHaveTextContent('Active');
    expect(
      screen.getByRole('article', { name: 'Request for Events' }),
    ).toHaveTextContent('Waiting');
    expect(screen.queryByText('Who has access')).not.toBeInTheDocument();
  });

  it('says why access is over', async () => {
    await open(
      backend({
        [ACCESS]: sampleProductAccess({
          mine: [
            sampleGrant({
              status: 'ended',
              end: 'expired',
              desired: 'absent',
              observed: 'absent',
              endedAt: '2026-03-04T10:00:00.000Z',
            }),
          ],
        }),
      }),
    );
    expect(
      await screen.findByText(
        /You have no access any longer: Expired on 4 Mar/,
      ),
    ).toBeInTheDocument();
  });

  it.each([
    {
      refusal: new Refusal(404, 'NotFoundError', 'No such product'),
      says: 'The registry does not show this product yet',
    },
    {
      refusal: new Refusal(403, 'NotAllowedError', 'Guests have no access'),
      says: 'Guests have no access',
    },
  ])('says what $refusal.status means', async ({ refusal, says }) => {
    await open(backend({ [ACCESS]: refusal }));
    expect(await screen.findByText(says)).toBeInTheDocument();
  });
});

describe('the access tab of a product for its owners', () => {
  it('says who has access, for what, until when and whether it works', async () => {
    const fake = owner();
    await open(fake);
    const [, first, second] = await rows();
    expect(first).toHaveTextContent('analyst');
    expect(first).toHaveTextContent('Analytics and reporting');
    expect(first).toHaveTextContent('Active');
    expect(second).toHaveTextContent('dashboard');
    expect(second).toHaveTextContent('Not set up');
    expect(second).toHaveTextContent('The warehouse refuses the login.');
    expect(second).toHaveTextContent('Should have been confirmed by');
    expect(screen.getByText('2 active grants')).toBeInTheDocument();
    expect(fake.sentTo(GRANTS)[0].query.toString()).toBe(
      'status=active&status=scheduled&scope=all&product=dataproduct:default/orders&limit=50'.replace(
        'dataproduct:default/orders',
        encodeURIComponent('dataproduct:default/orders'),
      ),
    );
  });

  it('says who waits, with a link to decide', async () => {
    await open(owner());
    const [, request] = within(
      await screen.findByRole('region', { name: 'Open requests' }),
    ).getAllByRole('row');
    expect(request).toHaveTextContent('asked by manager');
    expect(request).toHaveTextContent('Weekly sales figures');
    expect(within(request).getByRole('link', { name: 'Show' })).toHaveAttribute(
      'href',
      '/data-mesh/requests/11111111-1111-4111-8111-111111111111',
    );
  });

  it('revokes with a reason only, and ends sessions when asked to', async () => {
    const fake = owner({
      [`POST /access/grants/${ID}/revoke`]: sampleGrantDetail({
        status: 'ended',
      }),
    });
    await open(fake);
    await userEvent.click(
      (await screen.findAllByRole('button', { name: /^Revoke/ }))[0],
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Revoke access?',
    });
    const revoke = within(dialog).getByRole('button', { name: 'Revoke' });
    expect(revoke).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/Reason/), '   ');
    expect(revoke).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/Reason/), 'Left');
    await userEvent.click(
      within(dialog).getByLabelText('End open connections too'),
    );
    await userEvent.click(revoke);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(fake.sentTo(`POST /access/grants/${ID}/revoke`)[0].body).toEqual({
      comment: 'Left',
      endSessions: true,
      version: 3,
    });
  });

  it('extends to the end of a later day', async () => {
    const fake = owner({
      [`POST /access/grants/${ID}/extend`]: sampleGrantDetail(),
    });
    await open(fake);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Extend/ }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Extend access' });
    await userEvent.type(within(dialog).getByLabelText(/Reason/), 'Longer');
    const day = within(dialog).getByLabelText(/New end/);
    const extend = within(dialog).getByRole('button', { name: 'Extend' });
    await userEvent.type(day, '2020-01-01');
    expect(day).toHaveAccessibleDescription(
      'Choose a day after the present end',
    );
    expect(extend).toBeDisabled();
    await userEvent.clear(day);
    await userEvent.type(day, '2999-12-31');
    await userEvent.click(extend);
    await waitFor(() =>
      expect(fake.sentTo(`POST /access/grants/${ID}/extend`)[0]?.body).toEqual({
        endsAt: new Date('2999-12-31T23:59:59.999').toISOString(),
        comment: 'Longer',
        version: 3,
      }),
    );
  });

  it('asks to confirm only what is due', async () => {
    await open(
      owner({
        [GRANTS]: {
          items: [
            sampleGrant({
              actions: ['revoke', 'recertify'],
              recertifyBy: daysFromNow(90),
            }),
          ],
        },
      }),
    );
    await rows();
    expect(
      screen.queryByRole('button', { name: /^Confirm/ }),
    ).not.toBeInTheDocument();
  });

  it('confirms, and tries again what is blocked', async () => {
    const other = '44444444-4444-4444-8444-444444444444';
    const fake = owner({
      [`POST /access/grants/${ID}/recertify`]: sampleGrantDetail(),
      [`POST /access/grants/${other}/retry`]: new Refusal(
        409,
        'ConflictError',
        'A grant that is idle cannot retry',
      ),
    });
    await open(fake);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Confirm/ }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Confirm access' }),
    );
    await waitFor(() =>
      expect(fake.sentTo(`POST /access/grants/${ID}/recertify`)).toHaveLength(
        1,
      ),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await userEvent.click(screen.getByRole('button', { name: /^Try again/ }));
    expect(
      await screen.findByText('A grant that is idle cannot retry'),
    ).toBeInTheDocument();
  });

  it('finds among those shown, and keeps it in the address', async () => {
    await open(owner(), '?consumer=dash');
    expect(await rows()).toHaveLength(2);
    await userEvent.type(
      screen.getByLabelText('Find among those shown'),
      'nobody',
    );
    expect(
      await screen.findByRole('heading', { name: 'None of those shown' }),
    ).toBeInTheDocument();
    expect(addressParams().get('consumer')).toBe('dashnobody');
  });

  it('shows who had access', async () => {
    const fake = owner();
    await open(fake);
    await rows();
    fake.answers[GRANTS] = { items: [] };
    await userEvent.selectOptions(screen.getByLabelText('Show'), 'Ended');
    expect(
      await screen.findByRole('heading', { name: 'No access has ended' }),
    ).toBeInTheDocument();
    expect(fake.sentTo(GRANTS).at(-1)?.query.getAll('status')).toEqual([
      'ended',
    ]);
    expect(addressParams().get('grants')).toBe('ended');
  });

  it('shows access that ended and may still work among the problems', async () => {
    const fake = owner();
    await open(fake);
    await rows();
    fake.answers[GRANTS] = ({ query }: { query: URLSearchParams }) => ({
      items:
        query.get('problems') === 'true' && !query.has('status')
          ? [
              sampleGrant({
                status: 'ended',
                end: 'revoked',
                desired: 'absent',
                phase: 'blocked',
                actions: ['retry'],
              }),
            ]
          : [],
    });
    await userEvent.click(
      screen.getByRole('button', { name: '1 with problems' }),
    );
    expect(await screen.findByText('Revoked, still live')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Try again/ }),
    ).toBeInTheDocument();
    expect(addressParams().get('grants')).toBe('problems');
  });

  it('says what happens next when nobody has access and nobody asked', async () => {
    await open(owner({ [GRANTS]: { items: [] }, [REQUESTS]: { items: [] } }));
    expect(
      await screen.findByRole('heading', { name: 'Nobody has access' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nobody waits for a decision.'),
    ).toBeInTheDocument();
  });

  it('has nothing that keeps people out', async () => {
    await open(owner());
    await rows();
    await screen.findByRole('region', { name: 'Open requests' });
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });
});

describe('the access card of the overview', () => {
  it('says until when one has access, and leads to the rest', async () => {
    await renderProduct(<YourAccessCard />, {
      backend: backend({
        [ACCESS]: sampleProductAccess({ mine: [sampleGrant()] }),
      }),
    });
    expect(await screen.findByText('Active')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Connect, renew, give back' }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/access`);
  });

  it('lets ask for the only port at once', async () => {
    await renderProduct(<YourAccessCard />, { backend: backend() });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Request access to orders' }),
    );
    expect(addressParams().get('request')).toBe('orders');
  });
});
