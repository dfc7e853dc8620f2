import { screen, waitFor, within } from '@testing-library/react';
import type { AccessRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { Refusal } from '../__testUtils__/fakeAccess';
import { address } from '../__testUtils__/renderDeciding';
import { sampleTask } from '../__testUtils__/sampleAccess';
import {
  backendWith,
  findHeading,
  findList,
  findRow,
  id,
  openInbox,
  THREE,
  waiting,
} from './__testUtils__/openInbox';

describe('the inbox', () => {
  it('lists what waits as the backend orders it, with what is urgent in words', async () => {
    await openInbox(backendWith(THREE()));
    const rows = within(await findList()).getAllByRole('button');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/insights.*Orders.*overdue for 2 days.*escalated/),
      expect.stringMatching(
        /analyst.*Customers.*due in 7 hours.*question asked/,
      ),
      expect.stringMatching(/analyst.*Parcels.*due in 5 days$/),
    ]);
  });

  it('shows everything that is needed to decide the first, and names it in the address', async () => {
    await openInbox(backendWith(THREE()));
    await findHeading('Orders for insights');
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
    await openInbox(given, `/approvals?request=${id(9)}`);
    await findHeading('Returns for analyst');
    expect(screen.getByText('Rejected. Not needed.')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('warns when the contract changed since it was asked for', async () => {
    const [first] = THREE();
    await openInbox(
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
    await openInbox(backendWith([]));
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
    const { user } = await openInbox(given);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog does not answer.',
    );
    given.backend.answers['GET /access/inbox'] = working;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await findRow('Orders')).toBeInTheDocument();
  });

  it('goes on page by page, and back to the most urgent', async () => {
    const given = backendWith(THREE(), { nextCursor: 'more' });
    const { user } = await openInbox(given);
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
    const { signal, user } = await openInbox(given);
    await findHeading('Customers for analyst');
    const urgent = waiting(1, 'Orders');
    const rest = [...given.left];
    given.left.clear();
    [[urgent.id, urgent] as const, ...rest].forEach(([key, value]) =>
      given.left.set(key, value),
    );
    signal({ requestId: urgent.id });
    expect(await findRow('Orders')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Customers for analyst' }),
    ).toBeInTheDocument();
    // Had it taken the first place, the next would be the one after that.
    await user.keyboard('j');
    await findHeading('Parcels for analyst');
    expect(address()).toContain(id(3));
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
    const { user } = await openInbox(given);
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
      const { page, user } = await openInbox(
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
