import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { shopMesh } from '../__testUtils__/shopMesh';
import { meshGraph, traceFlow } from './meshGraph';
import { narrowMesh } from './narrowMesh';

const ref = (name: string) => `dataproduct:default/${name}`;
const names = (refs: Iterable<string>) =>
  [...refs].map(r => r.slice(r.indexOf('/') + 1));

function meshOf(...flows: string[]): Mesh {
  const edges = flows.map(flow => {
    const [from, to] = flow.split('>');
    return { from: ref(from), to: ref(to) };
  });
  const refs = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return {
    domains: [],
    products: [...refs].map(r => ({ ref: r, title: r, problems: 0 })),
    edges,
    total: refs.size,
  };
}

describe('meshGraph', () => {
  it('knows who feeds a product and whom it feeds, by title', () => {
    const graph = meshGraph(shopMesh());
    expect(names(graph.fedBy.get(ref('customer-360'))!)).toEqual([
      'customers',
      'orders',
      'web-visits',
    ]);
    expect(names(graph.feeds.get(ref('customer-360'))!)).toEqual([
      'campaigns',
      'scratch',
    ]);
  });

  it('leaves out unknown products and flows to oneself', () => {
    const mesh = meshOf('a>b');
    mesh.edges.push(
      { from: ref('a'), to: ref('a') },
      { from: ref('a'), to: ref('gone') },
      { from: ref('gone'), to: ref('b') },
    );
    const graph = meshGraph(mesh);
    expect(graph.feeds).toEqual(new Map([[ref('a'), [ref('b')]]]));
    expect(graph.fedBy).toEqual(new Map([[ref('b'), [ref('a')]]]));
  });
});

describe('traceFlow', () => {
  it('follows the flow to both ends with the number of steps', () => {
    const graph = meshGraph(meshOf('a>b', 'b>c', 'c>d', 'a>c', 'x>d'));
    const { upstream, downstream } = traceFlow(graph, ref('c'));
    expect([...upstream]).toEqual([
      [ref('a'), 1],
      [ref('b'), 1],
    ]);
    expect([...downstream]).toEqual([[ref('d'), 1]]);
  });

  it('ends in a cycle, where a product can be on both sides', () => {
    const graph = meshGraph(meshOf('a>b', 'b>c', 'c>a'));
    const { upstream, downstream } = traceFlow(graph, ref('a'));
    expect(names(upstream.keys())).toEqual(['c', 'b']);
    expect(names(downstream.keys())).toEqual(['b', 'c']);
  });
});

describe('narrowMesh', () => {
  it('keeps chosen products and what flows between them', () => {
    const mesh = narrowMesh(
      meshOf('a>b', 'b>c', 'c>d'),
      new Set([ref('b'), ref('c'), ref('elsewhere')]),
    );
    expect(mesh.products.map(product => product.ref)).toEqual([
      ref('b'),
      ref('c'),
    ]);
    expect(mesh.edges).toEqual([{ from: ref('b'), to: ref('c') }]);
    expect(mesh.total).toBe(2);
  });
});
