import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AccessRequest,
  AccessRequestDetail,
  DecisionOutcome,
  Inbox,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import {
  fakeAccess,
  Refusal,
  type SentRequest,
} from '../__testUtils__/fakeAccess';
import { address, renderDeciding } from '../__testUtils__/renderDeciding';
import {
  daysFromNow,
  ORDER_TEAM,
  SAMPLE_COLUMNS,
  sampleAccessProduct,
  sampleAuditEntry,
  sampleGrant,
  sampleRequestDetail,
  sampleTask,
} from '../__testUtils__/sampleAccess';
import { InboxContent } from './InboxContent';

const id = (digit: number) =>
  `${digit}`.repeat(8).concat('-1111-4111-8111-111111111111');

/** A request that waits, and all that is known of it. */
function waiting(
  digit: number,
  title: string,
  parts: Partial<AccessRequestDetail> = {},
): AccessRequestDetail {
  return sampleRequestDetail({
    id: id(digit),
    version: digit,
    product: sampleAccessProduct({
      ref: `dataproduct:default/${title.toLowerCase()}`,
      title,
    }),
    actions: ['approve', 'reject', 'delegate', 'comment', 'escalate'],
    evidence: {
      holdings: [
        sampleGrant({ product: sampleAccessProduct({ title: 'Parcels' }) }),
      ],
      holdingsTotal: 3,
      precedents: { approved: 4, rejected: 1, typicalHours: 30 },
      columns: [SAMPLE_COLUMNS[1]],
      columnCount: 3,
      terms: { usage: 'Sum over order lines.', limitations: 'No advertising.' },
    },
    ...parts,
  });
}

type Order = { requestId: string; verdict: string; version: number };

/** A backend with an inbox from which decided requests vanish. */
function backendWith(
  requests: AccessRequestDetail[],
  more: { tasks?: Inbox['tasks']; nextCursor?: string } = {},
) {
  const left = new Map(requests.map(request => [request.id, request]));
  const refused = new Map<string, DecisionOutcome>();
  const backend = fakeAccess({
    'GET /access/inbox': () => ({
      items: [...left.values()],
      tasks: more.tasks ?? [],
      nextCursor: more.nextCursor,
    }),
    'POST /access/decisions': ({ body }: SentRequest) => ({
      outcomes: (body as { decisions: Order[] }).decisions.map(order => {
        const refusal = refused.get(order.requestId);
        if (refusal) return refusal;
        left.delete(order.requestId);
        return { requestId: order.requestId, status: 200 };
      }),
    }),
  });
  for (const request of requests) {
    backend.answers[`GET /access/requests/${request.id}`] = () =>
      left.get(request.id) ?? { ...request, state: 'approved', actions: [] };
  }
  return { backend, left, refused };
}

const THREE = () => [
  waiting(1, 'Orders', {
    consumer: 'group:default/insights',
    step: {
      position: 0,
      of: 1,
      name: 'owner',
      approvers: [ORDER_TEAM],
      dueAt: daysFromNow(-2.5),
      escalated: 1,
    },
  }),
  waiting(2, 'Customers', {
    step: {
      position: 0,
      of: 2,
      name: 'owner',
      approvers: [ORDER_TEAM],
      dueAt: daysFromNow(0.3),
      awaitingAnswer: true,
    },
  }),
  waiting(3, 'Parcels'),
];

async function open(
  given: ReturnType<typeof backendWith>,
  at = '/approvals',
  theme: 'light' | 'dark' = 'light',
) {
  const rendered = await renderDeciding(<InboxContent />, {
    backend: given.backend,
    at,
    theme,
  });
  return { ...given, ...rendered, user: userEvent.setup() };
}

const list = () => screen.findByRole('list', { name: 'Requests to decide' });
const row = async (title: string) =>
  within(await list()).findByRole('button', { name: new RegExp(title) });
const heading = (name: string) => screen.findByRole('heading', { name });
const decisions = (given: ReturnType<typeof backendWith>) =>
  given.backend
    .sentTo('POST /access/decisions')
    .flatMap(({ body }) => (body as { decisions: Order[] }).decisions);

describe('the inbox', () => {
  it('lists what waits as the backend orders it, with what is urgent in words', async () => {
    await open(backendWith(THREE()));
    const rows = within(await list()).getAllByRole('button');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/insights.*Orders.*overdue for 2 days.*escalated/),
      expect.stringMatching(
        /analyst.*Customers.*due in 7 hours.*question asked/,
      ),
      expect.stringMatching(/analyst.*Parcels.*due in 5 days$/),
    ]);
  });

  it('shows everything that is needed to decide the first, and names it in the address', async () => {
    await open(backendWith(THREE()));
    await heading('Orders for insights');
    expect(address()).toBe(`/data-mesh/approvals?request=${id(1)}`);
    const text = screen.getByTestId('page').textContent;
    for (const part of [
      'Analytics and reporting',
      'Weekly sales figures for the board.',
      '1 of 3 columns is more than internal',
      'customer_email',
      'Sum over order lines.',
      'No advertising.',
      'Parcels, Order tables',
      '2 more',
      '4 approved and 1 rejected for this port, half of them within 30 hours.',
      'The owner of the product decides',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('The contract has changed');
  });

  it('opens the request that the address names, also one that no longer waits', async () => {
    const given = backendWith(THREE());
    given.backend.answers[`GET /access/requests/${id(9)}`] = waiting(
      9,
      'Returns',
      { state: 'rejected', reason: 'Not needed.', actions: [] },
    );
    await open(given, `/approvals?request=${id(9)}`);
    await heading('Returns for analyst');
    expect(screen.getByText('Rejected. Not needed.')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('warns when the contract changed since it was asked for', async () => {
    const [first] = THREE();
    await open(
      backendWith([
        {
          ...first,
          evidence: { ...first.evidence!, contractChanged: true },
        },
      ]),
    );
    const link = await screen.findByRole('link', {
      name: 'look at it as it is now',
    });
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders/contract?port=orders',
    );
    expect(link.closest('div')).toHaveTextContent(
      'The contract has changed since this was asked: look at it as it is now before you decide.',
    );
  });

  it('says so when nothing waits', async () => {
    await open(backendWith([]));
    expect(
      await screen.findByText('Nothing waits for your decision'),
    ).toBeInTheDocument();
  });

  it('says what went wrong, and tries again', async () => {
    const given = backendWith(THREE());
    const working = given.backend.answers['GET /access/inbox'];
    given.backend.answers['GET /access/inbox'] = new Refusal(
      503,
      'ServiceUnavailableError',
      'The catalog does not answer.',
    );
    const { user } = await open(given);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog does not answer.',
    );
    given.backend.answers['GET /access/inbox'] = working;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row('Orders')).toBeInTheDocument();
  });

  it('goes on page by page, and back to the most urgent', async () => {
    const given = backendWith(THREE(), { nextCursor: 'more' });
    const { user } = await open(given);
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    await waitFor(() =>
      expect(
        given.backend.sentTo('GET /access/inbox').at(-1)?.query.get('cursor'),
      ).toBe('more'),
    );
    await user.click(
      await screen.findByRole('button', { name: 'Most urgent' }),
    );
    await waitFor(() => expect(address()).not.toContain('cursor'));
  });

  it('takes in what comes, and keeps what is being looked at', async () => {
    const given = backendWith(THREE().slice(1));
    const { signal, user } = await open(given);
    await heading('Customers for analyst');
    const urgent = waiting(1, 'Orders');
    const rest = [...given.left];
    given.left.clear();
    [[urgent.id, urgent] as const, ...rest].forEach(([key, value]) =>
      given.left.set(key, value),
    );
    signal({ requestId: urgent.id });
    expect(await row('Orders')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Customers for analyst' }),
    ).toBeInTheDocument();
    // Had it taken the first place, the next would be the one after that.
    await user.keyboard('j');
    await heading('Parcels for analyst');
    expect(address()).toContain(id(3));
  });
});

describe('deciding one request', () => {
  it('approves the version that was looked at, tells so, and goes on to the next', async () => {
    const given = backendWith(THREE());
    const { user } = await open(given);
    await heading('Orders for insights');
    await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Fine.');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await heading('Customers for analyst');
    expect(decisions(given)).toEqual([
      { requestId: id(1), version: 1, verdict: 'approve', comment: 'Fine.' },
    ]);
    expect(await row('Customers')).toHaveFocus();
    expect(
      screen.getByText('Approved: Orders for insights. 2 requests left here.'),
    ).toBeInTheDocument();
    expect(address()).toBe(`/data-mesh/approvals?request=${id(2)}`);
  });

  it('does not reject without a reason', async () => {
    const given = backendWith(THREE());
    const { user } = await open(given);
    await heading('Orders for insights');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    const reason = screen.getByRole('textbox', { name: 'Why you reject it' });
    expect(reason).toHaveFocus();
    expect(reason).toBeInvalid();
    expect(decisions(given)).toEqual([]);
    await user.type(reason, 'Take the totals instead.');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await heading('Customers for analyst');
    expect(decisions(given)).toEqual([
      {
        requestId: id(1),
        version: 1,
        verdict: 'reject',
        comment: 'Take the totals instead.',
      },
    ]);
  });

  it('says when somebody else was faster, and keeps what was written', async () => {
    const given = backendWith(THREE());
    given.refused.set(id(1), {
      requestId: id(1),
      status: 409,
      message: 'The request was already rejected by user:default/other',
    });
    const { user } = await open(given);
    await heading('Orders for insights');
    await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Fine.');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'already rejected by user:default/other',
    );
    expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue(
      'Fine.',
    );
    expect(address()).toContain(id(1));
  });

  it('says why an approver may not decide', async () => {
    await open(
      backendWith([
        waiting(1, 'Orders', {
          actions: ['comment'],
          cannotDecide: 'you belong to the group that would get in.',
        }),
      ]),
    );
    expect(
      await screen.findByText(/you belong to the group that would get in/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('lets somebody from the catalog decide instead', async () => {
    const given = backendWith(THREE());
    given.backend.answers[`POST /access/requests/${id(1)}/delegate`] = waiting(
      1,
      'Orders',
    );
    const { user } = await open(given);
    await user.click(await screen.findByRole('button', { name: 'Delegate …' }));
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('button', { name: 'Delegate' }),
    ).toBeDisabled();
    await user.type(
      within(dialog).getByRole('textbox', { name: /Person or group/ }),
      'deputy',
    );
    await user.click(await screen.findByText('Deputy of orders'));
    await user.click(within(dialog).getByRole('button', { name: 'Delegate' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      given.backend.sentTo(`POST /access/requests/${id(1)}/delegate`)[0].body,
    ).toEqual({ to: 'user:default/deputy', version: 1 });
  });

  it('asks the requester', async () => {
    const given = backendWith(THREE());
    given.backend.answers[`POST /access/requests/${id(1)}/comment`] = waiting(
      1,
      'Orders',
    );
    const { user } = await open(given);
    await user.click(
      await screen.findByRole('button', { name: 'Ask a question …' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByRole('textbox', { name: /Your question/ }),
      'Which years?',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Ask' }));
    await waitFor(() =>
      expect(
        given.backend.sentTo(`POST /access/requests/${id(1)}/comment`)[0]?.body,
      ).toEqual({ comment: 'Which years?', question: true }),
    );
  });

  it('shows questions and answers so far', async () => {
    await open(
      backendWith([
        waiting(1, 'Orders', {
          timeline: [
            sampleAuditEntry(),
            sampleAuditEntry({
              seq: 2,
              action: 'request.commented',
              data: { comment: 'Which years?', question: true },
            }),
          ],
        }),
      ]),
    );
    expect(await screen.findByText('Which years?')).toBeInTheDocument();
  });
});

describe('deciding several requests', () => {
  async function selectAll(given = backendWith(THREE())) {
    const opened = await open(given);
    await heading('Orders for insights');
    await opened.user.click(
      screen.getByRole('checkbox', { name: 'Select all here' }),
    );
    return opened;
  }

  it('asks before it approves, then goes on', async () => {
    const given = backendWith(THREE());
    const { user } = await selectAll(given);
    await user.click(screen.getByRole('button', { name: 'Approve …' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Approve 3 requests',
    });
    expect(dialog).toHaveTextContent('Customers for analyst');
    expect(decisions(given)).toEqual([]);
    await user.click(
      within(dialog).getByRole('button', { name: 'Approve 3 requests' }),
    );
    expect(
      await screen.findByText('Nothing waits for your decision'),
    ).toBeInTheDocument();
    expect(decisions(given).map(d => [d.requestId, d.version])).toEqual([
      [id(1), 1],
      [id(2), 2],
      [id(3), 3],
    ]);
    expect(given.backend.sentTo('POST /access/decisions')).toHaveLength(1);
  });

  it('demands a reason to reject them', async () => {
    const { user } = await selectAll();
    await user.click(screen.getByRole('button', { name: 'Reject …' }));
    const dialog = await screen.findByRole('dialog');
    const reject = within(dialog).getByRole('button', {
      name: 'Reject 3 requests',
    });
    expect(reject).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox'), 'No.');
    expect(reject).toBeEnabled();
  });

  it('tells of each that could not be decided why, and keeps it selected', async () => {
    const given = backendWith(THREE());
    given.refused.set(id(2), {
      requestId: id(2),
      status: 409,
      message: 'It was already approved by user:default/other',
    });
    const { user } = await selectAll(given);
    await user.click(screen.getByRole('button', { name: 'Approve …' }));
    await user.click(
      await screen.findByRole('button', { name: 'Approve 3 requests' }),
    );
    expect(
      await screen.findByText(/already approved by user:default\/other/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^2 requests approved, 1 not\. 1 request left here\.$/),
    ).toBeInTheDocument();
    expect(within(await list()).getAllByRole('button')).toHaveLength(1);
    expect(
      screen.getByRole('checkbox', { name: 'Select Customers for analyst' }),
    ).toBeChecked();
  });
});

describe('the keys of the inbox', () => {
  it('go through the list, and into the request', async () => {
    const { user } = await open(backendWith(THREE()));
    await heading('Orders for insights');
    await user.keyboard('j');
    await heading('Customers for analyst');
    expect(await row('Customers')).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    await heading('Parcels for analyst');
    await user.keyboard('j');
    expect(address()).toContain(id(3));
    await user.keyboard('k');
    const title = await heading('Customers for analyst');
    await user.keyboard('{Enter}');
    expect(title).toHaveFocus();
  });

  it('approve at once, and reject once there is a reason', async () => {
    const given = backendWith(THREE());
    const { user } = await open(given);
    await heading('Orders for insights');
    await user.keyboard('a');
    await heading('Customers for analyst');
    await waitFor(async () => expect(await row('Customers')).toHaveFocus());
    await user.keyboard('r');
    expect(
      screen.getByRole('textbox', { name: 'Why you reject it' }),
    ).toHaveFocus();
    // Every one of these is a key of the inbox too.
    await user.keyboard('axjkr?');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await heading('Parcels for analyst');
    expect(decisions(given)).toEqual([
      { requestId: id(1), version: 1, verdict: 'approve' },
      { requestId: id(2), version: 2, verdict: 'reject', comment: 'axjkr?' },
    ]);
  });

  it('select several, which are then decided together', async () => {
    const given = backendWith(THREE());
    const { user } = await open(given);
    await heading('Orders for insights');
    await user.keyboard('xjx');
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await user.keyboard('a');
    expect(
      await screen.findByRole('dialog', { name: 'Approve 2 requests' }),
    ).toBeInTheDocument();
    // Within the dialog they mean nothing.
    await user.keyboard('xr');
    expect(decisions(given)).toEqual([]);
    expect(
      screen.getByRole('dialog', { name: 'Approve 2 requests' }),
    ).toBeInTheDocument();
  });

  it('decide nothing that has not been shown yet', async () => {
    const given = backendWith(THREE());
    const { user } = await open(given);
    await heading('Orders for insights');
    given.backend.answers[`GET /access/requests/${id(2)}`] = () =>
      new Promise(() => {});
    await user.keyboard('ja');
    expect(
      screen.getByText('This request cannot be decided now.'),
    ).toBeInTheDocument();
    expect(decisions(given)).toEqual([]);
  });

  it('are explained, and can be turned off', async () => {
    const given = backendWith(THREE());
    const { user } = await open(given);
    await heading('Orders for insights');
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', {
      name: 'Keys of the inbox',
    });
    await user.click(
      within(dialog).getByRole('checkbox', { name: 'Use these keys' }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await user.keyboard('aj');
    expect(address()).toContain(id(1));
    expect(decisions(given)).toEqual([]);
  });
});

describe('tasks in the inbox', () => {
  it.each([
    {
      button: /^Done: Give/,
      confirm: 'It is done',
      comment: '',
      body: { outcome: 'done' },
    },
    {
      button: /^Cannot be done: Give/,
      confirm: 'It cannot be done',
      comment: 'There is no such table.',
      body: { outcome: 'refused', comment: 'There is no such table.' },
    },
  ])('are closed: $confirm', async ({ button, confirm, comment, body }) => {
    const task = sampleTask();
    const given = backendWith([], { tasks: [task] });
    given.backend.answers[`POST /access/tasks/${task.id}/complete`] = task;
    const { user } = await open(given);
    expect(
      await screen.findByText('Open the console of the warehouse.'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: button }));
    const dialog = await screen.findByRole('dialog');
    // Only what cannot be done needs a reason.
    expect(
      within(dialog)
        .getByRole('button', { name: confirm })
        .hasAttribute('disabled'),
    ).toBe(comment !== '');
    await user.type(within(dialog).getByRole('textbox'), comment || '{Shift}');
    await user.click(within(dialog).getByRole('button', { name: confirm }));
    await waitFor(() =>
      expect(
        given.backend.sentTo(`POST /access/tasks/${task.id}/complete`)[0]?.body,
      ).toEqual(body),
    );
  });
});

describe('the inbox for everybody', () => {
  it.each(['light', 'dark'] as const)(
    'has no mistakes of accessibility in the %s theme',
    async theme => {
      const long: AccessRequest['justification'] = 'Because '.repeat(200);
      const { page, user } = await open(
        backendWith(
          [
            waiting(1, 'Orders'.repeat(20), { justification: long }),
            ...THREE().slice(1),
          ],
          { tasks: [sampleTask()], nextCursor: 'more' },
        ),
        '/approvals',
        theme,
      );
      await screen.findByRole('button', { name: 'Approve' });
      await user.click(
        screen.getByRole('checkbox', { name: 'Select all here' }),
      );
      expect(await accessibilityViolations(page())).toEqual([]);
      await user.click(screen.getByRole('button', { name: 'Delegate …' }));
      expect(
        await accessibilityViolations(await screen.findByRole('dialog')),
      ).toEqual([]);
    },
  );
});
