import fc from 'fast-check';
import { checkMesh, type DeclaredProduct } from './checkMesh';
import { findCycles } from './findCycles';

const ref = (name: string) => `dataproduct:default/${name}`;

/** A product with one output port, `out`, that reads others through theirs. */
function product(
  name: string,
  reads: string[] = [],
  more: Partial<DeclaredProduct> = {},
): DeclaredProduct {
  return {
    ref: ref(name),
    inputPorts: reads.map(read => ({
      name: read,
      product: ref(read),
      port: 'out',
    })),
    outputPortNames: ['out'],
    ...more,
  };
}

/** From product to the codes of its problems. */
function codes(products: DeclaredProduct[]): Record<string, string[]> {
  return Object.fromEntries(
    [...checkMesh(products)].map(([key, problems]) => [
      key.replace(ref(''), ''),
      problems.map(problem => problem.code),
    ]),
  );
}

describe('checkMesh', () => {
  it.each<[string, DeclaredProduct[], Record<string, string[]>]>([
    ['an empty mesh has no problems', [], {}],
    [
      'a chain has no problems',
      [product('a'), product('b', ['a']), product('c', ['b', 'a'])],
      {},
    ],
    [
      'a product that is not there is unknown',
      [product('a', ['b'])],
      { a: ['unknown-product'] },
    ],
    [
      'a port that is not there is unknown',
      [
        product('a'),
        product('b', [], {
          inputPorts: [{ name: 'x', product: ref('a'), port: 'in' }],
        }),
      ],
      { b: ['unknown-port'] },
    ],
    [
      'the port may be left out when there is one',
      [
        product('a'),
        product('b', [], { inputPorts: [{ name: 'x', product: ref('a') }] }),
      ],
      {},
    ],
    [
      'the port has to be named when there are two',
      [
        product('a', [], { outputPortNames: ['one', 'two'] }),
        product('b', [], { inputPorts: [{ name: 'x', product: ref('a') }] }),
      ],
      { b: ['port-not-named'] },
    ],
    [
      'two products that read each other are told so once each',
      [product('a', ['b']), product('b', ['a']), product('c', ['a'])],
      { a: ['cycle'], b: ['cycle'] },
    ],
    [
      'a product in two circles is told so once',
      [product('a', ['b', 'c']), product('b', ['a']), product('c', ['a'])],
      { a: ['cycle'], b: ['cycle'], c: ['cycle'] },
    ],
    [
      'a product that reads itself is told so by its declaration alone',
      [product('a', ['a'])],
      {},
    ],
    [
      'an input with two sources is told so by its declaration alone',
      [
        product('a', [], {
          inputPorts: [{ name: 'x', product: ref('b'), entity: 'api:d/e' }],
        }),
      ],
      {},
    ],
    [
      'an input from an operational system is none of the mesh',
      [
        product('a', [], {
          inputPorts: [{ name: 'x', entity: 'resource:default/db' }],
        }),
      ],
      {},
    ],
  ])('%s', (_, products, expected) => {
    expect(codes(products)).toEqual(expected);
  });

  it('names the whole circle, beginning with the product', () => {
    const problems = checkMesh([
      product('a', ['b']),
      product('b', ['x', 'c']),
      product('c', ['a'], {
        lines: { 'spec.inputPorts': 7, 'spec.inputPorts[0].product': 9 },
        source: 'file:/c/catalog-info.yaml',
      }),
      product('x'),
    ]);
    expect(problems.get(ref('b'))?.[0]).toMatchObject({
      code: 'cycle',
      message:
        'The product reads itself in a circle: b reads c, which reads a, which reads b.',
      field: 'spec.inputPorts[1].product',
    });
    expect(problems.get(ref('c'))?.[0]).toMatchObject({
      message:
        'The product reads itself in a circle: c reads a, which reads b, which reads c.',
      source: 'file:/c/catalog-info.yaml',
      line: 9,
    });
  });

  it('offers the product of the same name in another namespace', () => {
    const problems = checkMesh([
      product('orders', [], { ref: 'dataproduct:shop/orders' }),
      product('sales', ['orders']),
    ]);
    expect(problems.get(ref('sales'))?.[0].remedy).toBe(
      'Did you mean dataproduct:shop/orders?',
    );
  });

  it('offers the port with a similar name, and lists what there is', () => {
    const problems = checkMesh([
      product('orders', [], { outputPortNames: ['orders', 'returns'] }),
      product('sales', [], {
        inputPorts: [{ name: 'x', product: ref('orders'), port: 'order' }],
      }),
    ]);
    expect(problems.get(ref('sales'))?.[0].remedy).toBe(
      'Did you mean orders? It has orders, returns.',
    );
  });

  it('is not overwhelmed by a mesh in which 10,000 products form one circle', () => {
    const size = 10_000;
    const products = Array.from({ length: size }, (_, i) =>
      product(`p${i}`, [`p${(i + 1) % size}`]),
    );
    const problems = checkMesh(products);
    expect(problems.size).toBe(size);
    expect(problems.get(ref('p5'))?.[0].message).toBe(
      'The product reads itself in circles with 9999 others, among them p0, p1, p2, p3, p4, p6, p7, p8, p9, p10, p11, p12.',
    );
  });

  it('survives a chain of 10,000 products without a circle', () => {
    const products = Array.from({ length: 10_000 }, (_, i) =>
      product(`p${i}`, i === 0 ? [] : [`p${i - 1}`]),
    );
    expect(checkMesh(products).size).toBe(0);
  });
});

describe('findCycles', () => {
  const graph = fc
    .array(fc.tuple(fc.nat(11), fc.nat(13)), { maxLength: 40 })
    .map(pairs => {
      const edges = new Map<string, string[]>(
        Array.from({ length: 12 }, (_, i) => [`${i}`, []]),
      );
      pairs.forEach(([from, to]) => edges.get(`${from}`)?.push(`${to}`));
      return edges;
    });

  const reachable = (edges: Map<string, string[]>, from: string) => {
    const seen = new Set<string>();
    const queue = [...(edges.get(from) ?? [])];
    for (const node of queue) {
      if (edges.has(node) && !seen.has(node)) {
        seen.add(node);
        queue.push(...(edges.get(node) ?? []));
      }
    }
    return seen;
  };

  it('groups exactly the nodes that reach each other', () => {
    fc.assert(
      fc.property(graph, edges => {
        const groups = findCycles(edges);
        const groupOf = new Map(
          groups.flatMap((group, i) => group.map(node => [node, i] as const)),
        );
        const nodes = [...edges.keys()];
        const pairs = nodes.flatMap(one =>
          nodes.filter(other => other !== one).map(other => [one, other]),
        );
        const together = pairs.filter(
          ([one, other]) =>
            reachable(edges, one).has(other) &&
            reachable(edges, other).has(one),
        );
        const grouped = pairs.filter(
          ([one, other]) =>
            groupOf.has(one) && groupOf.get(one) === groupOf.get(other),
        );
        expect(grouped).toEqual(together);
      }),
    );
  });
});
