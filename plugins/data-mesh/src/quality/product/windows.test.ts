import { finishedPorts, ownFinishes } from './ownFinishes';
import { viewOf } from './qualityViews';
import { windowOf } from './windowOf';

describe('the days of a window', () => {
  const now = new Date('2026-03-01T00:30:00Z');

  it('end today, and have a place for days without a measurement', () => {
    expect(windowOf([{ day: '2026-02-28', good: 1, bad: 2 }], 3, now)).toEqual([
      { day: '2026-02-27', good: 0, bad: 0 },
      { day: '2026-02-28', good: 1, bad: 2 },
      { day: '2026-03-01', good: 0, bad: 0 },
    ]);
  });

  it.each([0, -5, 1_000_000])('are few for a window of %d', length => {
    const days = windowOf([], length, now);
    expect(days.length).toBeGreaterThan(0);
    expect(days.length).toBeLessThan(100);
  });
});

describe('own checks that were started', () => {
  const job = (subject: string, lastFinishedAt?: string) => ({
    kind: 'own' as const,
    subject,
    lastFinishedAt,
  });

  it('are done at a port when its job ended since, also for the first time', () => {
    const before = ownFinishes([job('a', '1'), job('b'), job('c', '1')]);
    const now = [
      job('a', '1'),
      job('b', '2'),
      job('c', '2'),
      { ...job('a', '3'), kind: 'pull' as const },
    ];
    expect(finishedPorts(now, { ports: ['a', 'b', 'c', 'd'], before })).toEqual(
      ['b', 'c'],
    );
  });
});

describe('the part of the tab', () => {
  it.each([
    ['', 'score'],
    ['view=levels', 'levels'],
    ['view=nothing', 'score'],
    ['check=7', 'checks'],
    ['check=7&view=maturity', 'maturity'],
  ])('that the address "%s" names is %s', (query, view) => {
    expect(viewOf(new URLSearchParams(query))).toBe(view);
  });
});
