import type { GraphNode } from '@backstage-data-mesh/plugin-data-mesh-common';

const KINDS: Record<string, string> = {
  dataproduct: 'Data product',
  component: 'Component',
  resource: 'Resource',
  system: 'System',
  api: 'API',
};

/** What a node is, such as "Data product". */
export function kindLabel(node: GraphNode): string {
  const kind = node.kind.toLowerCase();
  return Object.hasOwn(KINDS, kind)
    ? KINDS[kind]
    : kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** Whether a node is a data product. */
export function isProduct(node: GraphNode): boolean {
  return node.kind.toLowerCase() === 'dataproduct';
}
