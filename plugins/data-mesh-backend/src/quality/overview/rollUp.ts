import { parseEntityRef } from '@backstage/catalog-model';
import type {
  QualityBrief,
  RollUp,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DomainTree } from '../../products/projection/DomainTree';
import { domainTitle } from '../../products/queries/domainSummaries';
import { Tally } from './Tally';

/** Everything together, beside the references of domains and owners. */
export const MESH_SCOPE = 'mesh';

/** A product, as far as roll-ups ask. */
export type RolledProduct = {
  summary: { owner?: string; domain?: string };
  quality?: QualityBrief;
};

/** The sums of products by everything that they belong to. */
export type RollUps = { mesh: RollUp; domains: RollUp[]; owners: RollUp[] };

/**
 * Sums up products for the whole mesh, by domain and by owner. A product
 * counts for its domain and for those around it. Best first; those without a
 * score last.
 */
export function rollUp(
  products: Iterable<RolledProduct>,
  domains: DomainTree,
): RollUps {
  const mesh = new Tally();
  const byDomain = new Map<string, Tally>();
  const byOwner = new Map<string, Tally>();
  const paths = new Map<string, string[]>();
  for (const { summary, quality } of products) {
    mesh.add(quality);
    const { domain, owner } = summary;
    if (owner !== undefined) tallyOf(byOwner, owner).add(quality);
    if (domain === undefined) continue;
    let path = paths.get(domain);
    if (!path) {
      path = domains.path(domain);
      paths.set(domain, path);
    }
    for (const each of path) tallyOf(byDomain, each).add(quality);
  }
  return {
    mesh: { scope: MESH_SCOPE, title: 'All data products', ...mesh.sum() },
    domains: ranked(
      [...byDomain].map(([ref, tally]) => {
        const parent = domains.get(ref)?.parent;
        return {
          scope: ref,
          title: domainTitle(domains, ref),
          ...(parent !== undefined && { parent }),
          ...tally.sum(),
        };
      }),
    ),
    owners: ranked(
      [...byOwner].map(([ref, tally]) => ({
        scope: ref,
        title: parseEntityRef(ref).name,
        ...tally.sum(),
      })),
    ),
  };
}

function tallyOf(tallies: Map<string, Tally>, ref: string): Tally {
  let tally = tallies.get(ref);
  if (!tally) {
    tally = new Tally();
    tallies.set(ref, tally);
  }
  return tally;
}

function ranked(rollUps: RollUp[]): RollUp[] {
  return rollUps.sort(
    (a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.scope < b.scope ? -1 : 1),
  );
}
