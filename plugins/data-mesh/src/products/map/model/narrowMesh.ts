import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';

/** The part of a mesh that consists of some products and what is between them. */
export function narrowMesh(mesh: Mesh, refs: ReadonlySet<string>): Mesh {
  const products = mesh.products.filter(({ ref }) => refs.has(ref));
  return {
    domains: mesh.domains,
    products,
    edges: mesh.edges.filter(({ from, to }) => refs.has(from) && refs.has(to)),
    total: products.length,
  };
}
