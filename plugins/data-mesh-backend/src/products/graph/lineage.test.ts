import fc from 'fast-check';
import { Mesh } from '../readModel/Mesh';
import { lineage } from './lineage';

const ref = (name: string) => `dataproduct:default/${name}`;

/** A mesh from `reader < source port?` lines. */
function meshOf(reads: Record<string, string[]>): Mesh {
  const mesh = new Mesh({ classifications: [] });
  mesh.apply({
    stored: Object.entries(reads).map(([name, sources]) => ({
      ref: ref(name),
      contentHash: 'h',
      revision: 1,
      isOutdated: false,
      updatedAt: '2026-01-01T00:00:00.000Z',
      document: {
        summary: {
          ref: ref(name),
          name,
          namespace: 'default',
          title: `Title of ${name}`,
          tags: [],
          technologies: [],
          outputPorts: [],
          columnCount: 0,
          problems: { errors: 0, warnings: 0 },
        },
        fields: [],
        inputs: sources.map(source => {
          const [target, port] = source.split(' ');
          return target.includes(':')
            ? { name: 'in', entity: target }
            : { name: 'in', product: ref(target), port };
        }),
      },
    })),
    vanished: [],
  });
  return mesh;
}

const everything = () => true;

/** Names with their distances, without the kind where it is a product. */
function distances(graph: ReturnType<typeof lineage>) {
  return Object.fromEntries(
    graph.nodes.map(node => [
      node.ref.replace('dataproduct:default/', ''),
      node.distance,
    ]),
  );
}

const edges = (graph: ReturnType<typeof lineage>) =>
  graph.edges
    .map(({ from, to, ports }) =>
      [from, to, ...(ports ?? [])]
        .map(each => each.replace('dataproduct:default/', ''))
        .join(' '),
    )
    .sort();

describe('lineage', () => {
  const chain = meshOf({
    a: ['resource:default/db'],
    b: ['a main'],
    c: ['b main', 'b other'],
    d: ['c main'],
    alone: [],
  });

  it('goes as far as asked in both directions', () => {
    const sees = (name: string) => chain.index.get(name) !== undefined;
    const at = (depth: number) =>
      distances(lineage(chain, { ref: ref('b'), depth, sees }));
    expect(at(1)).toEqual({ b: 0, a: -1, c: 1 });
    expect(at(2)).toEqual({
      b: 0,
      a: -1,
      c: 1,
      'resource:default/db': -2,
      d: 2,
    });
    expect(at(10)).toEqual(at(2));
  });

  it('names the ports through which data flows', () => {
    expect(
      edges(lineage(chain, { ref: ref('c'), depth: 1, sees: everything })),
    ).toEqual(['b c main other', 'c d main']);
  });

  it('ends in circles', () => {
    const circle = meshOf({ a: ['c', 'a'], b: ['a'], c: ['b'] });
    const graph = lineage(circle, {
      ref: ref('a'),
      depth: 10,
      sees: everything,
    });
    expect(distances(graph)).toEqual({ a: 0, c: -1, b: 1 });
    expect(edges(graph)).toEqual(['a b', 'b c', 'c a']);
  });

  it('shows an input that is unknown as missing', () => {
    const graph = lineage(meshOf({ a: ['unknown'] }), {
      ref: ref('a'),
      depth: 1,
      sees: name => name === ref('a'),
    });
    expect(graph.nodes[1]).toEqual({
      ref: ref('unknown'),
      kind: 'dataproduct',
      title: 'unknown',
      missing: true,
      distance: -1,
    });
  });

  it('tells components that read a product, after the products', () => {
    const mesh = meshOf({ a: [], b: ['a'] });
    mesh.graph.setComponents(new Map([[ref('b'), ['component:default/ui']]]));
    expect(
      distances(lineage(mesh, { ref: ref('a'), depth: 2, sees: everything })),
    ).toEqual({ a: 0, b: 1, 'component:default/ui': 2 });
  });

  it('stops at a number of nodes and says so', () => {
    const wide = meshOf({
      a: [],
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, n) => [`r${n}`, ['a']]),
      ),
    });
    const graph = lineage(wide, {
      ref: ref('a'),
      depth: 1,
      sees: everything,
      maxNodes: 10,
    });
    expect(graph.nodes).toHaveLength(10);
    expect(graph.truncated).toBe(true);
  });

  it('follows a chain of any length without running out of stack', () => {
    const long = meshOf(
      Object.fromEntries(
        Array.from({ length: 5000 }, (_, n) => [
          `p${n}`,
          n ? [`p${n - 1}`] : [],
        ]),
      ),
    );
    const graph = lineage(long, {
      ref: ref('p4999'),
      depth: 5000,
      sees: everything,
      maxNodes: 10_000,
    });
    // As many edges as there may be, and one node more.
    expect(graph.nodes).toHaveLength(2001);
    expect(graph.truncated).toBe(true);
  });

  it('has both ends of every edge, each once, and never a hidden reader', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.subarray(names)),
        fc.subarray(names),
        fc.integer({ min: 1, max: 10 }),
        (reads, hidden, depth) => {
          const mesh = meshOf({ ...reads, a: reads.a ?? [] });
          const sees = (each: string) =>
            mesh.index.get(each) !== undefined &&
            (each === ref('a') || !hidden.map(ref).includes(each));
          const graph = lineage(mesh, { ref: ref('a'), depth, sees });
          const shown = new Set(graph.nodes.map(node => node.ref));
          expect(shown.size).toBe(graph.nodes.length);
          for (const { from, to } of graph.edges) {
            expect(shown).toContain(from);
            expect(shown).toContain(to);
            // Who reads is always somebody who may be seen.
            expect(sees(to)).toBe(true);
          }
          for (const node of graph.nodes) {
            expect(Math.abs(node.distance)).toBeLessThanOrEqual(depth);
            const isBare = !('lifecycle' in node || 'domain' in node);
            expect(isBare || sees(node.ref)).toBe(true);
            expect(node.missing ?? false).toBe(!mesh.index.get(node.ref));
          }
        },
      ),
    );
  });
});
