import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';

const SUBJECTS = [
  'Customer',
  'Order',
  'Payment',
  'Shipment',
  'Inventory',
  'Supplier',
  'Marketing',
  'Pricing',
  'Returns',
  'Workforce',
  'Finance',
  'Risk',
  'Web',
  'Store',
  'Loyalty',
];
const THINGS = [
  'events',
  'profiles',
  'daily totals',
  'forecast',
  'segments',
  'ledger',
  'history of changes',
  'quality report',
  'reference data',
  'features',
];
const TYPES = ['source-aligned', 'aggregate', 'consumer-aligned'];
const LIFECYCLES = ['production', 'production', 'experimental', 'deprecated'];
const CLASSIFICATIONS = ['internal', 'public', 'confidential', 'restricted'];
const TECHNOLOGIES = ['postgresql', 'snowflake', 'kafka', 's3'];

/** Lehmer's random numbers: the same seed gives the same row. */
function randomOf(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1;
  return below => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/**
 * An invented mesh of any size, for tests and for looking at the map: most
 * flows stay inside a domain or lead to a "later" one, some lead back, a few
 * products have no domain, some have problems.
 */
export function generateMesh(options: {
  products: number;
  domains: number;
  edges: number;
  seed?: number;
}): Mesh {
  const random = randomOf(options.seed ?? 1);
  const domains: Mesh['domains'] = [];
  for (let i = 0; i < options.domains; i++) {
    // Every fifth domain belongs to the one two before it.
    const parent = i % 5 === 4 ? domains[i - 2].ref : undefined;
    const round = Math.floor(i / SUBJECTS.length);
    const title = SUBJECTS[i % SUBJECTS.length];
    domains.push({
      ref: `domain:default/domain-${i}`,
      title: round > 0 ? `${title} ${round + 1}` : title,
      parent,
      declared: true,
      productCount: 0,
      totalProductCount: 0,
    });
  }

  const home: number[] = [];
  const products: Mesh['products'] = [];
  for (let i = 0; i < options.products; i++) {
    const domain =
      i % 61 === 60 || domains.length === 0
        ? -1
        : (i + random(3)) % domains.length;
    home.push(domain);
    const subject = domain < 0 ? 'Shared' : domains[domain].title;
    const thing = THINGS[random(THINGS.length)];
    products.push({
      ref: `dataproduct:default/product-${i}`,
      title: `${subject} ${thing}`,
      domain: domain < 0 ? undefined : domains[domain].ref,
      type: TYPES[
        Math.min(2, Math.floor((i * 3) / options.products + random(2)))
      ],
      lifecycle: LIFECYCLES[random(LIFECYCLES.length)],
      classification: CLASSIFICATIONS[random(CLASSIFICATIONS.length)],
      owner: `group:default/team-${random(20)}`,
      technologies: [TECHNOLOGIES[random(TECHNOLOGIES.length)]],
      problems: random(12) === 0 ? 1 + random(4) : 0,
    });
    if (domain >= 0) domains[domain].productCount += 1;
  }
  for (const domain of domains) {
    domain.totalProductCount =
      domain.productCount +
      domains
        .filter(({ parent }) => parent === domain.ref)
        .reduce((sum, { productCount }) => sum + productCount, 0);
  }

  const edges = new Map<string, Mesh['edges'][number]>();
  const most = options.products * (options.products - 1);
  for (
    let attempt = 0;
    edges.size < Math.min(options.edges, most) && attempt < options.edges * 200;
    attempt++
  ) {
    const from = random(options.products);
    const to = random(options.products);
    // Domains talk to themselves, to a few partners, and rarely to others.
    const distance = Math.abs(home[to] - home[from]);
    const likely = distance === 0 || distance === 3 || distance === 7;
    if (from === to || (!likely && random(40) > 0)) continue;
    const back = home[to] < home[from] && random(60) > 0;
    const [source, target] = back ? [to, from] : [from, to];
    edges.set(`${source} ${target}`, {
      from: products[source].ref,
      to: products[target].ref,
      ports: ['main'],
    });
  }
  return {
    domains,
    products,
    edges: [...edges.values()],
    total: products.length,
  };
}
