import fc from 'fast-check';
import type { RollUp } from '@backstage-data-mesh/plugin-data-mesh-common';
import { sampleRollUp } from '../__testUtils__/sampleMeshQuality';
import { arrangeLeague } from './arrangeLeague';
import { LEAGUE_SORTS, type LeagueSort } from './scorecardState';

const rollUp = (scope: string, parts: Partial<RollUp> = {}): RollUp =>
  sampleRollUp({ scope, title: scope, ...parts });

const shown = (...args: Parameters<typeof arrangeLeague>) =>
  arrangeLeague(...args).map(
    ({ rollUp: { scope }, depth }) => `${'-'.repeat(depth)}${scope}`,
  );

describe('a league', () => {
  const LEAGUE = [
    rollUp('a', { score: 50, failing: 2 }),
    rollUp('b', { score: 90, failing: 0 }),
    rollUp('b1', { parent: 'b', score: 20, failing: 0 }),
    rollUp('b2', { parent: 'b', score: 100, failing: 0 }),
    rollUp('c', { score: undefined, failing: 1 }),
  ];

  it.each([
    ['score', 'desc', ['b', '-b2', '-b1', 'a', 'c']],
    ['score', 'asc', ['a', 'b', '-b1', '-b2', 'c']],
    ['failing', 'desc', ['a', 'c', 'b', '-b1', '-b2']],
    ['title', 'desc', ['c', 'b', '-b2', '-b1', 'a']],
  ] as const)(
    'by %s, %s, keeps what is inside others below them, and what has no value last',
    (sort, order, expected) => {
      expect(shown(LEAGUE, sort, order)).toEqual(expected);
    },
  );

  it('shows one whose parent is not there at the top', () => {
    expect(shown([rollUp('x', { parent: 'unseen' })], 'score', 'desc')).toEqual(
      ['x'],
    );
  });

  it('shows each exactly once, below its parent, whatever they say of each other', () => {
    const scope = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const any = fc.uniqueArray(
      fc
        .record({
          scope,
          parent: fc.option(scope, { nil: undefined }),
          score: fc.option(fc.integer({ min: 0, max: 100 }), {
            nil: undefined,
          }),
        })
        .map(parts => rollUp(parts.scope, parts)),
      { selector: each => each.scope },
    );
    fc.assert(
      fc.property(
        any,
        fc.constantFrom(...(Object.keys(LEAGUE_SORTS) as LeagueSort[])),
        fc.constantFrom('asc' as const, 'desc' as const),
        (rollUps, sort, order) => {
          const rows = arrangeLeague(rollUps, sort, order);
          expect(rows.map(row => row.rollUp.scope).sort()).toEqual(
            rollUps.map(each => each.scope).sort(),
          );
          const nested = rows.flatMap((row, index) =>
            row.depth === 0
              ? []
              : {
                  parent: row.rollUp.parent,
                  above: rows
                    .slice(0, index)
                    .reverse()
                    .find(({ depth }) => depth < row.depth)?.rollUp.scope,
                },
          );
          expect(nested.map(({ above }) => above)).toEqual(
            nested.map(({ parent }) => parent),
          );
        },
      ),
    );
  });
});
