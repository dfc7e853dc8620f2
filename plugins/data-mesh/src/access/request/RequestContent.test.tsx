import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AccessRequestDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { fakeAccess, Refusal } from '../__testUtils__/fakeAccess';
import { renderDeciding } from '../__testUtils__/renderDeciding';
import {
  ANALYST,
  APPROVER,
  daysFromNow,
  sampleAccessProduct,
  sampleAuditEntry,
  sampleGrantDetail,
  sampleRequestDetail,
  sampleStep,
} from '../__testUtils__/sampleAccess';
import { RequestContent } from './RequestContent';

const ID = sampleRequestDetail().id;
const ROUTE = `/access/requests/${ID}`;

async function open(
  request: AccessRequestDetail | Refusal,
  theme: 'light' | 'dark' = 'light',
) {
  const backend = fakeAccess({ [`GET ${ROUTE}`]: request });
  const rendered = await renderDeciding(<RequestContent />, {
    backend,
    at: `/requests/${ID}`,
    path: '/requests/:id',
    theme,
  });
  return { ...rendered, backend, user: userEvent.setup() };
}

const APPROVED = sampleRequestDetail({
  state: 'approved',
  step: undefined,
  actions: [],
  decidedAt: daysFromNow(-1),
  steps: [
    sampleStep({
      status: 'approved',
      decisions: [
        {
          by: APPROVER,
          verdict: 'approve',
          comment: 'For the board, yes.',
          at: daysFromNow(-1),
        },
      ],
    }),
    sampleStep({ position: 1, name: 'data protection', status: 'skipped' }),
  ],
});

describe('the page of a request', () => {
  it('says who asks for what, why, and who decides', async () => {
    await open(
      sampleRequestDetail({
        consumer: 'group:default/insights',
        columns: ['orders.order_id', 'orders.total'],
        roleDescription: 'Reads orders without customers.',
      }),
    );
    await screen.findByRole('heading', { name: 'Access to Orders' });
    const text = screen.getByTestId('page').textContent;
    for (const part of [
      'Waits for approval: owner.',
      'Analytics and reporting',
      'Weekly sales figures for the board.',
      'Who gets ininsights',
      'Asked byanalyst',
      'Orders internal',
      'orders_reader: Reads orders without customers.',
      '2 columns',
      '90 days',
      'The owner of the product decides',
      'analyst asked for access',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('names a product that is gone without leading to nowhere', async () => {
    await open(
      sampleRequestDetail({
        state: 'closed',
        reason: 'The product left the catalog.',
        actions: [],
        product: sampleAccessProduct({ gone: true }),
      }),
    );
    expect(
      await screen.findByText('Orders (no longer in the catalog)'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Orders' }),
    ).not.toBeInTheDocument();
  });

  it('tells each step and decision, and what became of the access', async () => {
    await open({
      ...APPROVED,
      grant: sampleGrantDetail({
        phase: 'blocked',
        observed: 'partial',
        blockedReason: 'The warehouse has no login for analyst.',
        attempts: 3,
        nextAttemptAt: daysFromNow(0.1),
        items: [
          {
            name: 'sales.returns',
            kind: 'table',
            state: 'absent',
            message: 'No such table.',
          },
          { name: 'sales.orders', kind: 'table', state: 'present' },
        ],
      }),
    });
    await screen.findByText('For the board, yes.');
    expect(screen.getByText(/Tried 3 times without success/)).toHaveTextContent(
      'The warehouse has no login for analyst.',
    );
    const table = screen.getByRole('region', {
      name: 'Objects in the platform',
    });
    expect(table).toHaveTextContent(
      'sales.returnstablenot thereNo such table.',
    );
    expect(table).not.toHaveTextContent('sales.orders');
    expect(screen.getByText('data protection', { exact: false })).toBeVisible();
  });

  it('does not say how to connect before the platform lets anybody in', async () => {
    const grant = sampleGrantDetail({ observed: 'absent', phase: 'granting' });
    await open({ ...APPROVED, grant });
    await screen.findAllByText('Being set up');
    expect(screen.queryByText('warehouse.example')).not.toBeInTheDocument();
  });

  it('says that there is no such request', async () => {
    await open(new Refusal(404, 'NotFoundError', 'No such request'));
    expect(
      await screen.findByText('There is no such request'),
    ).toBeInTheDocument();
  });

  it('says that a request is between others', async () => {
    await open(new Refusal(403, 'NotAllowedError', 'Not yours'));
    expect(
      await screen.findByText('This request is between others'),
    ).toBeInTheDocument();
  });

  it('says what went wrong otherwise', async () => {
    await open(new Refusal(503, 'ServiceUnavailableError', 'Catalog is down.'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Catalog is down.',
    );
  });

  it('reads again when the backend tells of a change', async () => {
    const { backend, signal } = await open(sampleRequestDetail());
    await screen.findByText('Waiting');
    backend.answers[`GET ${ROUTE}`] = sampleRequestDetail({
      state: 'rejected',
      reason: 'Take the totals.',
      actions: [],
    });
    signal({ requestId: ID });
    expect(
      await screen.findByText('Rejected. Take the totals.'),
    ).toBeInTheDocument();
  });

  it('unfolds the record behind a sentence', async () => {
    const { user } = await open(
      sampleRequestDetail({
        timeline: [sampleAuditEntry({ seq: 41, data: { port: 'orders' } })],
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Record 41' }));
    expect(
      screen.getByRole('region', { name: 'Data of entry 41' }),
    ).toHaveTextContent('"port": "orders"');
    expect(screen.getByText('a'.repeat(64))).toBeInTheDocument();
  });
});

describe('what can be done with a request', () => {
  it.each([
    {
      button: 'Withdraw …',
      confirm: 'Withdraw',
      action: 'withdraw',
    },
    {
      button: 'Escalate …',
      confirm: 'Escalate',
      action: 'escalate',
    },
  ] as const)(
    '$confirm asks first, and sends the version that was seen',
    async ({ button, confirm, action }) => {
      const { backend, user } = await open(
        sampleRequestDetail({ version: 7, actions: [action] }),
      );
      backend.answers[`POST ${ROUTE}/${action}`] = sampleRequestDetail();
      await user.click(await screen.findByRole('button', { name: button }));
      const dialog = await screen.findByRole('dialog');
      await user.type(within(dialog).getByRole('textbox'), 'Late.');
      expect(backend.sentTo(`POST ${ROUTE}/${action}`)).toHaveLength(0);
      await user.click(within(dialog).getByRole('button', { name: confirm }));
      await waitFor(() =>
        expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
      );
      expect(backend.sentTo(`POST ${ROUTE}/${action}`)[0].body).toEqual({
        comment: 'Late.',
        version: 7,
      });
    },
  );

  it('stays open with the reason when it is too late', async () => {
    const { backend, user } = await open(
      sampleRequestDetail({ actions: ['withdraw'] }),
    );
    backend.answers[`POST ${ROUTE}/withdraw`] = new Refusal(
      409,
      'ConflictError',
      'A request that is approved cannot withdraw',
    );
    await user.click(await screen.findByRole('button', { name: 'Withdraw …' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'A request that is approved cannot withdraw',
    );
  });

  it('offers nothing that the backend does not allow', async () => {
    await open(sampleRequestDetail({ actions: [] }));
    await screen.findByRole('heading', { name: 'Access to Orders' });
    for (const name of [
      /Approve/,
      /Reject/,
      /Delegate/,
      /Escalate/,
      /Withdraw/,
      /Send/,
    ]) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });

  it('lets the requester answer a question', async () => {
    const { backend, user } = await open(
      sampleRequestDetail({
        step: {
          position: 0,
          of: 1,
          name: 'owner',
          approvers: [],
          awaitingAnswer: true,
        },
        timeline: [
          sampleAuditEntry(),
          sampleAuditEntry({
            seq: 2,
            actor: APPROVER,
            action: 'request.commented',
            data: { comment: 'Which years?', question: true },
          }),
        ],
      }),
    );
    backend.answers[`POST ${ROUTE}/comment`] = sampleRequestDetail();
    const thread = await screen.findByRole('list', {
      name: 'Questions and comments',
    });
    expect(thread).toHaveTextContent('order-owner');
    expect(thread).toHaveTextContent('question');
    const answer = screen.getByRole('textbox', { name: 'Your answer' });
    expect(screen.getByRole('button', { name: 'Answer' })).toBeDisabled();
    await user.type(answer, 'The last two.');
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    await waitFor(() => expect(answer).toHaveValue(''));
    expect(backend.sentTo(`POST ${ROUTE}/comment`)[0].body).toEqual({
      comment: 'The last two.',
      question: false,
    });
  });

  it('asks as a question when those who decide write, unless told otherwise', async () => {
    const { backend, user } = await open(
      sampleRequestDetail({ actions: ['approve', 'reject', 'comment'] }),
    );
    backend.answers[`POST ${ROUTE}/comment`] = sampleRequestDetail();
    const field = await screen.findByRole('textbox', {
      name: 'Write a comment',
    });
    await user.type(field, 'Which years?');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(field).toHaveValue(''));
    await user.click(
      screen.getByRole('checkbox', {
        name: 'It is a question to the requester',
      }),
    );
    await user.type(field, 'Thank you.');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() =>
      expect(
        backend.sentTo(`POST ${ROUTE}/comment`).map(({ body }) => body),
      ).toEqual([
        { comment: 'Which years?', question: true },
        { comment: 'Thank you.', question: false },
      ]),
    );
  });

  it('decides here too', async () => {
    const { backend, user } = await open(
      sampleRequestDetail({ version: 4, actions: ['approve', 'reject'] }),
    );
    backend.answers['POST /access/decisions'] = {
      outcomes: [{ requestId: ID, status: 200 }],
    };
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(backend.sentTo('POST /access/decisions')[0]?.body).toEqual({
        decisions: [{ requestId: ID, version: 4, verdict: 'approve' }],
      }),
    );
  });
});

describe('the page of a request for everybody', () => {
  it.each(['light', 'dark'] as const)(
    'has no mistakes of accessibility in the %s theme',
    async theme => {
      const { page } = await open(
        {
          ...APPROVED,
          actions: ['comment', 'approve', 'reject', 'delegate', 'withdraw'],
          justification: 'Because '.repeat(300),
          requester: ANALYST,
          grant: sampleGrantDetail({ blockedReason: 'x'.repeat(400) }),
          timeline: [
            sampleAuditEntry(),
            sampleAuditEntry({
              seq: 2,
              action: 'request.commented',
              data: { comment: 'y'.repeat(400), question: true },
            }),
          ],
        },
        theme,
      );
      await screen.findByRole('heading', { name: 'Access to Orders' });
      expect(await accessibilityViolations(page())).toEqual([]);
    },
  );
});
