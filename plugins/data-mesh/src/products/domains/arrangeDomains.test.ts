import fc from 'fast-check';
import type { DomainSummary } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  filterDomainTree,
  toDomainTree,
  type DomainNode,
} from './arrangeDomains';

const domain = (name: string, parent?: string): DomainSummary => ({
  ref: `domain:default/${name}`,
  title: name,
  parent: parent && `domain:default/${parent}`,
  productCount: 0,
  totalProductCount: 0,
});

const drawn = (nodes: DomainNode[]): string =>
  nodes
    .map(
      ({ domain: { title }, children }) =>
        title + (children.length > 0 ? `(${drawn(children)})` : ''),
    )
    .join(' ');

const shop = [
  domain('customer'),
  domain('insight', 'customer'),
  domain('loyalty', 'customer'),
  domain('points', 'loyalty'),
  domain('order'),
];

describe('the tree of domains', () => {
  it.each([
    { domains: [], tree: '' },
    { domains: shop, tree: 'customer(insight loyalty(points)) order' },
    {
      domains: [...shop].reverse(),
      tree: 'order customer(loyalty(points) insight)',
    },
    { domains: [domain('a', 'unknown')], tree: 'a' },
    { domains: [domain('a', 'a'), domain('b', 'a')], tree: 'a(b)' },
    {
      domains: [domain('a', 'b'), domain('b', 'a'), domain('c', 'b')],
      tree: 'a b(c)',
    },
  ])('is $tree', ({ domains, tree }) => {
    expect(drawn(toDomainTree(domains))).toBe(tree);
  });

  it('shows each domain exactly once, whatever the parents are', () => {
    const name = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(fc.dictionary(name, fc.option(name)), parents => {
        const domains = Object.entries(parents).map(([child, parent]) =>
          domain(child, parent ?? undefined),
        );
        const shown = drawn(toDomainTree(domains))
          .split(/[() ]+/)
          .filter(Boolean);
        expect(shown.sort()).toEqual(domains.map(d => d.title).sort());
      }),
    );
  });

  it.each([
    { text: '', tree: 'customer(insight loyalty(points)) order' },
    { text: 'POINT', tree: 'customer(loyalty(points))' },
    { text: ' order ', tree: 'order' },
    { text: 'customer', tree: 'customer' },
    { text: 'nothing', tree: '' },
  ])('keeps what fits "$text" and what is above it', ({ text, tree }) => {
    expect(drawn(filterDomainTree(toDomainTree(shop), text))).toBe(tree);
  });
});
