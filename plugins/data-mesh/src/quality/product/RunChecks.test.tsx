import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Refusal } from '../../access/__testUtils__/fakeAccess';
import { QUALITY, RUN } from '../__testUtils__/qualityBackend';
import { hoursAgo, sampleProductQuality } from '../__testUtils__/sampleQuality';
import { openQuality } from './__testUtils__/openQuality';

describe('checks that the portal runs itself', () => {
  const own = (lastFinishedAt?: string, lastError?: string) =>
    sampleProductQuality({
      actions: ['run'],
      jobs: [{ kind: 'own', subject: 'orders', lastFinishedAt, lastError }],
    });

  it('are started by owners only', async () => {
    await openQuality();
    await screen.findByRole('img', { name: /^Quality/ });
    expect(
      screen.queryByRole('button', { name: 'Run checks now' }),
    ).not.toBeInTheDocument();
  });

  it('show how far they are, until the result is there', async () => {
    const backend = await openQuality({
      [QUALITY]: own(hoursAgo(5)),
      [RUN]: { ports: ['orders'] },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run checks now' }),
    );
    expect(
      await screen.findByText('0 of 1 output port done'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Checks are running/ }),
    ).toBeDisabled();
    backend.answers[QUALITY] = own(hoursAgo(0));
    expect(
      await screen.findByText('Done. What you see is the result.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Run checks now' }),
    ).toBeEnabled();
  });

  it('say why one could not be run', async () => {
    const backend = await openQuality({
      [QUALITY]: own(),
      [RUN]: { ports: ['orders'] },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run checks now' }),
    );
    await screen.findByText('0 of 1 output port done');
    backend.answers[QUALITY] = own(hoursAgo(0), 'The warehouse is away');
    expect(
      await screen.findByText(/not at orders: The warehouse is away/),
    ).toBeInTheDocument();
  });

  it('say so when the portal can run none', async () => {
    await openQuality({ [QUALITY]: own(), [RUN]: { ports: [] } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run checks now' }),
    );
    expect(
      await screen.findByText(/no output port whose checks the portal can run/),
    ).toBeInTheDocument();
  });

  it('say why starting them was refused', async () => {
    await openQuality({
      [QUALITY]: own(),
      [RUN]: new Refusal(403, 'NotAllowedError', 'Owners only'),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run checks now' }),
    );
    expect(await screen.findByText('Owners only')).toBeInTheDocument();
  });
});
