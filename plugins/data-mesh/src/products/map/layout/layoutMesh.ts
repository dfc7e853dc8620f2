import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { arrange } from './arrange';
import { meshTree, type TreeGroup } from './meshTree';
import { routeFlows } from './routeFlows';
import type { MeshArea, MeshBox, MeshLayout, MeshNode } from './types';

/**
 * Draws up the map of a mesh: domains become nested areas in columns from
 * sources (left) to consumers (right), their products a grid in the order of
 * the flow, and flows lead through the gaps between them.
 *
 * Pure and deterministic: the same mesh gives the same picture, whatever the
 * order of its arrays. Cycles, unknown domains and unknown ends of flows are
 * no obstacle.
 *
 * @public
 */
export function layoutMesh(mesh: Mesh): MeshLayout {
  const tree = meshTree(mesh);
  if (tree.leaves.length === 0) {
    return {
      width: 0,
      height: 0,
      areas: [],
      nodes: [],
      edges: [],
      bundles: [],
    };
  }
  arrange(tree);
  const areas: MeshArea[] = [];
  const nodes: MeshNode[] = [];
  collect(tree.root, undefined, areas, nodes);
  return {
    width: tree.root.width,
    height: tree.root.height,
    areas,
    nodes,
    ...routeFlows(tree),
  };
}

function collect(
  group: TreeGroup,
  around: string | undefined,
  areas: MeshArea[],
  nodes: MeshNode[],
): void {
  const inside = group.area?.id ?? around;
  if (group.area) {
    areas.push({
      ...group.area,
      ...boxOf(group),
      parent: around,
      productCount: group.productCount,
    });
  }
  for (const column of group.columns) {
    for (const index of column) {
      const child = group.children[index];
      if (child.kind === 'group') collect(child, inside, areas, nodes);
      else nodes.push({ ref: child.key, area: inside!, ...boxOf(child) });
    }
  }
}

function boxOf({ x, y, width, height }: MeshBox): MeshBox {
  return { x, y, width, height };
}
