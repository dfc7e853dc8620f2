import { parseEntityRef } from '@backstage/catalog-model';
import type { DomainSummary } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { IndexedProduct } from '../index/ProductIndex';
import type { DomainTree } from '../projection/DomainTree';

/**
 * All domains of the catalog, and those that the given products name, with
 * the numbers of these products, by title.
 */
export function domainSummaries(
  domains: DomainTree,
  products: Iterable<IndexedProduct>,
): Map<string, DomainSummary> {
  const own = new Map<string, number>();
  const total = new Map<string, number>();
  const add = (counts: Map<string, number>, ref: string, count: number) =>
    counts.set(ref, (counts.get(ref) ?? 0) + count);
  for (const { summary } of products) {
    if (summary.domain !== undefined) {
      add(own, summary.domain, 1);
    }
  }
  for (const [ref, count] of own) {
    for (const each of domains.path(ref)) {
      add(total, each, count);
    }
  }
  // A domain's parent is worth naming too, even if the catalog lacks it.
  const parents = domains.all().flatMap(domain => domain.parent ?? []);
  const refs = new Set([
    ...domains.all().map(domain => domain.ref),
    ...total.keys(),
    ...parents,
  ]);
  const summaries = [...refs].map((ref): DomainSummary => ({
    ref,
    title: domainTitle(domains, ref),
    description: domains.get(ref)?.description,
    owner: domains.get(ref)?.owner,
    parent: domains.get(ref)?.parent,
    declared: domains.get(ref) !== undefined,
    productCount: own.get(ref) ?? 0,
    totalProductCount: total.get(ref) ?? 0,
  }));
  summaries.sort(
    (a, b) => a.title.localeCompare(b.title, 'en') || (a.ref < b.ref ? -1 : 1),
  );
  return new Map(summaries.map(summary => [summary.ref, summary]));
}

/** The title of a domain, or its name when the catalog lacks it. */
export function domainTitle(domains: DomainTree, ref: string): string {
  return domains.get(ref)?.title ?? parseEntityRef(ref).name;
}
