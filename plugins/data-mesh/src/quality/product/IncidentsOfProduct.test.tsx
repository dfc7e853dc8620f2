import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { Refusal } from '../../access/__testUtils__/fakeAccess';
import { PRODUCT_PATH } from '../../products/entity/__testUtils__/renderProduct';
import { QUALITY } from '../__testUtils__/qualityBackend';
import {
  sampleIncident,
  sampleProductQuality,
} from '../__testUtils__/sampleQuality';
import { openQuality, part } from './__testUtils__/openQuality';

describe('the incidents of a product', () => {
  const incidents = (...list: ReturnType<typeof sampleIncident>[]) => ({
    [QUALITY]: sampleProductQuality({ incidents: list }),
  });
  const ROUTE =
    'POST /quality/incidents/55555555-5555-4555-8555-555555555555/acknowledge';

  it('say what is wrong since when, and lead to the check', async () => {
    await openQuality(
      incidents(
        sampleIncident({ reopened: 2 }),
        sampleIncident({ id: '2', state: 'resolved', title: 'Was bad' }),
      ),
    );
    const incident = await screen.findByRole('article', {
      name: 'order_id is unique fails',
    });
    expect(incident).toHaveTextContent('Opened 2 hours ago, came back 2 times');
    expect(
      within(incident).getByRole('link', { name: /Show the check/ }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/quality?check=7`);
    expect(within(incident).queryByRole('button')).not.toBeInTheDocument();
    expect(part()).toHaveTextContent('1 incident resolved in the last 7 days');
  });

  it('are acknowledged with a note, and a status for consumers', async () => {
    const backend = await openQuality({
      ...incidents(sampleIncident({ actions: ['acknowledge'] })),
      [ROUTE]: sampleIncident({ state: 'acknowledged' }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^See to it/ }),
    );
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: 'Acknowledge' });
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/^Note/), 'We look');
    await userEvent.type(
      within(dialog).getByLabelText(/^Public status/),
      'Wait until noon',
    );
    expect(await accessibilityViolations(dialog)).toEqual([]);
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(backend.sentTo(ROUTE)[0].body).toEqual({
      note: 'We look',
      publicStatus: 'Wait until noon',
      version: 3,
    });
    expect(backend.sentTo(QUALITY).length).toBeGreaterThan(1);
  });

  it('keep what was typed when somebody else was faster, and go by what holds then', async () => {
    const backend = await openQuality({
      ...incidents(sampleIncident({ actions: ['acknowledge'] })),
      [ROUTE]: new Refusal(409, 'ConflictError', 'It is acknowledged'),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^See to it/ }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Note/), 'We look');
    backend.answers[QUALITY] = sampleProductQuality({
      incidents: [
        sampleIncident({
          state: 'acknowledged',
          version: 4,
          note: 'I was first',
          actions: ['acknowledge'],
        }),
      ],
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Acknowledge' }),
    );
    expect(
      await within(dialog).findByText(/with the note: “I was first”/),
    ).toBeInTheDocument();
    expect(within(dialog).getByLabelText(/^Note/)).toHaveValue('We look');
    backend.answers[ROUTE] = sampleIncident({ state: 'acknowledged' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(backend.sentTo(ROUTE).at(-1)?.body).toMatchObject({ version: 4 }),
    );
  });
});
