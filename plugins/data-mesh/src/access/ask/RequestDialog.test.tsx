import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import {
  addressParams,
  renderProduct,
} from '../../products/entity/__testUtils__/renderProduct';
import {
  type FakeAccess,
  fakeAccess,
  Refusal,
} from '../__testUtils__/fakeAccess';
import {
  ANALYST,
  daysFromNow,
  sampleGrant,
  samplePortAccess,
  samplePreview,
  sampleRequest,
  sampleRequestDetail,
  sampleStep,
} from '../__testUtils__/sampleAccess';
import { RequestAccessButton, RequestAccessDialog } from './RequestAccess';

const PORT = 'GET /products/default/orders/ports/orders/access';
const PREVIEW = 'POST /access/requests/preview';
const CREATE = 'POST /access/requests';

const backend = (answers: Parameters<typeof fakeAccess>[0] = {}) =>
  fakeAccess({
    [PORT]: samplePortAccess(),
    [PREVIEW]: samplePreview(),
    [CREATE]: sampleRequestDetail(),
    ...answers,
  });

async function open(fake: FakeAccess = backend()) {
  await renderProduct(
    <>
      <RequestAccessButton port="orders" />
      <RequestAccessDialog />
    </>,
    { backend: fake, query: '?request=orders' },
  );
  return screen.findByRole('dialog', {
    name: /^Request access to (Order tables|orders)$/,
  });
}

const purpose = () => screen.findByLabelText(/^Purpose/);
const reason = () => screen.findByLabelText(/^What you need it for/);
const send = () => screen.getByRole('button', { name: 'Send request' });

async function fillIn() {
  await userEvent.selectOptions(await purpose(), 'research');
  await userEvent.click(await reason());
  await userEvent.paste('A paper on baskets');
}

describe('the dialog to request access', () => {
  it('is opened by the button, and can be passed on as an address', async () => {
    const fake = backend();
    await renderProduct(
      <>
        <RequestAccessButton port="orders" />
        <RequestAccessDialog />
      </>,
      { backend: fake },
    );
    expect(fake.sent).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Request access to orders' }),
    );
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    expect(addressParams().get('request')).toBe('orders');
  });

  it('says what one gets: columns, classification, terms', async () => {
    const dialog = await open();
    expect(
      await within(dialog).findByRole('heading', {
        name: 'What you will get: 2 columns',
      }),
    ).toBeInTheDocument();
    expect(within(dialog).getByText('customer_email')).toBeInTheDocument();
    expect(within(dialog).getByText('confidential')).toBeInTheDocument();
    expect(
      within(dialog).getByRole('region', { name: 'Terms of use' }),
    ).toHaveTextContent('Not for advertising.');
  });

  it('says before sending who is asked, how long it takes and how it is set up', async () => {
    const dialog = await open(
      backend({
        [PREVIEW]: samplePreview({
          steps: [
            sampleStep(),
            sampleStep({
              position: 1,
              name: 'data protection',
              approvers: ['user:default/officer'],
              people: ['user:default/officer'],
            }),
          ],
        }),
      }),
    );
    const steps = within(
      await within(dialog).findByRole('list', { name: 'Approval steps' }),
    ).getAllByRole('listitem');
    expect(steps[0]).toHaveTextContent('1. owner');
    expect(steps[0]).toHaveTextContent('order-owner');
    expect(steps[1]).toHaveTextContent('2. data protection');
    expect(steps[1]).toHaveTextContent('officer');
    expect(dialog).toHaveTextContent(
      'Requests like this were decided in about 30 hours, in the middle of 12 requests.',
    );
    expect(dialog).toHaveTextContent(
      'Then it is set up automatically (PostgreSQL).',
    );
  });

  it('previews what is chosen, and does not ask for each key typed', async () => {
    const fake = backend();
    await open(fake);
    await waitFor(() => expect(fake.sentTo(PREVIEW)).toHaveLength(1));
    await userEvent.type(await reason(), 'A long reason, key by key');
    await userEvent.selectOptions(
      await screen.findByLabelText('For whom'),
      'group:default/insights',
    );
    await userEvent.click(
      screen.getByRole('radio', { name: /orders_auditor/ }),
    );
    await waitFor(() =>
      expect(fake.sentTo(PREVIEW).at(-1)?.body).toEqual({
        product: 'dataproduct:default/orders',
        port: 'orders',
        role: 'orders_auditor',
        consumer: 'group:default/insights',
        duration: 'P90D',
      }),
    );
    expect(fake.sentTo(PREVIEW).length).toBeLessThanOrEqual(3);
  });

  it('sends what was filled in once, however often the button is pressed', async () => {
    let answer: (value: unknown) => void = () => {};
    const fake = backend({
      [CREATE]: () => new Promise(resolve => (answer = resolve)),
    });
    await open(fake);
    await fillIn();
    await userEvent.dblClick(send());
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(fake.sentTo(CREATE)).toHaveLength(1));
    const [{ body, headers }] = fake.sentTo(CREATE);
    expect(body).toEqual({
      product: 'dataproduct:default/orders',
      port: 'orders',
      role: 'orders_reader',
      consumer: ANALYST,
      purpose: 'research',
      justification: 'A paper on baskets',
      duration: 'P90D',
    });
    expect(headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);

    answer(sampleRequestDetail());
    expect(
      await screen.findByRole('heading', { name: 'Your request was sent' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show the request' }),
    ).toHaveAttribute(
      'href',
      '/data-mesh/requests/11111111-1111-4111-8111-111111111111',
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(addressParams().get('request')).toBeNull();
  });

  it('sends the same key again after the answer was lost, so that there is one request', async () => {
    const fake = backend({
      [CREATE]: new Refusal(503, 'ServiceUnavailableError', 'Down for now'),
    });
    await open(fake);
    await fillIn();
    await userEvent.click(send());
    expect(await screen.findByRole('alert')).toHaveTextContent('Down for now');
    expect(await reason()).toHaveValue('A paper on baskets');
    fake.answers[CREATE] = sampleRequestDetail();
    await userEvent.click(send());
    await screen.findByRole('heading', { name: 'Your request was sent' });
    const keys = fake
      .sentTo(CREATE)
      .map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('sends another key with another order, which is another request', async () => {
    const fake = backend({
      [CREATE]: new Refusal(503, 'ServiceUnavailableError', 'Down for now'),
    });
    await open(fake);
    await fillIn();
    await userEvent.click(send());
    await screen.findByRole('alert');
    await userEvent.type(await reason(), ', and on sizes');
    await userEvent.click(send());
    await waitFor(() => expect(fake.sentTo(CREATE)).toHaveLength(2));
    const [first, second] = fake
      .sentTo(CREATE)
      .map(({ headers }) => headers.get('idempotency-key'));
    expect(first).not.toBe(second);
  });

  it('asks for what is missing and goes there, before anything is sent', async () => {
    const fake = backend();
    await open(fake);
    await purpose();
    await userEvent.click(send());
    expect(
      await screen.findByText('Choose what the data is for'),
    ).toBeInTheDocument();
    expect(await purpose()).toHaveFocus();
    expect(await purpose()).toHaveAttribute('aria-invalid', 'true');
    expect(fake.sentTo(CREATE)).toEqual([]);
  });

  it('says at its field what the backend refused', async () => {
    await open(
      backend({
        [CREATE]: new Refusal(
          400,
          'InputError',
          '`duration` P90D is longer than the longest that is given, P30D.',
        ),
      }),
    );
    await fillIn();
    await userEvent.click(send());
    await waitFor(() =>
      expect(screen.getByLabelText('For how long')).toHaveAttribute(
        'aria-invalid',
        'true',
      ),
    );
    expect(screen.getByLabelText('For how long')).toHaveAccessibleDescription(
      /longer than the longest/,
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says what else was refused, such as a second request for the same', async () => {
    await open(
      backend({
        [CREATE]: new Refusal(
          409,
          'ConflictError',
          'There is a pending request for this already',
        ),
      }),
    );
    await fillIn();
    await userEvent.click(send());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is a pending request for this already',
    );
  });

  it('does not send what the preview says would be refused', async () => {
    await open(
      backend({
        [PREVIEW]: samplePreview({
          problems: [
            {
              code: 'no-approver',
              severity: 'error',
              message: 'Nobody is left to decide',
            },
            {
              code: 'unknown-role',
              severity: 'error',
              field: 'role',
              message: 'The role is gone',
            },
          ],
        }),
      }),
    );
    expect(
      await screen.findByRole('list', { name: 'Before you send' }),
    ).toHaveTextContent('Not possible: Nobody is left to decide');
    expect(
      within(screen.getByRole('group', { name: 'Role' })).getByText(
        'The role is gone',
      ),
    ).toBeInTheDocument();
    expect(send()).toBeDisabled();
  });

  it('leads to access that is there, and to a request that waits', async () => {
    await open(
      backend({
        [PORT]: samplePortAccess({ open: [sampleRequest()] }),
        [PREVIEW]: samplePreview({
          existing: [sampleGrant({ endsAt: daysFromNow(5) })],
        }),
      }),
    );
    expect(
      await screen.findByRole('link', { name: 'Show that request' }),
    ).toHaveAttribute(
      'href',
      '/data-mesh/requests/11111111-1111-4111-8111-111111111111',
    );
    expect(
      await screen.findByRole('link', { name: 'Show that access' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Renew it instead' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Renew access' }),
    ).toBeInTheDocument();
  });

  it('says once, with a link, that the same was asked for already', async () => {
    const problem = {
      code: 'open-request',
      severity: 'error' as const,
      field: 'role',
      message: 'This was asked for already',
    };
    const fake = backend({
      [PORT]: samplePortAccess({ open: [sampleRequest()] }),
      [PREVIEW]: samplePreview({ problems: [problem] }),
    });
    await open(fake);
    await waitFor(() => expect(send()).toBeDisabled());
    expect(
      screen.getByRole('link', { name: 'Show that request' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(problem.message)).not.toBeInTheDocument();
  });

  it('says that the same was asked for by somebody else, whose request is not shown', async () => {
    await open(
      backend({
        [PREVIEW]: samplePreview({
          problems: [
            {
              code: 'open-request',
              severity: 'error',
              field: 'role',
              message: 'This was asked for already',
            },
          ],
        }),
      }),
    );
    expect(
      await screen.findByRole('list', { name: 'Before you send' }),
    ).toHaveTextContent('This was asked for already');
    expect(send()).toBeDisabled();
  });

  it('says when nobody has to decide', async () => {
    await open(
      backend({
        [PREVIEW]: samplePreview({
          autoApproved: true,
          autoApprovalReason: 'The port lets everybody read internal data.',
          steps: [],
        }),
        [CREATE]: sampleRequestDetail({ state: 'approved', steps: [] }),
      }),
    );
    expect(await screen.findByText('Approved at once')).toBeInTheDocument();
    await fillIn();
    // Its name follows the preview of what was filled in.
    await userEvent.click(
      await screen.findByRole('button', { name: 'Get access' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Approved' }),
    ).toBeInTheDocument();
  });

  it('narrows to chosen columns of the role', async () => {
    const fake = backend();
    await open(fake);
    await fillIn();
    await userEvent.click(
      await screen.findByLabelText('Only some of the columns'),
    );
    await userEvent.click(send());
    expect(
      await screen.findByText('Choose at least one column, or all of them'),
    ).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('Find a column'), 'EMAIL');
    expect(screen.queryByLabelText(/order_id/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByLabelText(/customer_email/));
    expect(
      screen.getByRole('heading', { name: 'What you will get: 1 column of 2' }),
    ).toBeInTheDocument();
    await userEvent.click(send());
    await waitFor(() => expect(fake.sentTo(CREATE)).toHaveLength(1));
    expect(fake.sentTo(CREATE)[0].body).toMatchObject({
      columns: ['orders.customer_email'],
    });
  });

  it('offers no columns where the platform cannot limit to them', async () => {
    await open(
      backend({ [PORT]: samplePortAccess({ canLimitColumns: false }) }),
    );
    await purpose();
    expect(
      screen.queryByLabelText('Only some of the columns'),
    ).not.toBeInTheDocument();
  });

  it('asks before it throws away what was typed, and closes at once otherwise', async () => {
    await open();
    await userEvent.type(await reason(), 'Something');
    await userEvent.keyboard('{Escape}');
    const question = await screen.findByRole('dialog', {
      name: 'Discard this request?',
    });
    await userEvent.click(
      within(question).getByRole('button', { name: 'Cancel' }),
    );
    await waitFor(() => expect(question).not.toBeInTheDocument());
    expect(await reason()).toHaveValue('Something');

    await userEvent.clear(await reason());
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('says why nothing can be asked for', async () => {
    const dialog = await open(
      backend({
        [PORT]: samplePortAccess({ blocked: 'The product is retired.' }),
      }),
    );
    expect(dialog).toHaveTextContent('The product is retired.');
    expect(screen.queryByRole('button', { name: 'Send request' })).toBeNull();
  });

  it.each([
    {
      refusal: new Refusal(404, 'NotFoundError', 'No such port'),
      says: 'There is no output port orders to ask for',
    },
    {
      refusal: new Refusal(403, 'NotAllowedError', 'You may not ask'),
      says: 'You may not ask',
    },
  ])(
    'says what to do when the port answers $refusal.status',
    async ({ refusal, says }) => {
      const dialog = await open(backend({ [PORT]: refusal }));
      expect(await within(dialog).findByText(says)).toBeInTheDocument();
    },
  );

  it('keeps a request possible when it cannot be previewed', async () => {
    await open(
      backend({
        [PREVIEW]: new Refusal(
          503,
          'ServiceUnavailableError',
          'The catalog is away',
        ),
      }),
    );
    expect(await screen.findByText('The catalog is away')).toBeInTheDocument();
    await fillIn();
    await userEvent.click(send());
    expect(
      await screen.findByRole('heading', { name: 'Your request was sent' }),
    ).toBeInTheDocument();
  });

  it('has nothing that keeps people out', async () => {
    const dialog = await open();
    await within(dialog).findByRole('list', { name: 'Approval steps' });
    await userEvent.click(screen.getByLabelText('Only some of the columns'));
    await userEvent.click(send());
    expect(await accessibilityViolations(dialog)).toEqual([]);
  });
});
