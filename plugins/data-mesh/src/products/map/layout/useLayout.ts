import { useState } from 'react';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { layoutMesh } from './layoutMesh';
import type { MeshLayout } from './types';

/**
 * The layout of a mesh. It stays the same object while only other things change
 * than where products stand, such as scores: then nothing on the screen moves.
 */
export function useLayout(mesh: Mesh): MeshLayout {
  const [known, setKnown] = useState(() => ({
    mesh,
    key: layoutKey(mesh),
    layout: layoutMesh(mesh),
  }));
  if (known.mesh === mesh) {
    return known.layout;
  }
  const key = layoutKey(mesh);
  const layout = key === known.key ? known.layout : layoutMesh(mesh);
  setKnown({ mesh, key, layout });
  return layout;
}

/** All that the layout depends on. */
function layoutKey({ products, domains, edges }: Mesh): string {
  return JSON.stringify([
    products.map(({ ref, title, domain }) => [ref, title, domain]),
    domains.map(({ ref, title, parent }) => [ref, title, parent]),
    edges,
  ]);
}
