import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  AREA_COLUMN_GAP,
  AREA_ROW_GAP,
  areaHeader,
  NODE_COLUMN_GAP,
  NODE_HEIGHT,
  NODE_ROW_GAP,
  NODE_WIDTH,
} from './metrics';
import type { WeightedFlow } from './flowRanks';
import type { Columns } from './packColumns';
import { NO_DOMAIN } from './types';

type TreeItemBase = {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  parent?: TreeGroup;
  /** Position in `parent.children`. */
  index: number;
  /** Column of `parent` it stands in. */
  column: number;
};

/** A product card. */
export type TreeLeaf = TreeItemBase & { kind: 'leaf'; product: number };

/**
 * Something that arranges its children in columns: the whole mesh, an area, or
 * the own products of a domain that also has sub-domains.
 */
export type TreeGroup = TreeItemBase & {
  kind: 'group';
  /** Drawn as an area; the whole mesh and blocks of own products are not. */
  area?: { id: string; title: string; depth: number };
  children: TreeItem[];
  /** Flows between children, by their index. */
  flows: WeightedFlow[];
  columns: Columns;
  columnGap: number;
  rowGap: number;
  /** Room for the title of an area. */
  header: number;
  productCount: number;
};

export type TreeItem = TreeLeaf | TreeGroup;

/** A flow between products, by their index. */
export type ProductFlow = { from: number; to: number; ports: string[] };

/** The mesh in canonical order, free of what cannot be drawn. */
export type MeshTree = {
  /** Product references, sorted. */
  refs: string[];
  leaves: TreeLeaf[];
  flows: ProductFlow[];
  root: TreeGroup;
};

/**
 * Reads a mesh into a tree of domains. Whatever the order of the arrays, the
 * same mesh gives the same tree. Unknown ends of flows, a product's flow to
 * itself and parents that make a circle are left out; a product of an unknown
 * domain gets an area named after the reference.
 */
export function meshTree(mesh: Mesh): MeshTree {
  const domainOf = new Map<string, string>();
  for (const product of [...mesh.products].sort(
    (a, b) => compare(a.ref, b.ref) || compare(a.domain ?? '', b.domain ?? ''),
  )) {
    if (!domainOf.has(product.ref)) {
      domainOf.set(product.ref, product.domain || NO_DOMAIN);
    }
  }
  const refs = [...domainOf.keys()];
  const indexOf = new Map(refs.map((ref, index) => [ref, index]));
  const flows = productFlows(mesh.edges, indexOf);

  const titles = new Map<string, string>();
  const domains = [...mesh.domains].sort(
    (a, b) =>
      compare(a.ref, b.ref) ||
      compare(a.title, b.title) ||
      compare(a.parent ?? '', b.parent ?? ''),
  );
  for (const { ref, title } of domains) {
    if (!titles.has(ref)) titles.set(ref, title);
  }
  const parents = domainParents(domains);

  const ownProducts = new Map<string, number[]>();
  const inhabited = new Set<string>();
  refs.forEach((ref, product) => {
    const domain = domainOf.get(ref)!;
    ownProducts.set(domain, [...(ownProducts.get(domain) ?? []), product]);
    for (
      let area: string | undefined = domain;
      area !== undefined && !inhabited.has(area);
      area = parents.get(area)
    ) {
      inhabited.add(area);
    }
  });

  const leaves: TreeLeaf[] = refs.map((ref, product) => ({
    ...unplaced(ref),
    kind: 'leaf',
    product,
    width: NODE_WIDTH,
    height: NODE_HEIGHT,
  }));
  const subdomains = new Map<string | undefined, string[]>();
  for (const id of [...inhabited].sort(compare)) {
    const parent = parents.get(id);
    subdomains.set(parent, [...(subdomains.get(parent) ?? []), id]);
  }

  const areaGroup = (id: string, depth: number): TreeGroup => {
    const own = (ownProducts.get(id) ?? []).map(product => leaves[product]);
    const inner = (subdomains.get(id) ?? []).map(child =>
      areaGroup(child, depth + 1),
    );
    let children: TreeItem[] = own;
    if (inner.length > 0) {
      children = own.length > 0 ? [group(`${id}#own`, own), ...inner] : inner;
    }
    const area = { id, depth, title: titles.get(id) ?? titleOf(id) };
    return group(id, children, area, areaHeader(refs.length));
  };
  const root = group(
    '',
    (subdomains.get(undefined) ?? []).map(id => areaGroup(id, 0)),
  );
  addFlows(leaves, flows);

  return { refs, leaves, flows, root };
}

/** The innermost group that holds both, and its children they belong to. */
export function meetingPoint(
  a: TreeItem,
  b: TreeItem,
): { group: TreeGroup; from: TreeItem; to: TreeItem } {
  let from = a;
  let to = b;
  let difference = depthOf(a) - depthOf(b);
  for (; difference > 0; difference--) from = from.parent!;
  for (; difference < 0; difference++) to = to.parent!;
  while (from.parent !== to.parent) {
    from = from.parent!;
    to = to.parent!;
  }
  return { group: from.parent!, from, to };
}

function depthOf(item: TreeItem): number {
  let depth = 0;
  for (let up = item.parent; up; up = up.parent) depth += 1;
  return depth;
}

/** Order of strings that no locale changes. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function productFlows(
  edges: Mesh['edges'],
  indexOf: Map<string, number>,
): ProductFlow[] {
  const flows = new Map<string, ProductFlow & { names: Set<string> }>();
  for (const edge of edges) {
    const from = indexOf.get(edge.from);
    const to = indexOf.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to}`;
    const flow = flows.get(key) ?? { from, to, ports: [], names: new Set() };
    edge.ports?.forEach(port => flow.names.add(port));
    flows.set(key, flow);
  }
  return [...flows.values()]
    .map(({ from, to, names }) => ({
      from,
      to,
      ports: [...names].sort(compare),
    }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Parents that exist and do not lead back to the domain itself. */
function domainParents(domains: Mesh['domains']): Map<string, string> {
  const known = new Set(domains.map(domain => domain.ref));
  const parents = new Map<string, string>();
  for (const { ref, parent } of domains) {
    if (!parent || !known.has(parent) || parents.has(ref)) continue;
    let ancestor: string | undefined = parent;
    while (ancestor !== undefined && ancestor !== ref) {
      ancestor = parents.get(ancestor);
    }
    if (ancestor === undefined) parents.set(ref, parent);
  }
  return parents;
}

function addFlows(leaves: TreeLeaf[], flows: ProductFlow[]) {
  const sums = new Map<TreeGroup, Map<string, WeightedFlow>>();
  for (const flow of flows) {
    const {
      group: meeting,
      from,
      to,
    } = meetingPoint(leaves[flow.from], leaves[flow.to]);
    const ofGroup = sums.get(meeting) ?? new Map<string, WeightedFlow>();
    sums.set(meeting, ofGroup);
    const key = `${from.index} ${to.index}`;
    const sum = ofGroup.get(key) ?? {
      from: from.index,
      to: to.index,
      weight: 0,
    };
    sum.weight += 1;
    ofGroup.set(key, sum);
  }
  for (const [meeting, ofGroup] of sums) {
    meeting.flows = [...ofGroup.values()].sort(
      (a, b) => a.from - b.from || a.to - b.to,
    );
  }
}

function group(
  key: string,
  children: TreeItem[],
  area?: TreeGroup['area'],
  header = 0,
): TreeGroup {
  const holdsCards = children.length > 0 && children[0].kind === 'leaf';
  const result: TreeGroup = {
    ...unplaced(key),
    kind: 'group',
    area,
    header,
    children,
    flows: [],
    columns: [],
    columnGap: holdsCards ? NODE_COLUMN_GAP : AREA_COLUMN_GAP,
    rowGap: holdsCards ? NODE_ROW_GAP : AREA_ROW_GAP,
    productCount: children.reduce(
      (sum, child) => sum + (child.kind === 'leaf' ? 1 : child.productCount),
      0,
    ),
  };
  children.forEach((child, index) => {
    child.parent = result;
    child.index = index;
  });
  return result;
}

function unplaced(key: string) {
  return { key, x: 0, y: 0, width: 0, height: 0, index: 0, column: 0 };
}

function titleOf(id: string): string {
  return id === NO_DOMAIN ? 'No domain' : id.slice(id.lastIndexOf('/') + 1);
}
