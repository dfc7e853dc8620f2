import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Graph,
  GraphEdge,
  GraphNode,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ProductIndex } from '../index/ProductIndex';
import type { MeshGraph } from './MeshGraph';
import type { Sees } from './MeshProblems';

/** More nodes than this make no picture that helps. */
export const MAX_LINEAGE_NODES = 500;

/** More edges than this neither. */
export const MAX_LINEAGE_EDGES = 2000;

/**
 * The products and systems from which a product's data comes, and those to
 * which it goes, some steps far.
 *
 * @remarks
 * Who may read a product learns what it declares to read. So an input from a
 * product that they may not read is a node with nothing but its reference, and
 * the way ends there. Who reads the product is their own affair: readers that
 * may not be seen are left out. A product that is both up- and downstream
 * stands where it is nearer, upstream if it is equally near.
 */
export function lineage(
  mesh: { index: ProductIndex; graph: MeshGraph },
  options: { ref: string; depth: number; sees: Sees; maxNodes?: number },
): Graph {
  const { index, graph } = mesh;
  const { ref, depth, sees } = options;
  const maxNodes = options.maxNodes ?? MAX_LINEAGE_NODES;
  const distances = new Map<string, number>([[ref, 0]]);
  const edges = new Map<string, GraphEdge>();
  let truncated = false;

  /** Adds an edge and the node that it leads to; false when there is no room. */
  const reach = (from: string, to: string, next: string, distance: number) => {
    const key = `${from} ${to}`;
    const isFull =
      (!distances.has(next) && distances.size >= maxNodes) ||
      (!edges.has(key) && edges.size >= MAX_LINEAGE_EDGES);
    if (isFull) {
      truncated = true;
      return false;
    }
    if (!distances.has(next)) {
      distances.set(next, distance);
    }
    if (!edges.has(key)) {
      edges.set(key, { from, to });
    }
    return true;
  };

  // Step by step in both directions, so that what is near comes first.
  let upstream = [ref];
  let downstream = [ref];
  const wentUp = new Set<string>();
  const wentDown = new Set<string>();
  for (let step = 1; step <= depth; step++) {
    const nextUp = new Array<string>();
    for (const node of upstream) {
      if (wentUp.has(node)) {
        continue;
      }
      wentUp.add(node);
      for (const { product, port, entity } of graph.inputs(node)) {
        const source = product ?? entity;
        if (source && source !== node && reach(source, node, source, -step)) {
          addPort(edges.get(`${source} ${node}`)!, port);
          if (sees(source)) {
            nextUp.push(source);
          }
        }
      }
    }
    const nextDown = new Array<string>();
    for (const node of downstream) {
      if (wentDown.has(node)) {
        continue;
      }
      wentDown.add(node);
      for (const reader of graph.readers(node)) {
        if (
          reader !== node &&
          sees(reader) &&
          reach(node, reader, reader, step)
        ) {
          for (const { product, port } of graph.inputs(reader)) {
            if (product === node) {
              addPort(edges.get(`${node} ${reader}`)!, port);
            }
          }
          nextDown.push(reader);
        }
      }
      for (const component of graph.components(node)) {
        reach(node, component, component, step);
      }
    }
    upstream = nextUp;
    downstream = nextDown;
  }

  return {
    nodes: [...distances].map(([node, distance]) =>
      toNode(index, sees, node, distance),
    ),
    edges: [...edges.values()],
    truncated,
  };
}

function addPort(edge: GraphEdge, port: string | undefined): void {
  if (port !== undefined && !edge.ports?.includes(port)) {
    edge.ports = [...(edge.ports ?? []), port];
  }
}

function toNode(
  index: ProductIndex,
  sees: Sees,
  ref: string,
  distance: number,
): GraphNode {
  const { kind, name } = parseEntityRef(ref);
  const product = index.get(ref);
  if (!product || !sees(ref)) {
    const isMissing = kind === 'dataproduct' && !product;
    return {
      ref,
      kind,
      title: name,
      ...(isMissing && { missing: true }),
      distance,
    };
  }
  const { title, domain, type, classification, lifecycle } = product.summary;
  return {
    ref,
    kind,
    title,
    domain,
    type,
    classification,
    lifecycle,
    distance,
    ...(product.quality && { quality: product.quality }),
  };
}
