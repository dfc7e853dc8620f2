import { canBeMet, judgeStep } from './judgeStep';

const yes = (...people: string[]) =>
  people.map(by => ({ by, verdict: 'approve' as const }));
const no = (by: string) => [{ by, verdict: 'reject' as const }];

describe('a step', () => {
  it.each([
    ['any: one is enough', 'any', undefined, yes('a'), ['a', 'b'], 'approved'],
    ['any: nobody is not', 'any', undefined, [], ['a', 'b'], 'open'],
    ['any: nobody asked approves nothing', 'any', undefined, [], [], 'open'],
    ['all: not all yet', 'all', undefined, yes('a'), ['a', 'b'], 'open'],
    ['all: all', 'all', undefined, yes('a', 'b'), ['a', 'b'], 'approved'],
    [
      'all: who left is not waited for',
      'all',
      undefined,
      yes('a', 'b'),
      ['a', 'b'],
      'approved',
    ],
    [
      'all: as many, but not the same, are not all',
      'all',
      undefined,
      yes('a', 'gone'),
      ['a', 'b'],
      'open',
    ],
    ['all: nobody asked approves nothing', 'all', undefined, [], [], 'open'],
    ['quorum: not yet', 'quorum', 2, yes('a'), ['a', 'b', 'c'], 'open'],
    ['quorum: enough', 'quorum', 2, yes('a', 'c'), ['a', 'b', 'c'], 'approved'],
    [
      'quorum: the same person twice is one',
      'quorum',
      2,
      yes('a', 'a'),
      ['a', 'b'],
      'open',
    ],
    ['quorum: none means one', 'quorum', undefined, [], ['a'], 'open'],
    [
      'a rejection outweighs approvals',
      'quorum',
      1,
      [...yes('a'), ...no('b')],
      ['a', 'b'],
      'rejected',
    ],
  ] as const)('%s', (_, mode, quorum, decisions, eligible, status) => {
    expect(judgeStep({ mode, quorum, decisions }, eligible).status).toBe(
      status,
    );
  });

  it.each([
    ['any', undefined, 0, false],
    ['any', undefined, 1, true],
    ['all', undefined, 0, false],
    ['all', undefined, 3, true],
    ['quorum', 2, 1, false],
    ['quorum', 2, 2, true],
  ] as const)('%s %s can be met by %s people: %s', (mode, quorum, n, can) => {
    expect(canBeMet({ mode, quorum }, n)).toBe(can);
  });
});
