import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { refLabel } from '../../components/refLabel';
import type { MeshProduct } from '../model/meshGraph';

/** The own products of one domain. */
export type MeshSection = {
  /** Reference of the domain; absent for products without one. */
  domain?: string;
  /** Titles from the outermost domain down to this one. */
  path: string[];
  products: MeshProduct[];
};

/**
 * The mesh in the order in which one reads it: domains by title, each followed
 * by its sub-domains, products by title, those without a domain last.
 */
export function meshSections(mesh: Mesh): MeshSection[] {
  const domains = new Map(mesh.domains.map(domain => [domain.ref, domain]));
  const pathOf = (ref: string) => {
    const path: string[] = [];
    const seen = new Set<string>();
    for (
      let current: string | undefined = ref;
      current !== undefined && !seen.has(current);
      current = domains.get(current)?.parent
    ) {
      seen.add(current);
      path.unshift(domains.get(current)?.title ?? refLabel(current));
    }
    return path;
  };
  const sections = new Map<string, MeshSection>();
  for (const product of mesh.products) {
    const domain = product.domain || undefined;
    const section = sections.get(domain ?? '') ?? {
      domain,
      path: domain ? pathOf(domain) : ['No domain'],
      products: [],
    };
    section.products.push(product);
    sections.set(domain ?? '', section);
  }
  for (const { products } of sections.values()) {
    products.sort((a, b) => a.title.localeCompare(b.title));
  }
  return [...sections.values()].sort((a, b) => {
    if (!a.domain || !b.domain) return a.domain ? -1 : 1;
    return comparePaths(a.path, b.path) || (a.domain < b.domain ? -1 : 1);
  });
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = a[i].localeCompare(b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
