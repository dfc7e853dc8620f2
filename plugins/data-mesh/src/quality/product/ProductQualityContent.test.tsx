import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { Refusal } from '../../access/__testUtils__/fakeAccess';
import {
  addressParams,
  PRODUCT_PATH,
  renderProduct,
} from '../../products/entity/__testUtils__/renderProduct';
import {
  BADGE,
  CHECK_HISTORY,
  HISTORY,
  MATURITY,
  QUALITY,
  qualityBackend,
  RUN,
} from '../__testUtils__/qualityBackend';
import {
  emptyProductQuality,
  failingCheck,
  dayBefore,
  hoursAgo,
  missingCheck,
  sampleCheck,
  sampleIncident,
  sampleProductQuality,
  sampleServiceLevel,
} from '../__testUtils__/sampleQuality';
import { ProductQualityContent } from './ProductQualityContent';

const open = (
  answers: Parameters<typeof qualityBackend>[0] = {},
  query = '',
) => {
  const backend = qualityBackend(answers);
  return renderProduct(
    <TestApiProvider apis={[[discoveryApiRef, mockApis.discovery()]]}>
      <ProductQualityContent />
    </TestApiProvider>,
    { backend, query },
  ).then(() => backend);
};

const text = (element: Element) => element.textContent?.replace(/\s+/g, ' ');
const part = () => screen.getByTestId('part');
const region = (name: string) => screen.findByRole('region', { name });

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the quality tab of a product', () => {
  it('leads with the score and what is to be known beside it', async () => {
    await open();
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
    await open();
    const table = await screen.findByRole('table', { name: 'Dimensions' });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row =>
          [...row.children].map(text).filter(Boolean).join(' ').trim(),
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
    await open();
    const explanation = await region('Why the score is what it is');
    expect(
      within(explanation).getAllByRole('heading', { level: 5 }).map(text),
    ).toEqual([
      'What lowered it (−12.5 points)',
      'What it does not cover (lowers the coverage)',
      'What raised it (+87.5 points)',
    ]);
    expect(within(explanation).getAllByRole('listitem').map(text)).toEqual([
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
    await open({
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
    const explanation = await region('Why the score is what it is');
    expect(explanation).toHaveTextContent(
      'last passed last week in dbt, run run-41, too long ago to count',
    );
  });

  it('shows longer ago when asked, and keeps that in the address', async () => {
    const backend = await open();
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
    await open({}, '?view=maturity');
    expect(
      await screen.findByRole('tab', { name: 'Maturity', selected: true }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Checks' }));
    expect(addressParams().get('view')).toBe('checks');
  });

  it('follows the product while it is looked at', async () => {
    const backend = await open();
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
    await open({ [QUALITY]: refusal });
    expect(await screen.findByText(says)).toBeInTheDocument();
  });

  it('tells how to have a product checked that nobody checks', async () => {
    await open({ [QUALITY]: emptyProductQuality() });
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
    await open({
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
    expect(await region('Why the score is what it is')).toHaveTextContent(
      'status: invalid values must be 0',
    );
  });

  it('says when the last result came of a product that nobody checks any longer', async () => {
    await open(
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
    await open(
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

describe('the checks of a product', () => {
  const checks = () =>
    screen
      .queryAllByRole('button', { expanded: false })
      .map(text)
      .filter(label => /ago|never/.test(label ?? ''));

  it('stand by port and column, failing ones first', async () => {
    await open({}, '?view=checks');
    const port = await region('Order tables (orders)');
    expect(
      within(port).getAllByRole('heading', { level: 5 }).map(text),
    ).toEqual(['orders.order_id', 'orders.status', 'orders']);
    expect(checks()[0]).toContain('order_id is unique');
    expect(checks()[0]).toContain('−12.5 points');
    expect(checks()).toHaveLength(4);
  });

  it('open at the one that the address names, with all about it', async () => {
    await open({}, '?check=7');
    expect(
      await screen.findByRole('button', { expanded: true }),
    ).toHaveTextContent('order_id is unique');
    expect(part()).toHaveTextContent('Got 17 results');
    expect(
      screen.getByRole('link', {
        name: 'order_id: duplicate values must be 0',
      }),
    ).toHaveAttribute(
      'href',
      `${PRODUCT_PATH}/contract?port=orders&schema=orders&column=order_id`,
    );
    expect(
      screen.getByRole('link', { name: /Open the result/ }),
    ).toHaveAttribute('href', 'https://dbt.example/runs/41');
    const history = await screen.findByRole('figure', {
      name: 'Last runs of order_id is unique',
    });
    expect(history).toHaveTextContent('3 runs, 1 failed');
    await userEvent.click(
      within(history).getByRole('button', { name: 'Show as a table' }),
    );
    expect(
      within(history)
        .getAllByRole('row')
        .slice(1)
        .map(row => text(row.children[1])),
    ).toEqual(['Failed', 'Passed', 'Broken']);
  });

  it('lead to nothing but the web', async () => {
    await open(
      {
        [QUALITY]: sampleProductQuality({
          checks: [failingCheck({ link: 'ftp://dbt.example/runs/41' })],
        }),
      },
      '?check=7',
    );
    await screen.findByRole('button', { expanded: true });
    expect(
      screen.queryByRole('link', { name: /Open the result/ }),
    ).not.toBeInTheDocument();
  });

  it('put the one that was opened last into the address', async () => {
    await open({}, '?view=checks');
    await userEvent.click(
      await screen.findByRole('button', { name: /there are orders/ }),
    );
    expect(addressParams().get('check')).toBe('9');
    await userEvent.click(
      screen.getByRole('button', { name: /there are orders/ }),
    );
    expect(addressParams().get('check')).toBeNull();
  });

  it.each([
    ['state=fail', ['order_id is unique']],
    ['state=uncovered', ['status: invalid']],
    ['engine=soda', ['there are orders']],
    ['dimension=conformity', ['status: invalid']],
    ['port=other', []],
    ['q=NULL+order', ['order_id is not null']],
  ])('are narrowed by the address: %s', async (query, found) => {
    await open({}, `?view=checks&${query}`);
    await screen.findByText(`${found.length} of 4 checks`);
    expect(checks()).toHaveLength(found.length);
    found.forEach((name, index) => expect(checks()[index]).toContain(name));
  });

  it('are found by what is typed, which stands in the address', async () => {
    await open({}, '?view=checks');
    await userEvent.type(await screen.findByLabelText('Find a check'), 'uniq');
    expect(await screen.findByText('1 of 4 checks')).toBeInTheDocument();
    expect(addressParams().get('q')).toBe('uniq');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await screen.findByText('4 checks')).toBeInTheDocument();
  });

  it('come in portions when there are a thousand, with the one of the address', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      sampleCheck({
        id: index + 1,
        key: `check ${index}`,
        name: `check ${index}`,
        property: `column_${index % 30}`,
      }),
    );
    await open(
      {
        [QUALITY]: sampleProductQuality({ checks: many }),
        'GET /products/default/orders/quality/checks/61/history': {
          id: 61,
          name: 'check 60',
          results: [],
        },
      },
      '?check=61',
    );
    expect(await screen.findByText('check 60')).toBeInTheDocument();
    const rows = () => part().querySelectorAll('li > button').length;
    const before = rows();
    expect(before).toBeLessThan(100);
    expect(
      part().querySelector('li > button[aria-expanded=true]'),
    ).toHaveTextContent('check 60');
    await userEvent.click(screen.getByText(/more of 1,000 checks/));
    expect(rows()).toBe(before + 50);
  });

  it('say so when that of the address is gone', async () => {
    await open({}, '?check=999');
    expect(
      await screen.findByText(/not among the checks any longer/),
    ).toBeInTheDocument();
  });

  it('say how to check what is promised and was never reported', async () => {
    await open({}, '?view=checks&check=rule:0123456789abcdef');
    expect(
      await screen.findByRole('button', { expanded: true }),
    ).toHaveTextContent('status: invalid values must be 0');
    expect(part()).toHaveTextContent(
      'The contract promises it, and no engine has reported it.',
    );
  });

  it('say of a missing history what is wrong', async () => {
    await open(
      { [CHECK_HISTORY]: new Refusal(503, 'ServiceUnavailableError', 'Busy') },
      '?check=7',
    );
    expect(await screen.findByText('Busy')).toBeInTheDocument();
  });
});

describe('the incidents of a product', () => {
  const incidents = (...list: ReturnType<typeof sampleIncident>[]) => ({
    [QUALITY]: sampleProductQuality({ incidents: list }),
  });
  const ROUTE =
    'POST /quality/incidents/55555555-5555-4555-8555-555555555555/acknowledge';

  it('say what is wrong since when, and lead to the check', async () => {
    await open(
      incidents(
        sampleIncident({ reopened: 2 }),
        sampleIncident({ id: '2', state: 'resolved', title: 'Was bad' }),
      ),
    );
    const incident = await screen.findByRole('article', {
      name: 'order_id is unique fails',
    });
    expect(incident).toHaveTextContent('Since 2 hours ago, came back 2 times');
    expect(
      within(incident).getByRole('link', { name: /Show the check/ }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/quality?check=7`);
    expect(within(incident).queryByRole('button')).not.toBeInTheDocument();
    expect(part()).toHaveTextContent('1 incident resolved in the last 7 days');
  });

  it('are acknowledged with a note, and a status for consumers', async () => {
    const backend = await open({
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
    const backend = await open({
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

describe('the service levels of a product', () => {
  it('say how often the promise was kept, and what may still go wrong', async () => {
    await open({}, '?view=levels');
    const level = await screen.findByRole('article', {
      name: 'freshness: at most 24 hours old',
    });
    expect(level).toHaveTextContent(
      'kept in 59 of 60 measurements within 30 days (98 %, promised 95 %)',
    );
    expect(level).toHaveTextContent(
      '66 % of the error budget left; in the last day used slower than it lasts',
    );
    await userEvent.click(
      within(level).getByRole('button', { name: 'Show as a table' }),
    );
    expect(within(level).getAllByRole('row').map(text)).toEqual([
      'DayKeptNot kept',
      `${dayBefore(1)}11`,
      `${dayBefore(2)}20`,
    ]);
  });

  it('say why one is not measured', async () => {
    await open(
      {
        [QUALITY]: sampleProductQuality({
          serviceLevels: [
            sampleServiceLevel({
              state: 'not-measurable',
              reason: 'Availability is not something that a check measures.',
              budgetLeft: undefined,
              burnRate: undefined,
              compliance: undefined,
              latest: undefined,
              days: [],
              good: 0,
              bad: 0,
            }),
          ],
        }),
      },
      '?view=levels',
    );
    expect(
      await screen.findByText(
        'Availability is not something that a check measures.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Not measurable')).toBeInTheDocument();
    expect(
      screen.queryByRole('list', { name: 'Measured service levels' }),
    ).not.toBeInTheDocument();
    expect(part()).not.toHaveTextContent('0 of 0');
  });
});

describe('the maturity of a product', () => {
  it('says what is reached, what is missing and how to get there', async () => {
    await open({}, '?view=maturity');
    expect(
      await screen.findByText('Level 1 of 2 is reached: Discoverable.'),
    ).toBeInTheDocument();
    const criteria = screen.getAllByRole('listitem').map(text);
    expect(criteria).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          'Missing:Every promise is checked (trustworthy)Have the missing checks run.',
        ),
        expect.stringContaining(
          'Missing:It is cheap Could not be evaluated: There is no fact named cost',
        ),
        expect.stringContaining('Met:Every port has a contract'),
      ]),
    );
  });

  it('says so when no scorecard applies', async () => {
    await open({ [MATURITY]: { scorecards: [] } }, '?view=maturity');
    expect(
      await screen.findByText('No scorecard applies to this product'),
    ).toBeInTheDocument();
  });
});

describe('where results come from', () => {
  it('are the latest runs, and what the portal does itself', async () => {
    await open(
      {
        [QUALITY]: sampleProductQuality({
          jobs: [
            {
              kind: 'pull',
              subject: 'https://git.example/run_results.json',
              lastError: 'Nothing is there (404)',
            },
          ],
        }),
      },
      '?view=runs',
    );
    expect(await region('Latest runs')).toBeInTheDocument();
    expect(part()).toHaveTextContent('dbt 1.11.0');
    expect(part()).toHaveTextContent('Nothing is there (404)');
  });

  it('give a badge to copy', async () => {
    await open({}, '?view=runs');
    const code = await region('Markdown of the badge');
    await waitFor(() =>
      expect(code).toHaveTextContent(
        /^\[!\[Quality of orders\]\(http.*\/quality\/badges\/default\/orders\/abc\.svg\)\]\(http.*\/catalog\/default\/dataproduct\/orders\/quality\)$/,
      ),
    );
  });

  it('leave the badge out when it is refused, and say why', async () => {
    await open(
      { [BADGE]: new Refusal(503, 'ServiceUnavailableError', 'No key') },
      '?view=runs',
    );
    expect(await screen.findByText('No key')).toBeInTheDocument();
  });
});

describe('checks that the portal runs itself', () => {
  const own = (lastFinishedAt?: string, lastError?: string) =>
    sampleProductQuality({
      actions: ['run'],
      jobs: [{ kind: 'own', subject: 'orders', lastFinishedAt, lastError }],
    });

  it('are started by owners only', async () => {
    await open();
    await screen.findByRole('img', { name: /^Quality/ });
    expect(
      screen.queryByRole('button', { name: 'Run checks now' }),
    ).not.toBeInTheDocument();
  });

  it('show how far they are, until the result is there', async () => {
    const backend = await open({
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
    const backend = await open({
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
    await open({ [QUALITY]: own(), [RUN]: { ports: [] } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run checks now' }),
    );
    expect(
      await screen.findByText(/no output port whose checks the portal can run/),
    ).toBeInTheDocument();
  });

  it('say why starting them was refused', async () => {
    await open({
      [QUALITY]: own(),
      [RUN]: new Refusal(403, 'NotAllowedError', 'Owners only'),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run checks now' }),
    );
    expect(await screen.findByText('Owners only')).toBeInTheDocument();
  });
});
