import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { fakeAccess, Refusal } from '../../access/__testUtils__/fakeAccess';
import {
  address,
  renderDeciding,
} from '../../access/__testUtils__/renderDeciding';
import {
  sampleOverview,
  sampleRollUp,
  sampleRollUpHistory,
} from '../__testUtils__/sampleMeshQuality';
import { sampleIncident } from '../__testUtils__/sampleQuality';
import { ScorecardsContent } from './ScorecardsContent';

const OVERVIEW = 'GET /quality/overview';
const HISTORY = 'GET /quality/rollups/history';
const INCIDENTS = 'GET /quality/incidents';

async function open(
  options: {
    overview?: unknown;
    history?: unknown;
    incidents?: unknown;
    query?: string;
    theme?: 'light' | 'dark';
  } = {},
) {
  const backend = fakeAccess({
    [OVERVIEW]: options.overview ?? sampleOverview(),
    [HISTORY]: options.history ?? sampleRollUpHistory(),
    [INCIDENTS]: options.incidents ?? { items: [sampleIncident()] },
  });
  const rendered = await renderDeciding(<ScorecardsContent />, {
    backend,
    at: `/scorecards${options.query ?? ''}`,
    theme: options.theme,
  });
  return { ...rendered, backend, user: userEvent.setup() };
}

const league = () => screen.findByRole('table', { name: 'Domains' });
const names = async () =>
  within(await league())
    .getAllByRole('rowheader')
    .map(header => header.textContent);

describe('the scorecards', () => {
  it('tell how the mesh stands, and from what that is made', async () => {
    await open();
    const mesh = within(
      await screen.findByRole('region', { name: 'The whole mesh' }),
    );
    expect(
      mesh.getByRole('img', { name: 'Quality: 84 of 100, fair' }),
    ).toBeInTheDocument();
    expect(mesh.getByText('3 of 4 have a score')).toBeInTheDocument();
    expect(
      mesh.getByText(/80 %: 40 of 50 expected checks evaluated/),
    ).toBeInTheDocument();
    expect(mesh.getByText('level 2.3 on average')).toBeInTheDocument();
  });

  it('rank domains with those inside them below them, each leading to its products, worst first', async () => {
    await open();
    expect(await names()).toEqual([
      'Shop',
      'Order, in Shop',
      'Returns, in Shop',
      'Laboratory',
    ]);
    const row = within(await league()).getByRole('row', { name: /^Returns/ });
    expect(row).toHaveTextContent('Quality: 40 poor');
    expect(
      within(row).getByRole('link', {
        name: '1 product of Returns, worst quality first',
      }),
    ).toHaveAttribute(
      'href',
      '/data-mesh?domain=domain%3Adefault%2Freturns&sort=quality&order=asc',
    );
    expect(
      within(await league()).getByRole('row', { name: /^Laboratory/ }),
    ).toHaveTextContent('Quality: no datano checks');
  });

  it('sort by any column, which stands in the address', async () => {
    const { user } = await open({ query: '?sort=failing' });
    expect(await names()).toEqual([
      'Shop',
      'Returns, in Shop',
      'Order, in Shop',
      'Laboratory',
    ]);
    await user.click(
      within(await league()).getByRole('button', { name: 'Domain' }),
    );
    expect(address()).toBe('/data-mesh/scorecards?sort=title');
    expect(await names()).toEqual([
      'Laboratory',
      'Shop',
      'Order, in Shop',
      'Returns, in Shop',
    ]);
    await user.click(
      within(await league()).getByRole('button', { name: 'Domain' }),
    );
    expect(address()).toBe('/data-mesh/scorecards?sort=title&order=desc');
  });

  it('go down into a domain and back, which stands in the address', async () => {
    const { user, backend } = await open();
    await user.click(
      within(await league()).getByRole('link', { name: 'Order' }),
    );
    expect(address()).toBe('/data-mesh/scorecards?domain=domain:default/order');
    expect(
      await screen.findByRole('heading', { name: 'Scorecard of Order' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(backend.sentTo(OVERVIEW).at(-1)?.query.getAll('domain')).toEqual([
        'domain:default/order',
      ]),
    );
    expect(backend.sentTo(HISTORY).at(-1)?.query.get('scope')).toBe(
      'domain:default/order',
    );
    await user.click(
      screen.getByRole('button', { name: 'Show the whole mesh' }),
    );
    expect(address()).toBe('/data-mesh/scorecards');
  });

  it('say what got worse and what is wrong, leading to why', async () => {
    await open();
    const worse = await screen.findByRole('list', {
      name: 'What got worse this week',
    });
    expect(worse).toHaveTextContent(
      'Returned goods −52.9 pointsfrom 92 to 40 in',
    );
    expect(
      within(worse).getByRole('link', { name: 'Returned goods' }),
    ).toHaveAttribute('href', '/catalog/default/dataproduct/returns/quality');
    expect(
      screen.getByText('Nothing rose in the last 7 days.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Incidents' }),
    ).toHaveTextContent(sampleIncident().title);
  });

  it('have a table behind each plot', async () => {
    const { user } = await open();
    const plot = await screen.findByRole('figure', {
      name: 'Products by score',
    });
    expect(plot).toHaveTextContent('1 good, 1 fair, 1 poor, 1 without data.');
    await user.click(
      within(plot).getByRole('button', { name: 'Show as a table' }),
    );
    expect(
      within(plot)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual(['ScoreProducts', '40–491', '80–891', '90–1001', 'no data1']);
    expect(
      await screen.findByRole('figure', {
        name: 'Score of The whole mesh, day by day',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('figure', { name: 'Products by maturity' }),
    ).toHaveTextContent('3 of 4 products reached the first level.');
  });

  it('say that the days before are hidden, and not that there are none', async () => {
    await open({ history: { hidden: true, days: [] } });
    expect(
      await screen.findByText(/products that you may not read/),
    ).toBeInTheDocument();
  });

  it('say how it begins where nothing was checked yet', async () => {
    await open({
      overview: sampleOverview({
        mesh: sampleRollUp({
          score: undefined,
          coverage: undefined,
          evaluated: 0,
          expected: 0,
          scored: 0,
        }),
      }),
    });
    expect(
      await screen.findByText('No check has been promised or reported yet'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'make a token' })).toHaveAttribute(
      'href',
      '/data-mesh/tokens',
    );
  });

  it('say what went wrong, and try again', async () => {
    const { user, backend } = await open({
      overview: new Refusal(503, 'ServiceUnavailableError', 'Away for a while'),
    });
    expect(await screen.findByText('Away for a while')).toBeInTheDocument();
    backend.answers[OVERVIEW] = sampleOverview();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await league()).toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'have no mistakes of accessibility in the %s theme',
    async theme => {
      const { page } = await open({ theme });
      await league();
      await screen.findByRole('list', { name: 'Incidents' });
      expect(await accessibilityViolations(page())).toEqual([]);
    },
  );
});
