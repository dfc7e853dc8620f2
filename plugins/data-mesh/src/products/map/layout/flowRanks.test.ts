import fc from 'fast-check';
import { flowRanks, type WeightedFlow } from './flowRanks';

const flow = (from: number, to: number, weight = 1): WeightedFlow => ({
  from,
  to,
  weight,
});

describe('flowRanks', () => {
  it.each<[string, number, WeightedFlow[], number[]]>([
    ['a chain', 3, [flow(0, 1), flow(1, 2)], [0, 1, 2]],
    ['a short cut', 3, [flow(0, 1), flow(1, 2), flow(0, 2)], [0, 1, 2]],
    ['nothing connected', 2, [], [0, 0]],
    ['a flow to itself', 1, [flow(0, 0)], [0]],
    ['who gives more stands left', 2, [flow(0, 1), flow(1, 0, 3)], [1, 0]],
    [
      'a cycle stands between its source and its consumer',
      4,
      [flow(0, 1), flow(1, 2), flow(2, 1), flow(2, 3)],
      [0, 1, 2, 3],
    ],
  ])('ranks %s', (_, count, flows, expected) => {
    expect(flowRanks(count, flows)).toEqual(expected);
  });

  it('puts everything right of what feeds it when there is no cycle', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.nat(30)), {
          maxLength: 80,
          size: 'max',
        }),
        pairs => {
          const flows = pairs
            .filter(([a, b]) => a !== b)
            .map(([a, b]) => flow(Math.max(a, b), Math.min(a, b)));
          const ranks = flowRanks(31, flows);
          expect(
            flows.filter(({ from, to }) => ranks[from] >= ranks[to]),
          ).toEqual([]);
        },
      ),
    );
  });

  it('uses every rank from 0 up, cycles or not', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat(20), fc.nat(20), fc.integer({ min: 1, max: 9 })),
          {
            maxLength: 80,
            size: 'max',
          },
        ),
        triples => {
          const ranks = flowRanks(
            21,
            triples.map(([from, to, weight]) => flow(from, to, weight)),
          );
          const used = [...new Set(ranks)].sort((a, b) => a - b);
          expect(used).toEqual(used.map((_, index) => index));
        },
      ),
    );
  });

  it('survives a chain and a circle of 20,000', () => {
    const chain = Array.from({ length: 19_999 }, (_, i) => flow(i, i + 1));
    expect(flowRanks(20_000, chain)[19_999]).toBe(19_999);
    expect(flowRanks(20_000, [...chain, flow(19_999, 0)])).toHaveLength(20_000);
  });
});
