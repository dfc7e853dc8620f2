import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { GraphNode } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useTabPath } from '../tabPaths';
import { isProduct } from './kindLabel';

/**
 * Where a node leads: to the lineage of a product, so that one walks along it,
 * and to the page of anything else. Nowhere when nobody declared it.
 */
export function useNodePath(): (node: GraphNode) => string | undefined {
  const entityPath = useRouteRef(entityRouteRef);
  const tabPath = useTabPath();
  return node => {
    if (node.missing) return undefined;
    if (isProduct(node)) return tabPath('lineage', {}, node.ref);
    const { kind, namespace, name } = parseEntityRef(node.ref);
    return entityPath({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace: namespace.toLocaleLowerCase('en-US'),
      name,
    });
  };
}
