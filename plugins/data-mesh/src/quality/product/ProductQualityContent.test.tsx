import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { Refusal } from '../../access/__testUtils__/fakeAccess';
import {
  addressParams,
  PRODUCT_PATH,
} from '../../products/entity/__testUtils__/renderProduct';
import { HISTORY, QUALITY } from '../__testUtils__/qualityBackend';
import {
  emptyProductQuality,
  hoursAgo,
  missingCheck,
  sampleCheck,
  sampleIncident,
  sampleProductQuality,
} from '../__testUtils__/sampleQuality';
import {
  findRegion,
  openQuality,
  part,
  textOf,
} from './__testUtils__/openQuality';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the quality tab of a product', () => {
  it('leads with the score and what is to be known beside it', async () => {
    await openQuality();
    expect(
      await screen.findByRole('img', { name: 'Quality: 87 of 100, fair' }),
    ).toBeInTheDocument();
    expect(part()).toHaveTextContent(
      '3 of 4 expected checks evaluated, 1 check failing',
    );
    expect(part()).toHaveTextContent('down 12.5 points since a week ago');
    expect(part()).toHaveTextContent('Last result 2 hours ago');
    expect(part()).toHaveTextContent('an incident is raised below 70');
  });

  it('names all seven dimensions, and those that nobody checks', async () => {
    await openQuality();
    const table = await screen.findByRole('table', { name: 'Dimensions' });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row =>
          [...row.children].map(textOf).filter(Boolean).join(' ').trim(),
        ),
    ).toEqual([
      'Accuracy no checks',
      'Completeness 100 2 of 2',
      'Conformity no data 0 of 1',
      'Consistency no checks',
      'Coverage no checks',
      'Timeliness no checks',
      'Uniqueness 0 1 of 1',
    ]);
    expect(
      within(table).getByRole('link', { name: 'Uniqueness' }),
    ).toHaveAttribute(
      'href',
      `${PRODUCT_PATH}/quality?view=checks&dimension=uniqueness`,
    );
  });

  it('explains the score: what lowered it, what it does not cover, what raised it', async () => {
    await openQuality();
    const explanation = await findRegion('Why the score is what it is');
    expect(
      within(explanation).getAllByRole('heading', { level: 5 }).map(textOf),
    ).toEqual([
      'What lowered it (−12.5 points)',
      'What it does not cover (lowers the coverage)',
      'What raised it (+87.5 points)',
    ]);
    expect(within(explanation).getAllByRole('listitem').map(textOf)).toEqual([
      '−12.5 pointsFailedorder_id is unique (orders.order_id) — failed 2 hours ago in dbt, run run-41, 17 of 3,400 rows failed, threshold: no rows',
      'no pointsNever reportedstatus: invalid values must be 0 (orders.status) — was never reported by an engine',
      '+43.8 pointsPassedorder_id is not null (orders.order_id) — passed 2 hours ago in dbt, run run-41',
      '+43.8 pointsPassedthere are orders (orders) — passed 2 hours ago in Soda, run run-41',
    ]);
    expect(
      within(explanation).getByRole('link', { name: 'order_id is unique' }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/quality?view=checks&check=7`);
  });

  it('says of a verdict that is out of date what it was', async () => {
    await openQuality({
      [QUALITY]: sampleProductQuality({
        checks: [
          sampleCheck({
            state: 'stale',
            effect: 'uncovered',
            gained: 0,
            executedAt: hoursAgo(24 * 9),
          }),
        ],
      }),
    });
    const explanation = await findRegion('Why the score is what it is');
    expect(explanation).toHaveTextContent(
      'last passed last week in dbt, run run-41, too long ago to count',
    );
  });

  it('shows longer ago when asked, and keeps that in the address', async () => {
    const backend = await openQuality();
    await userEvent.selectOptions(
      await screen.findByLabelText('Period'),
      '90 days',
    );
    await waitFor(() =>
      expect(backend.sentTo(HISTORY).at(-1)?.query.get('days')).toBe('90'),
    );
    expect(addressParams().get('days')).toBe('90');
  });

  it('opens at the part that the address names, and leaves a step back', async () => {
    await openQuality({}, '?view=maturity');
    expect(
      await screen.findByRole('tab', { name: 'Maturity', selected: true }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Checks' }));
    expect(addressParams().get('view')).toBe('checks');
  });

  it('follows the product while it is looked at', async () => {
    const backend = await openQuality();
    await screen.findByRole('img', { name: 'Quality: 87 of 100, fair' });
    backend.answers[QUALITY] = sampleProductQuality({ score: 100 });
    act(() => {
      jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000);
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(
      await screen.findByRole('img', { name: 'Quality: 100 of 100, good' }),
    ).toBeInTheDocument();
  });

  it.each([
    {
      refusal: new Refusal(404, 'NotFoundError', 'No such product'),
      says: 'The registry does not show this product yet',
    },
    {
      refusal: new Refusal(403, 'NotAllowedError', 'Guests may not look'),
      says: 'Guests may not look',
    },
    {
      refusal: new Refusal(503, 'ServiceUnavailableError', 'No database'),
      says: 'No database',
    },
  ])('says what $refusal.status means', async ({ refusal, says }) => {
    await openQuality({ [QUALITY]: refusal });
    expect(await screen.findByText(says)).toBeInTheDocument();
  });

  it('tells how to have a product checked that nobody checks', async () => {
    await openQuality({ [QUALITY]: emptyProductQuality() });
    expect(
      await screen.findByRole('img', { name: 'Quality: no data' }),
    ).toBeInTheDocument();
    expect(part()).toHaveTextContent('No engine has reported a result yet');
    expect(
      await screen.findByRole('link', { name: 'token of your team' }),
    ).toHaveAttribute('href', '/data-mesh/tokens');
    expect(
      screen.getByRole('region', { name: 'Command that sends results' }),
    ).toHaveTextContent('/quality/results');
    expect(
      screen.getByRole('region', {
        name: 'Annotation that has results fetched',
      }),
    ).toHaveTextContent('data-mesh/quality-results');
  });

  it('tells the same where promises are there and results are not', async () => {
    await openQuality({
      [QUALITY]: emptyProductQuality({
        expected: 1,
        coverage: 0,
        checks: [missingCheck()],
      }),
    });
    expect(
      await screen.findByText(
        'The contracts promise 1 check. Nobody knows yet what the data are like.',
      ),
    ).toBeInTheDocument();
    expect(await findRegion('Why the score is what it is')).toHaveTextContent(
      'status: invalid values must be 0',
    );
  });

  it('says when the last result came of a product that nobody checks any longer', async () => {
    await openQuality(
      {
        [QUALITY]: emptyProductQuality({ lastResultAt: hoursAgo(24 * 61) }),
      },
      '?view=checks',
    );
    expect(
      await screen.findByText('No engine has reported a result lately'),
    ).toBeInTheDocument();
    expect(part()).toHaveTextContent('The last one came 2 months ago.');
  });

  it.each([
    '',
    '?view=checks',
    '?check=7',
    '?view=levels',
    '?view=maturity',
    '?view=runs',
  ])('has nothing that keeps people out at "%s"', async query => {
    await openQuality(
      {
        [QUALITY]: sampleProductQuality({
          incidents: [sampleIncident({ actions: ['acknowledge'] })],
          jobs: [{ kind: 'own', subject: 'orders', lastError: 'No `server`' }],
          actions: ['run', 'manage'],
        }),
      },
      query,
    );
    await screen.findByRole('tablist');
    await waitFor(() =>
      expect(part().querySelector('[role=status] .MuiSkeleton-root')).toBe(
        null,
      ),
    );
    expect(await accessibilityViolations(part())).toEqual([]);
  });
});
