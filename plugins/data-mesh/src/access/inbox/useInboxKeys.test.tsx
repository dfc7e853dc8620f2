import { screen, waitFor, within } from '@testing-library/react';
import { address } from '../__testUtils__/renderDeciding';
import {
  backendWith,
  decisions,
  findHeading,
  findRow,
  id,
  openInbox,
  THREE,
} from './__testUtils__/openInbox';

describe('the keys of the inbox', () => {
  it('go through the list, and into the request', async () => {
    const { user } = await openInbox(backendWith(THREE()));
    await findHeading('Orders for insights');
    await user.keyboard('j');
    await findHeading('Customers for analyst');
    await waitFor(async () => expect(await findRow('Customers')).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    await findHeading('Parcels for analyst');
    await user.keyboard('j');
    expect(address()).toContain(id(3));
    await user.keyboard('k');
    const title = await findHeading('Customers for analyst');
    await user.keyboard('{Enter}');
    expect(title).toHaveFocus();
  });

  it('approve at once, and reject once there is a reason', async () => {
    const given = backendWith(THREE());
    const { user } = await openInbox(given);
    await findHeading('Orders for insights');
    await user.keyboard('a');
    await findHeading('Customers for analyst');
    await waitFor(async () => expect(await findRow('Customers')).toHaveFocus());
    await user.keyboard('r');
    expect(
      screen.getByRole('textbox', { name: 'Why you reject it' }),
    ).toHaveFocus();
    // Every one of these is a key of the inbox too.
    await user.keyboard('axjkr?');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await findHeading('Parcels for analyst');
    expect(decisions(given)).toEqual([
      { requestId: id(1), version: 1, verdict: 'approve' },
      { requestId: id(2), version: 2, verdict: 'reject', comment: 'axjkr?' },
    ]);
  });

  it('select several, which are then decided together', async () => {
    const given = backendWith(THREE());
    const { user } = await openInbox(given);
    await findHeading('Orders for insights');
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
    const { user } = await openInbox(given);
    await findHeading('Orders for insights');
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
    const { user } = await openInbox(given);
    await findHeading('Orders for insights');
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
