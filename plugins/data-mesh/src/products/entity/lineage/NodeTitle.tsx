import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { GraphNode } from '@backstage-data-mesh/plugin-data-mesh-common';
import { isProduct } from './kindLabel';

/** The title of a node; that of a system is known to the catalog only. */
export function NodeTitle(props: { node: GraphNode }) {
  const { node } = props;
  return isProduct(node) || node.missing ? (
    <>{node.title}</>
  ) : (
    <EntityDisplayName entityRef={node.ref} hideIcon disableTooltip />
  );
}
