import {
  createDataMeshClient,
  type Facet,
  type FacetName,
  type Mesh,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { FakeDataMesh } from '../../../__testUtils__/fakeDataMesh';

const FACETS: Partial<
  Record<FacetName, (product: Mesh['products'][number]) => string | undefined>
> = {
  domain: product => product.domain,
  type: product => product.type,
  lifecycle: product => product.lifecycle,
  classification: product => product.classification,
  owner: product => product.owner,
};

/**
 * A backend in memory behind the real client, which answers `/mesh`, the
 * facets of `/products`, and single products.
 */
export function fakeMeshBackend(mesh: Mesh): FakeDataMesh {
  const state: Omit<FakeDataMesh, 'client' | 'fetch'> = {
    requests: [],
    products: [],
  };
  const fetchFake: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    state.requests.push({ url, signal: init?.signal });
    await state.hold;
    if (state.failure) {
      const { status, name, message } = state.failure;
      return json(status, {
        error: { name, message },
        response: { statusCode: status },
      });
    }
    return json(200, answer(url, mesh));
  };
  return Object.assign(state, {
    client: createDataMeshClient({
      discoveryApi: { getBaseUrl: async () => 'http://localhost' },
      fetchApi: { fetch: fetchFake },
    }),
    fetch: fetchFake,
  });
}

function answer(url: URL, mesh: Mesh): unknown {
  const found = mesh.products.filter(
    product =>
      product.title
        .toLowerCase()
        .includes((url.searchParams.get('q') ?? '').toLowerCase()) &&
      Object.entries(FACETS).every(([name, valueOf]) => {
        const wanted = url.searchParams.getAll(name);
        return wanted.length === 0 || wanted.includes(valueOf(product) ?? '');
      }),
  );
  if (url.pathname === '/mesh') {
    const refs = new Set(found.map(({ ref }) => ref));
    return {
      domains: mesh.domains,
      products: found,
      edges: mesh.edges.filter(
        ({ from, to }) => refs.has(from) && refs.has(to),
      ),
      total: found.length,
    };
  }
  if (url.pathname === '/products') {
    return { items: [], total: found.length, facets: facetsOf(mesh) };
  }
  const ref = `dataproduct:${url.pathname.slice('/products/'.length)}`;
  const product = mesh.products.find(other => other.ref === ref);
  return { ...product, description: `All about ${product?.title}.` };
}

function facetsOf(mesh: Mesh): Facet[] {
  return Object.entries(FACETS).map(([name, valueOf]) => {
    const counts = new Map<string, number>();
    for (const product of mesh.products) {
      const value = valueOf(product);
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return {
      name: name as FacetName,
      values: [...counts].map(([value, count]) => ({ value, count })),
    };
  });
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}
