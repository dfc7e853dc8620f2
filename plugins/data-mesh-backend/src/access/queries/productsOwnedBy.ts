import type { Mesh } from '../../products/readModel/Mesh';

type Owners = { version: number; products: Map<string, string[]> };

const known = new WeakMap<Mesh, Owners>();

/** References of the products that somebody owns now, by the owners' refs. */
export function productsOwnedBy(
  mesh: Mesh,
  owners: readonly string[],
): string[] {
  let entry = known.get(mesh);
  if (entry?.version !== mesh.index.version) {
    const products = new Map<string, string[]>();
    for (const { summary } of mesh.index.all()) {
      if (summary.owner !== undefined) {
        const list = products.get(summary.owner);
        if (list) {
          list.push(summary.ref);
        } else {
          products.set(summary.owner, [summary.ref]);
        }
      }
    }
    entry = { version: mesh.index.version, products };
    known.set(mesh, entry);
  }
  return owners.flatMap(owner => entry.products.get(owner) ?? []);
}
