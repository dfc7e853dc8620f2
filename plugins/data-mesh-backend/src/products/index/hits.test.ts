import { bestOf } from './hits';

const place = (name: string, ...exactness: number[]) => ({ name, exactness });

describe('the places shown of a product', () => {
  it.each([
    {
      case: 'by rank, with one word',
      ranked: [place('a', 1), place('b', 1), place('c', 1)],
      shown: ['a', 'b'],
    },
    {
      case: 'with one for every word, though others rank higher',
      ranked: [place('a', 1, 0), place('b', 1, 0), place('c', 0, 1)],
      shown: ['a', 'c'],
    },
    {
      case: 'with the place of most words first of all',
      ranked: [place('a', 1, 0), place('b', 0, 1), place('c', 1, 1)],
      shown: ['a', 'c'],
    },
    {
      case: 'in the order of their rank',
      ranked: [place('a', 1, 0, 0), place('b', 0, 0, 1), place('c', 0, 1, 0)],
      shown: ['a', 'b'],
    },
    { case: 'which are none, without places', ranked: [], shown: [] },
  ])('are chosen $case', ({ ranked, shown }) => {
    expect(bestOf(ranked, 2).map(({ name }) => name)).toEqual(shown);
  });
});
