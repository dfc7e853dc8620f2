import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { shopMesh } from '../__testUtils__/shopMesh';
import { meshSections } from './meshSections';

describe('meshSections', () => {
  it('lists domains by title with sub-domains after their parent', () => {
    expect(
      meshSections(shopMesh()).map(
        ({ path, products }) =>
          `${path.join(' > ')}: ${products.map(p => p.title).join(', ')}`,
      ),
    ).toEqual([
      'Customer: Customer 360, Customers, Marketing consents of customers in every country',
      'Customer > Web: Web visits',
      'Logistics: Returns, Shipments',
      'Logistics > Warehouse: Stock levels',
      'Marketing: Campaign performance, Revenue dashboard',
      'Order: Order lines, Orders',
      'Payment: Payments, Refunds',
      'Product: Prices, Product catalog',
      'No domain: Exploration scratchpad',
    ]);
  });

  it('survives parents in a circle and domains that are unknown', () => {
    const product = (name: string, domain: string) => ({
      ref: `dataproduct:default/${name}`,
      title: name,
      domain: `domain:default/${domain}`,
      problems: 0,
    });
    const domain = (name: string, parent: string) => ({
      ref: `domain:default/${name}`,
      title: name.toUpperCase(),
      parent: `domain:default/${parent}`,
      productCount: 1,
      totalProductCount: 1,
    });
    const mesh: Mesh = {
      domains: [domain('a', 'b'), domain('b', 'a')],
      products: [product('p', 'a'), product('q', 'stranger')],
      edges: [],
      total: 2,
    };
    expect(meshSections(mesh).map(({ path }) => path)).toEqual([
      ['B', 'A'],
      ['stranger'],
    ]);
  });
});
