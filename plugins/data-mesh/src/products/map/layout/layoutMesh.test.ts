import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import fc from 'fast-check';
import { generateMesh } from '../__testUtils__/generateMesh';
import { shopMesh } from '../__testUtils__/shopMesh';
import { edgePath } from './edgePath';
import { layoutMesh } from './layoutMesh';
import {
  NO_DOMAIN,
  type MeshBox,
  type MeshLayout,
  type MeshRoutePoint,
} from './types';

const domainRef = (i: number) => `domain:default/d${i}`;
const productRef = (i: number) => `dataproduct:default/p${i}`;

/** Any mesh: circles of parents and flows, unknown ends, doubles, strangers. */
const anyMesh: fc.Arbitrary<Mesh> = fc
  .record({
    domains: fc.array(
      fc.record({ id: fc.nat(11), parent: fc.option(fc.nat(13)) }),
      { maxLength: 14, size: 'max' },
    ),
    products: fc.array(
      fc.record({ id: fc.nat(45), domain: fc.option(fc.nat(14)) }),
      { maxLength: 50, size: 'max' },
    ),
    edges: fc.array(fc.tuple(fc.nat(50), fc.nat(50)), {
      maxLength: 90,
      size: 'max',
    }),
  })
  .map(({ domains, products, edges }) => ({
    domains: domains.map(({ id, parent }) => ({
      ref: domainRef(id),
      title: `Domain ${id}`,
      parent: parent === null ? undefined : domainRef(parent),
      productCount: 0,
      totalProductCount: 0,
    })),
    products: products.map(({ id, domain }) => ({
      ref: productRef(id),
      title: `Product ${id}`,
      domain: domain === null ? undefined : domainRef(domain),
      problems: 0,
    })),
    edges: edges.map(([from, to]) => ({
      from: productRef(from),
      to: productRef(to),
    })),
    total: products.length,
  }));

const overlap = (a: MeshBox, b: MeshBox) =>
  a.x < b.x + b.width &&
  b.x < a.x + a.width &&
  a.y < b.y + b.height &&
  b.y < a.y + a.height;

const NO_SIZE = { width: 0, height: 0 };

const contains = (outer: MeshBox, inner: MeshBox) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

function overlapping<T extends MeshBox>(boxes: T[]): Array<[T, T]> {
  const found: Array<[T, T]> = [];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) if (overlap(a, b)) found.push([a, b]);
  });
  return found;
}

/** Points along the curve that is drawn for a route. */
function alongRoute(route: MeshRoutePoint[]) {
  const points: Array<{ x: number; y: number }> = [];
  let [x, y] = [0, 0];
  for (const [, command, values] of edgePath(route).matchAll(
    /([MHC])([^MHC]+)/g,
  )) {
    const numbers = values.split(' ').map(Number);
    const [endX, endY] =
      command === 'H' ? [numbers[0], y] : numbers.slice(numbers.length - 2);
    const [x1, y1, x2, y2] = command === 'C' ? numbers : [x, y, endX, endY];
    for (let step = 1; step <= 12 && command !== 'M'; step++) {
      const t = step / 12;
      const u = 1 - t;
      points.push({
        x: u ** 3 * x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t ** 3 * endX,
        y: u ** 3 * y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t ** 3 * endY,
      });
    }
    [x, y] = [endX, endY];
  }
  return points;
}

describe('layoutMesh', () => {
  const check = (property: (layout: MeshLayout, mesh: Mesh) => void) =>
    fc.assert(
      fc.property(anyMesh, mesh => property(layoutMesh(mesh), mesh)),
      { numRuns: 100 },
    );

  it('draws every product once', () => {
    check((layout, mesh) => {
      expect(layout.nodes.map(node => node.ref).sort()).toEqual(
        [...new Set(mesh.products.map(product => product.ref))].sort(),
      );
    });
  });

  it('lets no product cover another', () => {
    check(layout => expect(overlapping(layout.nodes)).toEqual([]));
  });

  it('keeps every product inside the area of its domain', () => {
    check((layout, mesh) => {
      const areas = new Map(layout.areas.map(area => [area.id, area]));
      for (const node of layout.nodes) {
        const domains = mesh.products
          .filter(product => product.ref === node.ref)
          .map(product => product.domain ?? NO_DOMAIN);
        expect(domains).toContain(node.area);
        expect(contains(areas.get(node.area)!, node)).toBe(true);
      }
    });
  });

  it('nests sub-domains in their parent and keeps neighbours apart', () => {
    check(layout => {
      const areas = new Map(layout.areas.map(area => [area.id, area]));
      const siblings = new Map<string | undefined, MeshBox[]>();
      for (const area of layout.areas) {
        siblings.set(area.parent, [...(siblings.get(area.parent) ?? []), area]);
      }
      const misplaced = layout.areas.filter(({ parent, ...area }) => {
        const outer = parent === undefined ? undefined : areas.get(parent);
        return outer
          ? !contains(outer, area) || area.depth !== outer.depth + 1
          : area.depth !== 0;
      });
      expect(misplaced).toEqual([]);
      for (const group of siblings.values()) {
        expect(overlapping(group)).toEqual([]);
      }
      // A product of a domain lies beside its sub-domains, not in them.
      for (const node of layout.nodes) {
        const inside = layout.areas.filter(area => overlap(area, node));
        expect(inside.at(-1)!.id).toBe(node.area);
      }
    });
  });

  it('stays inside its own size, in finite numbers', () => {
    check(layout => {
      const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
      for (const box of [...layout.areas, ...layout.nodes]) {
        expect(contains(whole, box)).toBe(true);
      }
      for (const { route } of [...layout.edges, ...layout.bundles]) {
        const points = alongRoute(route);
        expect(points.length).toBeGreaterThan(0);
        expect(
          points.every(point => contains(whole, { ...point, ...NO_SIZE })),
        ).toBe(true);
      }
    });
  });

  it('draws every flow between known products once', () => {
    check((layout, mesh) => {
      const known = new Set(mesh.products.map(product => product.ref));
      const flows = new Set(
        mesh.edges
          .filter(
            ({ from, to }) => from !== to && known.has(from) && known.has(to),
          )
          .map(({ from, to }) => `${from} ${to}`),
      );
      expect(
        layout.edges.map(({ from, to }) => `${from} ${to}`).sort(),
      ).toEqual([...flows].sort());
    });
  });

  it('begins and ends every flow at the sides of its products', () => {
    check(layout => {
      const nodes = new Map(layout.nodes.map(node => [node.ref, node]));
      for (const { from, to, route } of layout.edges) {
        for (const [ref, point] of [
          [from, route[0]],
          [to, route[route.length - 1]],
        ] as const) {
          const node = nodes.get(ref)!;
          expect([node.x, node.x + node.width]).toContain(point.x);
          expect(point.y).toBeGreaterThan(node.y);
          expect(point.y).toBeLessThan(node.y + node.height);
        }
      }
    });
  });

  it('leads no flow through a product', () => {
    check(layout => {
      const insides = layout.nodes.map(node => ({
        x: node.x + 0.5,
        y: node.y + 0.5,
        width: node.width - 1,
        height: node.height - 1,
      }));
      const through = layout.edges.filter(({ route }) =>
        alongRoute(route).some(point =>
          insides.some(inside => overlap(inside, { ...point, ...NO_SIZE })),
        ),
      );
      expect(through).toEqual([]);
    });
  });

  it('counts in its bundles every flow that leaves an area', () => {
    check(layout => {
      const bundled = layout.bundles.reduce((sum, { count }) => sum + count, 0);
      expect(bundled).toBe(layout.edges.filter(edge => edge.crossing).length);
    });
  });

  it('gives the same picture for every order of the arrays', () => {
    fc.assert(
      fc.property(
        anyMesh.chain(mesh =>
          fc.record({
            mesh: fc.constant(mesh),
            shuffled: fc.record({
              domains: shuffle(mesh.domains),
              products: shuffle(mesh.products),
              edges: shuffle(mesh.edges),
              total: fc.constant(mesh.total),
            }),
          }),
        ),
        ({ mesh, shuffled }) => {
          expect(layoutMesh(shuffled)).toEqual(layoutMesh(mesh));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('puts sources left of what they feed when there is no cycle', () => {
    const layout = layoutMesh(shopMesh());
    const x = (name: string) =>
      layout.nodes.find(node => node.ref.endsWith(`/${name}`))!.x;
    expect(x('payments')).toBeLessThan(x('orders'));
    expect(x('orders')).toBeLessThan(x('shipments'));
    expect(x('customer-360')).toBeLessThan(x('campaigns'));
  });

  it('gathers products without a domain in an area of their own', () => {
    const layout = layoutMesh(shopMesh());
    expect(layout.areas).toContainEqual(
      expect.objectContaining({
        id: NO_DOMAIN,
        title: 'No domain',
        productCount: 1,
      }),
    );
  });

  it('leaves out domains without products', () => {
    const layout = layoutMesh(shopMesh());
    expect(layout.areas.map(area => area.title)).not.toContain('Facilities');
  });

  it('has an empty picture for an empty mesh', () => {
    expect(
      layoutMesh({ domains: [], products: [], edges: [], total: 0 }),
    ).toEqual({
      width: 0,
      height: 0,
      areas: [],
      nodes: [],
      edges: [],
      bundles: [],
    });
  });

  it.each([
    ['15 products', shopMesh()],
    ['500 products', generateMesh({ products: 500, domains: 30, edges: 1000 })],
    ['500 in one', generateMesh({ products: 500, domains: 1, edges: 300 })],
    ['200 alone', generateMesh({ products: 200, domains: 0, edges: 0 })],
  ])('keeps proportions that fit a screen: %s', (_, mesh) => {
    const { width, height, nodes } = layoutMesh(mesh);
    expect(width / height).toBeGreaterThan(0.9);
    expect(width / height).toBeLessThan(2.6);
    const cards = nodes.length * nodes[0].width * nodes[0].height;
    expect(cards / (width * height)).toBeGreaterThan(0.1);
  });
});

function shuffle<T>(items: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(items, { minLength: items.length });
}
