import fc from 'fast-check';
import type { Graph } from '@backstage-data-mesh/plugin-data-mesh-common';
import { layoutLineage, NODE } from './layoutLineage';
import { crossings, orderColumns } from './orderColumns';
import { rankNodes } from './rankNodes';

/** A lineage from steps and flows: `a: 1` is one step downstream. */
function lineage(
  distances: Record<string, number>,
  flows: ReadonlyArray<[from: string, to: string]>,
): Graph {
  return {
    nodes: Object.entries(distances).map(([ref, distance]) => ({
      ref,
      kind: 'dataproduct',
      title: ref,
      distance,
    })),
    edges: flows.map(([from, to]) => ({ from, to })),
    truncated: false,
  };
}

/** Columns with the refs in them, from left to right. */
const columnsOf = (graph: Graph) =>
  layoutLineage(graph).columns.map(({ rank, nodes }) => [
    rank,
    ...nodes.map(({ node }) => node.ref),
  ]);

describe('the columns of a lineage', () => {
  it('show sources on the left and readers on the right', () => {
    expect(
      columnsOf(
        lineage({ own: 0, db: -1, report: 1 }, [
          ['db', 'own'],
          ['own', 'report'],
        ]),
      ),
    ).toEqual([
      [-1, 'db'],
      [0, 'own'],
      [1, 'report'],
    ]);
  });

  it('show a reader right of all that it reads, however few steps away it is', () => {
    expect(
      columnsOf(
        lineage({ own: 0, a: 1, b: 1, c: 1 }, [
          ['own', 'a'],
          ['own', 'b'],
          ['own', 'c'],
          ['a', 'b'],
          ['b', 'c'],
        ]),
      ),
    ).toEqual([
      [0, 'own'],
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
  });

  it('show a source left of all that reads it', () => {
    expect(
      columnsOf(
        lineage({ own: 0, a: -1, b: -1 }, [
          ['a', 'own'],
          ['b', 'own'],
          ['b', 'a'],
        ]),
      ),
    ).toEqual([
      [-2, 'b'],
      [-1, 'a'],
      [0, 'own'],
    ]);
  });

  it('keep the product alone in its column, also when it is part of a cycle', () => {
    const ranks = rankNodes(
      lineage({ own: 0, a: 1, b: 2 }, [
        ['own', 'a'],
        ['a', 'b'],
        ['b', 'a'],
        ['b', 'own'],
        ['own', 'own'],
      ]),
    );
    expect(ranks.get('own')).toBe(0);
    expect(ranks.get('a')).toBeGreaterThan(0);
    expect(ranks.get('b')).toBeGreaterThan(0);
  });
});

describe('the order within columns', () => {
  it('is untangled where that is possible', () => {
    const order = orderColumns(
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
      [
        ['a', 'y'],
        ['b', 'x'],
      ],
    );
    expect(
      crossings(order, [
        ['a', 'y'],
        ['b', 'x'],
      ]),
    ).toBe(0);
  });

  it('never has more crossings than before, and loses nothing', () => {
    const columns = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), {
      minLength: 4,
    });
    fc.assert(
      fc.property(
        columns,
        fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 20 }),
        (keys, picks) => {
          const half = Math.floor(keys.length / 2);
          const given = [keys.slice(0, half), keys.slice(half)];
          const links = picks.map(([from, to]): [string, string] => [
            given[0][from % given[0].length],
            given[1][to % given[1].length],
          ]);
          const order = orderColumns(given, links);
          expect(crossings(order, links)).toBeLessThanOrEqual(
            crossings(given, links),
          );
          expect(order.map(column => [...column].sort())).toEqual(
            given.map(column => [...column].sort()),
          );
        },
      ),
    );
  });
});

describe('the drawing of a lineage', () => {
  const anyLineage = fc
    .array(fc.integer({ min: -3, max: 3 }), { maxLength: 14 })
    .chain(steps => {
      const refs = ['own', ...steps.map((_, index) => `n${index}`)];
      return fc
        .array(fc.tuple(fc.constantFrom(...refs), fc.constantFrom(...refs)), {
          maxLength: 30,
        })
        .map(flows =>
          lineage(
            Object.fromEntries([
              ['own', 0],
              ...steps.map((step, index): [string, number] => [
                `n${index}`,
                step || 1,
              ]),
            ]),
            flows,
          ),
        );
    });

  it('has every node once, none over another, all within the frame', () => {
    fc.assert(
      fc.property(anyLineage, graph => {
        const { columns, width, height } = layoutLineage(graph);
        const placed = columns.flatMap(({ nodes }) => nodes);
        expect(placed.map(({ node }) => node.ref).sort()).toEqual(
          graph.nodes.map(({ ref }) => ref).sort(),
        );
        const overlaps = placed.filter((one, index) =>
          placed
            .slice(index + 1)
            .some(
              other =>
                Math.abs(one.x - other.x) < NODE.width &&
                Math.abs(one.y - other.y) < NODE.height,
            ),
        );
        expect(overlaps).toEqual([]);
        const outside = placed.filter(
          ({ x, y }) =>
            x < 0 ||
            y < 0 ||
            x + NODE.width > width ||
            y + NODE.height > height,
        );
        expect(outside).toEqual([]);
      }),
    );
  });

  it('has a line for every flow between two of its nodes', () => {
    fc.assert(
      fc.property(anyLineage, graph => {
        const { edges } = layoutLineage(graph);
        expect(edges.map(({ edge }) => edge)).toEqual(
          graph.edges.filter(({ from, to }) => from !== to),
        );
        expect(edges.filter(({ path }) => /NaN|undefined/.test(path))).toEqual(
          [],
        );
      }),
    );
  });

  it('leaves out flows to nodes that the answer does not hold', () => {
    expect(
      layoutLineage(lineage({ own: 0 }, [['own', 'elsewhere']])).edges,
    ).toEqual([]);
  });
});
