import type { Graph } from '@backstage-data-mesh/plugin-data-mesh-common';
import { lineage } from '../graph/lineage';
import { readableProduct } from '../permissions/readableProduct';
import type { QueryContext } from './context';
import { productRef, type ProductKey } from './readProduct';

/** Products and systems upstream and downstream of one product. */
export function getLineage(
  { mesh, visibility }: QueryContext,
  key: ProductKey,
  depth: number,
): Graph {
  const ref = productRef(key);
  readableProduct(mesh, visibility, ref);
  return lineage(mesh, {
    ref,
    depth,
    sees: other => mesh.index.sees(visibility, other),
  });
}
