import { screen, waitFor, within } from '@testing-library/react';
import { address } from '../__testUtils__/renderDeciding';
import { sampleAuditEntry } from '../__testUtils__/sampleAccess';
import {
  backendWith,
  decisions,
  findHeading,
  findList,
  findRow,
  id,
  openInbox,
  THREE,
  waiting,
} from './__testUtils__/openInbox';

describe('deciding one request', () => {
  it('approves the version that was looked at, tells so, and goes on to the next', async () => {
    const given = backendWith(THREE());
    const { user } = await openInbox(given);
    await findHeading('Orders for insights');
    await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Fine.');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await findHeading('Customers for analyst');
    expect(decisions(given)).toEqual([
      { requestId: id(1), version: 1, verdict: 'approve', comment: 'Fine.' },
    ]);
    await waitFor(async () => expect(await findRow('Customers')).toHaveFocus());
    expect(
      screen.getByText('Approved: Orders for insights. 2 requests left here.'),
    ).toBeInTheDocument();
    expect(address()).toBe(`/data-mesh/approvals?request=${id(2)}`);
  });

  it('does not reject without a reason', async () => {
    const given = backendWith(THREE());
    const { user } = await openInbox(given);
    await findHeading('Orders for insights');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    const reason = screen.getByRole('textbox', { name: 'Why you reject it' });
    expect(reason).toHaveFocus();
    expect(reason).toBeInvalid();
    expect(decisions(given)).toEqual([]);
    await user.type(reason, 'Take the totals instead.');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await findHeading('Customers for analyst');
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
    const { user } = await openInbox(given);
    await findHeading('Orders for insights');
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
    await openInbox(
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
    const { user } = await openInbox(given);
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
    const { user } = await openInbox(given);
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
    await openInbox(
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
    const opened = await openInbox(given);
    await findHeading('Orders for insights');
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
    expect(within(await findList()).getAllByRole('button')).toHaveLength(1);
    expect(
      screen.getByRole('checkbox', { name: 'Select Customers for analyst' }),
    ).toBeChecked();
  });
});
