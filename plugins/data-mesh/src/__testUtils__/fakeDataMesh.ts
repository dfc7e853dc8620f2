import {
  createDataMeshClient,
  qualityBand,
  type DataMeshClient,
  type Domain,
  type DomainSummary,
  type FacetName,
  type Match,
  type ProductHit,
  type ProductPage,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { SampleProduct } from './sampleMesh';

const BASE = 'http://localhost/api/data-mesh';

/** A request that the fake backend received. */
export type ReceivedRequest = { url: URL; signal?: AbortSignal | null };

type FakeState = {
  /** All requests, oldest first. */
  requests: ReceivedRequest[];
  /** The products; may be changed between requests. */
  products: SampleProduct[];
  /** Refuses requests for as long as it is set. */
  failure?: { status: number; name: string; message: string };
  /** Holds answers back until the promise is settled. */
  hold?: Promise<unknown>;
};

/** A backend in memory, behind the real client. */
export type FakeDataMesh = FakeState & {
  client: DataMeshClient;
  /** What the client calls. */
  fetch: typeof fetch;
};

/**
 * Answers `/products` and `/domains` as the backend would, from memory and in
 * the simplest way.
 */
export function fakeDataMesh(
  options: { products?: SampleProduct[]; domains?: DomainSummary[] } = {},
): FakeDataMesh {
  const { domains = [] } = options;
  const state: FakeState = { requests: [], products: options.products ?? [] };
  const fetchFake: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    state.requests.push({ url, signal: init?.signal });
    await state.hold;
    init?.signal?.throwIfAborted();
    if (state.failure) {
      const { status, name, message } = state.failure;
      return json(status, {
        error: { name, message },
        response: { statusCode: status },
      });
    }
    return answer(url, state.products, domains);
  };
  return Object.assign(state, {
    client: createDataMeshClient({
      discoveryApi: { getBaseUrl: async () => BASE },
      fetchApi: { fetch: fetchFake },
    }),
    fetch: fetchFake,
  });
}

function answer(
  url: URL,
  products: SampleProduct[],
  domains: DomainSummary[],
): Response {
  const path = url.pathname.slice(new URL(BASE).pathname.length);
  if (path === '/products') {
    return json(200, listProducts(url.searchParams, products, domains));
  }
  if (path === '/domains') {
    return json(200, { items: domains });
  }
  const domain = path.match(/^\/domains\/([^/]+)\/([^/]+)$/);
  if (domain) {
    const ref = `domain:${domain[1]}/${domain[2]}`;
    const summary = domains.find(d => d.ref === ref);
    if (summary) {
      return json(200, toDomain(summary, products, domains));
    }
  }
  return json(404, {
    error: { name: 'NotFoundError', message: `Nothing at ${path}` },
    response: { statusCode: 404 },
  });
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

const FACET_VALUES: Record<FacetName, (product: SampleProduct) => string[]> = {
  domain: ({ domain }) => (domain ? [domain] : []),
  type: ({ type }) => (type ? [type] : []),
  lifecycle: ({ lifecycle }) => (lifecycle ? [lifecycle] : []),
  classification: ({ classification: c }) => (c ? [c] : []),
  quality: ({ quality }) => [qualityBand(quality?.score)],
  maturity: ({ quality }) =>
    quality?.maturity === undefined ? [] : [`${quality.maturity}`],
  technology: ({ technologies }) => technologies,
  owner: ({ owner }) => (owner ? [owner] : []),
  tag: ({ tags }) => tags,
};
const FACETS = Object.keys(FACET_VALUES) as FacetName[];

function listProducts(
  asked: URLSearchParams,
  products: SampleProduct[],
  domains: DomainSummary[],
): ProductPage {
  const cursor = asked.get('cursor');
  const { query, offset } = cursor
    ? (JSON.parse(cursor) as { query: string; offset: number })
    : { query: asked.toString(), offset: 0 };
  const params = new URLSearchParams(query);
  const limit = Number(asked.get('limit') ?? 20);

  const q = params.get('q') ?? '';
  const hits = products
    .map(product => ({ product, matches: q ? find(product, q) : [] }))
    .filter(({ matches }) => !q || matches.length > 0)
    .map(({ product: { columns, ...summary }, matches }): ProductHit => ({
      ...summary,
      ...(q && { matches, matchCount: matches.length }),
    }));
  const fits = (hit: ProductHit, except?: FacetName) =>
    FACETS.every(name => {
      const wanted = params.getAll(name);
      const has = FACET_VALUES[name](hit as SampleProduct);
      return (
        name === except ||
        wanted.length === 0 ||
        wanted.some(value => has.includes(value))
      );
    });

  const sign = params.get('order') === 'desc' ? -1 : 1;
  const compare = (a: ProductHit, b: ProductHit) => {
    switch (params.get('sort')) {
      case 'updated':
        return sign * a.updatedAt.localeCompare(b.updatedAt);
      case 'quality':
        return sign * ((a.quality?.score ?? -1) - (b.quality?.score ?? -1));
      default:
        return sign * a.title.localeCompare(b.title);
    }
  };
  const found = hits.filter(hit => fits(hit)).sort(compare);
  const cursorAt = (at: number) => JSON.stringify({ query, offset: at });
  const facets = asked.getAll('facets') as FacetName[];

  return {
    items: found.slice(offset, offset + limit),
    total: found.length,
    nextCursor:
      offset + limit < found.length ? cursorAt(offset + limit) : undefined,
    previousCursor:
      offset > 0 ? cursorAt(Math.max(0, offset - limit)) : undefined,
    facets:
      facets.length === 0
        ? undefined
        : facets.map(name => {
            const counts = new Map<string, number>();
            for (const hit of hits.filter(h => fits(h, name))) {
              for (const value of FACET_VALUES[name](hit as SampleProduct)) {
                counts.set(value, (counts.get(value) ?? 0) + 1);
              }
            }
            return {
              name,
              values: [...counts]
                .sort((a, b) => b[1] - a[1])
                .map(([value, count]) => ({
                  value,
                  count,
                  label: domains.find(({ ref }) => ref === value)?.title,
                })),
            };
          }),
  };
}

function find(product: SampleProduct, q: string): Match[] {
  const text = q.toLowerCase();
  const match = (m: Match): Match[] => {
    const at = m.text.toLowerCase().indexOf(text);
    return at < 0 ? [] : [{ ...m, highlights: [[at, at + text.length]] }];
  };
  return [
    ...match({ kind: 'title', text: product.title }),
    ...match({ kind: 'description', text: product.description ?? '' }),
    ...Object.entries(product.columns).flatMap(([schema, columns]) =>
      columns.flatMap(column =>
        match({
          kind: 'column',
          text: column,
          schema,
          port: product.outputPorts[0],
        }),
      ),
    ),
  ];
}

function toDomain(
  summary: DomainSummary,
  products: SampleProduct[],
  domains: DomainSummary[],
): Domain {
  const ancestors: DomainSummary[] = [];
  for (
    let parent = domains.find(d => d.ref === summary.parent);
    parent;
    parent = domains.find(d => d.ref === parent?.parent)
  ) {
    ancestors.unshift(parent);
  }
  const subdomains = domains.filter(d => d.parent === summary.ref);
  const own = products.filter(p => p.domain === summary.ref);
  const owners = new Map<string, number>();
  for (const { owner, domain } of products) {
    const counts =
      domain === summary.ref || subdomains.some(s => s.ref === domain);
    if (owner && counts) {
      owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
  }
  return {
    ...summary,
    products: own.map(({ columns, ...product }) => product),
    subdomains,
    ancestors,
    owners: [...owners].map(([ref, productCount]) => ({ ref, productCount })),
  };
}
