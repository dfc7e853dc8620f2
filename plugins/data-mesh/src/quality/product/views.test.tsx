import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Refusal } from '../../access/__testUtils__/fakeAccess';
import { BADGE, MATURITY, QUALITY } from '../__testUtils__/qualityBackend';
import {
  dayBefore,
  sampleProductQuality,
  sampleServiceLevel,
} from '../__testUtils__/sampleQuality';
import {
  findRegion,
  openQuality,
  part,
  textOf,
} from './__testUtils__/openQuality';

describe('the service levels of a product', () => {
  it('say how often the promise was kept, and what may still go wrong', async () => {
    await openQuality({}, '?view=levels');
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
    expect(within(level).getAllByRole('row').map(textOf)).toEqual([
      'DayKeptNot kept',
      `${dayBefore(1)}11`,
      `${dayBefore(2)}20`,
    ]);
  });

  it('say why one is not measured', async () => {
    await openQuality(
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
    await openQuality({}, '?view=maturity');
    expect(
      await screen.findByText('Level 1 of 2 is reached: Discoverable.'),
    ).toBeInTheDocument();
    const criteria = screen.getAllByRole('listitem').map(textOf);
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
    await openQuality({ [MATURITY]: { scorecards: [] } }, '?view=maturity');
    expect(
      await screen.findByText('No scorecard applies to this product'),
    ).toBeInTheDocument();
  });
});

describe('where results come from', () => {
  it('are the latest runs, and what the portal does itself', async () => {
    await openQuality(
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
    expect(await findRegion('Latest runs')).toBeInTheDocument();
    expect(part()).toHaveTextContent('dbt 1.11.0');
    expect(part()).toHaveTextContent('Nothing is there (404)');
  });

  it('give a badge to copy', async () => {
    await openQuality({}, '?view=runs');
    const code = await findRegion('Markdown of the badge');
    await waitFor(() =>
      expect(code).toHaveTextContent(
        /^\[!\[Quality of orders\]\(http.*\/quality\/badges\/default\/orders\/abc\.svg\)\]\(http.*\/catalog\/default\/dataproduct\/orders\/quality\)$/,
      ),
    );
  });

  it('leave the badge out when it is refused, and say why', async () => {
    await openQuality(
      { [BADGE]: new Refusal(503, 'ServiceUnavailableError', 'No key') },
      '?view=runs',
    );
    expect(await screen.findByText('No key')).toBeInTheDocument();
  });
});
