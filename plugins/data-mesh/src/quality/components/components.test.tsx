import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import {
  CHECK_STATE_WORDS,
  type CheckState,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ChangeText, ScoreBadge, StateChip, StateIcon, Trend } from '.';
import { fillDays } from './fillDays';

const STATES = Object.keys(CHECK_STATE_WORDS) as CheckState[];

describe('the badge of a score', () => {
  it.each([
    [{ score: 92.7, coverage: 1 }, 'Quality: 92 good'],
    [{ score: 92.7, coverage: 0.75 }, 'Quality: 92 good · 75 % covered'],
    [{ score: 99.99 }, 'Quality: 99 good'],
    [{ score: 0, coverage: 1 }, 'Quality: 0 poor'],
    [{}, 'Quality: no data'],
    [{ coverage: 0 }, 'Quality: no data'],
    [
      { score: 71, coverage: 0.5, size: 'small' },
      'Quality: 71 of 100, fair · 50 % covered',
    ],
  ] as const)('of %j reads "%s"', (props, text) => {
    const { container } = render(<ScoreBadge {...props} />);
    expect(container).toHaveTextContent(text);
  });

  it('says to the eye what it is, where it stands among others', () => {
    render(<ScoreBadge size="small" labelled />);
    expect(screen.getByText('Quality: no data')).toBeVisible();
  });

  it.each([
    [81.2, 'Quality: 81 of 100, fair'],
    [undefined, 'Quality: no data'],
  ])('as a ring is a picture with words: %s', (score, name) => {
    render(<ScoreBadge score={score} size="large" />);
    expect(screen.getByRole('img', { name })).toBeInTheDocument();
  });
});

describe('the state of a check', () => {
  it('has a shape and a word of its own', () => {
    const shapes = STATES.map(state => {
      const { container, unmount } = render(<StateIcon state={state} />);
      expect(container).toHaveTextContent(CHECK_STATE_WORDS[state].label);
      const shape = container.querySelector('svg')?.innerHTML;
      unmount();
      return shape;
    });
    expect(new Set(shapes).size).toBe(STATES.length);
  });

  it('has nothing that keeps people out', async () => {
    const { container } = render(
      <main>
        <h1>Checks</h1>
        {STATES.map(state => (
          <StateChip key={state} state={state} />
        ))}
        <ScoreBadge score={50} size="large" />
        <ChangeText change={-3} />
      </main>,
    );
    expect(await accessibilityViolations(container)).toEqual([]);
  });
});

describe('a trend', () => {
  it('has a table behind it, newest first, that says where there are no data', async () => {
    render(
      <Trend
        days={[
          { day: '2026-11-01', coverage: 0, failing: 0 },
          { day: '2026-11-02', score: 99.9, coverage: 1, failing: 1 },
          { day: '2026-11-04', score: 62, coverage: 0.5, failing: 3 },
        ]}
      />,
    );
    const plot = screen.getByRole('figure', { name: 'Score day by day' });
    expect(plot).toHaveTextContent('Score between 62 and 99, 62 on the last');
    await userEvent.click(
      within(plot).getByRole('button', { name: 'Show as a table' }),
    );
    const rows = within(plot)
      .getAllByRole('row')
      .map(row =>
        [...row.children].map(({ textContent }) => textContent).join(' '),
      );
    expect(rows).toEqual([
      'Day Score Coverage Failing checks',
      '2026-11-04 62 50 % 3',
      '2026-11-03 99 100 % 1',
      '2026-11-02 99 100 % 1',
      '2026-11-01 no data 0 % 0',
    ]);
    expect(await accessibilityViolations(plot)).toEqual([]);
  });

  it.each([
    {
      now: 'has had the same score always',
      days: [
        { day: '2026-11-01', score: 99 },
        { day: '2026-11-03', score: 99 },
      ],
      words: 'Score always 99.',
    },
    {
      now: 'has no score any longer',
      days: [
        { day: '2026-11-01', score: 97 },
        { day: '2026-11-02', score: 100 },
        { day: '2026-11-05' },
      ],
      words: 'Score between 97 and 100, none since 4 Nov.',
    },
    {
      now: 'has one day',
      days: [{ day: '2026-11-05', score: 100 }],
      words: 'Score 100 on the last day.',
    },
    {
      now: 'never had a score',
      days: [{ day: '2026-11-05', coverage: 0 }],
      words: 'No score in this time.',
    },
  ])('of a product that $now says so', ({ days, words }) => {
    render(<Trend days={days} alertBelow={80} />);
    expect(screen.getByRole('figure')).toHaveTextContent(
      `${words} Dashed: share of checks evaluated. Dotted: below it, an incident is raised.`,
    );
  });

  it('fills no more days than somebody looks at', () => {
    expect(
      fillDays([{ day: '0001-01-01' }, { day: '2026-11-23' }]).length,
    ).toBeLessThan(500);
    expect(fillDays([{ day: 'x' }, { day: 'y' }])).toHaveLength(2);
  });
});
