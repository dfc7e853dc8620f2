import fc from 'fast-check';
import { defaultScorecard } from './defaultScorecard';
import { judgeMaturity } from './judgeMaturity';
import type { Scorecard } from './scorecard';

/** A ladder with so many criteria on each level, named a, b, c… */
function ladder(...sizes: number[]): Scorecard {
  let next = 0;
  return {
    id: 'ladder',
    title: 'Ladder',
    levels: sizes.map((size, nth) => ({
      title: `Level ${nth + 1}`,
      criteria: Array.from({ length: size }, () => {
        const id = `c${next++}`;
        return { id, title: id, expression: 'true' };
      }),
    })),
  };
}

const judge = (scorecard: Scorecard, met: ReadonlySet<string>) =>
  judgeMaturity(scorecard, ({ id }) => ({ met: met.has(id) }));

describe('a level', () => {
  it.each<[string, number[], string[], number]>([
    ['is none when nothing is met', [1, 1], [], 0],
    ['is reached when all of its criteria are met', [2, 1], ['c0', 'c1'], 1],
    ['is not reached when one is missing', [2, 1], ['c0', 'c2'], 0],
    ['is not reached over one that is not', [1, 1, 1], ['c0', 'c2'], 1],
    ['is the highest when everything is met', [1, 1], ['c0', 'c1'], 2],
    ['without criteria comes with those below it', [1, 0, 1], ['c0'], 2],
  ])('%s', (_, sizes, met, level) => {
    const result = judge(ladder(...sizes), new Set(met));
    expect(result.level).toBe(level);
    expect(result.levelTitle).toBe(level === 0 ? undefined : `Level ${level}`);
    expect(result.levels.map(({ reached }) => reached)).toEqual(
      sizes.map((_size, nth) => nth < level),
    );
  });

  it('never falls when more criteria are met', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { maxLength: 6 }),
        fc.uniqueArray(fc.nat(25)),
        fc.nat(25),
        (sizes, met, more) => {
          const before = new Set(met.map(each => `c${each}`));
          const after = new Set([...before, `c${more}`]);
          const scorecard = ladder(...sizes);
          expect(judge(scorecard, after).level).toBeGreaterThanOrEqual(
            judge(scorecard, before).level,
          );
        },
      ),
    );
  });

  it('is reached exactly when all criteria up to it are met', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.uniqueArray(fc.nat(25)),
        (sizes, met) => {
          const { level, levels } = judge(
            ladder(...sizes),
            new Set(met.map(each => `c${each}`)),
          );
          const isWhole = (to: number) =>
            levels
              .slice(0, to)
              .every(each => each.criteria.every(criterion => criterion.met));
          expect(isWhole(level)).toBe(true);
          expect(level === levels.length || !isWhole(level + 1)).toBe(true);
        },
      ),
    );
  });
});

describe('a criterion', () => {
  it('that could not be evaluated is not met, and says why', () => {
    const scorecard = ladder(2);
    const result = judgeMaturity(scorecard, ({ id }) => {
      if (id === 'c0') throw new Error('No such key: score');
      return { met: true, error: 'half of it' };
    });
    expect(result.level).toBe(0);
    expect(result.levels[0].criteria).toEqual([
      { id: 'c0', title: 'c0', met: false, error: 'No such key: score' },
      { id: 'c1', title: 'c1', met: false, error: 'half of it' },
    ]);
  });
});

describe('the scorecard of usability', () => {
  const criteria = defaultScorecard.levels.flatMap(level => level.criteria);

  it('asks for every attribute of a data product', () => {
    expect([...new Set(criteria.map(each => each.attribute))].sort()).toEqual([
      'addressable',
      'discoverable',
      'interoperable',
      'natively accessible',
      'secure',
      'trustworthy',
      'understandable',
      'valuable on its own',
    ]);
  });

  it('names each criterion once, and says how to get there', () => {
    const ids = criteria.map(each => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, remediation } of criteria) {
      expect(title).not.toBe('');
      expect(remediation).toMatch(/\.$/);
    }
  });
});
