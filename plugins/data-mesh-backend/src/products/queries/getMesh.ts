import type {
  FacetName,
  GraphEdge,
  Mesh,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { breathe } from '../../lists/breathe';
import type { IndexedProduct } from '../index/ProductIndex';
import type { QueryContext } from './context';
import { domainSummaries } from './domainSummaries';
import { filtersOf } from './filters';
import { toSummary } from './toSummary';

// A large mesh must not keep other requests waiting.
const PRODUCTS_AT_ONCE = 500;

/** What of the mesh is asked for; the same filters as for the list. */
export type MeshRequest = { q?: string } & Partial<Record<FacetName, string[]>>;

/**
 * The mesh as a graph: the products that are found, the flow of data between
 * them, and their domains up to the roots.
 */
export async function getMesh(
  context: QueryContext,
  request: MeshRequest,
): Promise<Mesh> {
  const { mesh, visibility } = context;
  const { index, graph, domains } = mesh;
  const found = index.find(
    {
      text: request.q ?? '',
      filters: filtersOf(request),
      sort: 'title',
      order: 'asc',
    },
    visibility,
  );
  const products = Array.from(found.slots, slot => index.at(slot));
  const refs = new Set(products.map(product => product.summary.ref));
  const inhabited = new Set(
    products.flatMap(({ summary }) =>
      summary.domain === undefined ? [] : domains.path(summary.domain),
    ),
  );
  const summaries = domainSummaries(domains, index.visible(visibility));

  const nodes = new Array<Mesh['products'][number]>();
  const edges = new Array<GraphEdge>();
  for (const [nth, product] of products.entries()) {
    if (nth % PRODUCTS_AT_ONCE === PRODUCTS_AT_ONCE - 1) {
      await breathe();
    }
    nodes.push(toNode(context, product));
    edges.push(...edgesTo(product.summary.ref, graph, refs));
  }

  return {
    domains: [...summaries.values()].filter(domain =>
      inhabited.has(domain.ref),
    ),
    products: nodes,
    edges,
    total: products.length,
  };
}

function toNode(
  context: QueryContext,
  product: IndexedProduct,
): Mesh['products'][number] {
  const summary = toSummary(context, product);
  const { ref, title, domain, type, lifecycle } = summary;
  return {
    ref,
    title,
    domain,
    type,
    lifecycle,
    classification: summary.classification,
    owner: summary.owner,
    technologies: summary.technologies,
    problems: summary.problems.errors + summary.problems.warnings,
    ...(summary.quality && { quality: summary.quality }),
  };
}

/** The flow of data to a product from others that are shown. */
function edgesTo(
  ref: string,
  graph: QueryContext['mesh']['graph'],
  shown: ReadonlySet<string>,
): GraphEdge[] {
  const edges = new Map<string, Set<string>>();
  for (const { product, port } of graph.inputs(ref)) {
    if (product !== undefined && product !== ref && shown.has(product)) {
      const ports = edges.get(product) ?? new Set();
      if (port !== undefined) {
        ports.add(port);
      }
      edges.set(product, ports);
    }
  }
  return [...edges].map(([from, ports]) => ({
    from,
    to: ref,
    ...(ports.size > 0 && { ports: [...ports] }),
  }));
}
