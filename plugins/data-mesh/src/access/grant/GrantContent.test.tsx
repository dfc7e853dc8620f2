import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GrantDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { saveBlob } from '../audit/saveBlob';
import { fakeAccess, Refusal } from '../__testUtils__/fakeAccess';
import { renderDeciding } from '../__testUtils__/renderDeciding';
import {
  ANALYST,
  daysFromNow,
  ORDER_TEAM,
  sampleGrantDetail,
  sampleTask,
} from '../__testUtils__/sampleAccess';
import { GrantContent } from './GrantContent';

jest.mock('../audit/saveBlob', () => ({ saveBlob: jest.fn() }));

const ID = sampleGrantDetail().id;
const ROUTE = `/access/grants/${ID}`;

async function open(
  grant: GrantDetail | Refusal,
  theme: 'light' | 'dark' = 'light',
) {
  const backend = fakeAccess({ [`GET ${ROUTE}`]: grant });
  const rendered = await renderDeciding(<GrantContent />, {
    backend,
    at: `/grants/${ID}`,
    path: '/grants/:id',
    theme,
  });
  return { ...rendered, backend, user: userEvent.setup() };
}

const loaded = () => screen.findByRole('heading', { name: 'Access to Orders' });

describe('the page of a grant', () => {
  it('says what it gives, to whom, until when, and how to connect', async () => {
    await open(
      sampleGrantDetail({ columns: ['orders.order_id', 'customers.id'] }),
    );
    await loaded();
    const text = screen.getByTestId('page').textContent;
    for (const part of [
      'Set up and verified in the platform.',
      'Who gets inanalyst',
      'Order tables',
      'orders_reader',
      'order_id',
      'Until',
      'warehouse.example',
      'Create the role dm_orders',
      'sales.orderstablein place',
      'The grant was opened',
    ]) {
      expect(text).toContain(part);
    }
    expect(
      screen.getByRole('link', { name: 'Who asked and who approved' }),
    ).toHaveAttribute(
      'href',
      '/data-mesh/requests/11111111-1111-4111-8111-111111111111',
    );
  });

  it('says which members cannot get in, and what they lack', async () => {
    await open(
      sampleGrantDetail({
        members: [
          { ref: ANALYST, login: 'analyst' },
          {
            ref: 'user:default/newcomer',
            problem:
              'has no login: set the annotation data-mesh/login.postgres',
          },
        ],
      }),
    );
    await loaded();
    expect(screen.getByText(/One member cannot get in/)).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Who gets in' }),
    ).toHaveTextContent(
      'newcomercannot get in has no login: set the annotation data-mesh/login.postgres',
    );
  });

  it.each<[string, Partial<GrantDetail>, RegExp]>([
    [
      'is stuck',
      {
        phase: 'blocked',
        observed: 'absent',
        blockedReason: 'The table sales.orders is gone.',
        attempts: 1,
      },
      /The table sales\.orders is gone\. Tried 1 time without success\./,
    ],
    [
      'gives less than the contract promises now',
      { contractChanged: true },
      /promises other columns than when this was approved/,
    ],
    [
      'has to be confirmed soon',
      { recertifyBy: daysFromNow(5) },
      /The owner has to confirm by/,
    ],
    [
      'is about to be renewed',
      { renewalRequestId: '44444444-4444-4444-8444-444444444444' },
      /A renewal was asked for/,
    ],
    [
      'was taken away and still works',
      {
        status: 'ended',
        desired: 'absent',
        end: 'revoked',
        endedBy: ORDER_TEAM,
        endReason: 'Project over.',
        phase: 'blocked',
        blockedReason: 'The warehouse is down.',
      },
      /the access may still work/,
    ],
  ])('tells when access %s', async (_, parts, words) => {
    await open(sampleGrantDetail(parts));
    await loaded();
    expect(screen.getByTestId('page').textContent).toMatch(words);
  });

  it('stays quiet about a confirmation that is far away', async () => {
    await open(sampleGrantDetail({ recertifyBy: daysFromNow(100) }));
    await loaded();
    expect(screen.queryByText(/has to confirm/)).not.toBeInTheDocument();
  });

  it('hides how to connect when it has ended', async () => {
    await open(
      sampleGrantDetail({ status: 'ended', end: 'expired', desired: 'absent' }),
    );
    await loaded();
    expect(screen.queryByText('How to connect')).not.toBeInTheDocument();
  });

  it('reports access that the portal did not give', async () => {
    await open(
      sampleGrantDetail({
        foreign: [{ name: 'intern', object: 'sales.orders' }],
      }),
    );
    await loaded();
    expect(
      screen.getByRole('region', {
        name: 'Access that the portal did not give',
      }),
    ).toHaveTextContent('internsales.orders');
  });

  it('shows tasks with who is asked, and leaves closing them to the inbox', async () => {
    await open(
      sampleGrantDetail({
        tasks: [
          sampleTask(),
          sampleTask({
            id: '55555555-5555-4555-8555-555555555555',
            status: 'refused',
            comment: 'There is no such table.',
            completedBy: 'user:default/platform-engineer',
          }),
        ],
      }),
    );
    await loaded();
    const text = screen.getByTestId('page').textContent;
    expect(text).toContain('Asked: order-team');
    expect(text).toContain('cannot be done');
    expect(text).toContain('There is no such table.');
    expect(
      screen.queryByRole('button', { name: /^Done/ }),
    ).not.toBeInTheDocument();
  });

  it('offers the actions that the backend allows', async () => {
    const { user } = await open(sampleGrantDetail({ actions: ['revoke'] }));
    await loaded();
    expect(
      screen.queryByRole('button', { name: /Give back/ }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Revoke: Orders' }));
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });

  it.each(['yaml', 'json'] as const)(
    'saves the agreement as %s',
    async format => {
      const { backend, user } = await open(sampleGrantDetail());
      backend.answers[`GET ${ROUTE}/agreement`] = { id: 'agreement' };
      await loaded();
      await user.click(
        screen.getByRole('button', {
          name: `Agreement as ${format.toUpperCase()}`,
        }),
      );
      await waitFor(() =>
        expect(saveBlob).toHaveBeenLastCalledWith(
          expect.any(Blob),
          `data-usage-agreement-${ID}.${format}`,
        ),
      );
      expect(
        backend.sentTo(`GET ${ROUTE}/agreement`)[0].query.get('format'),
      ).toBe(format);
    },
  );

  it.each([
    [404, 'NotFoundError', 'There is no such access'],
    [403, 'NotAllowedError', 'This access is between others'],
    [500, 'Error', 'The access could not be loaded'],
  ])('says so when the backend answers %s', async (status, name, words) => {
    await open(new Refusal(status, name, 'No.'));
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'has no mistakes of accessibility in the %s theme',
    async theme => {
      const { page } = await open(
        sampleGrantDetail({
          blockedReason: 'long '.repeat(100),
          foreign: [{ name: 'intern', object: 'sales.orders' }],
          tasks: [sampleTask()],
          members: [{ ref: ANALYST, problem: 'has no login' }],
          actions: ['revoke', 'extend', 'recertify', 'retry'],
        }),
        theme,
      );
      await loaded();
      expect(
        within(page()).getByRole('region', { name: 'Who gets in' }),
      ).toBeInTheDocument();
      expect(await accessibilityViolations(page())).toEqual([]);
    },
  );
});
