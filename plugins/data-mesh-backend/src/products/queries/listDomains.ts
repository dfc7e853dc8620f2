import type { DomainSummary } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QueryContext } from './context';
import { domainSummaries } from './domainSummaries';

/** All domains with their numbers of readable products. */
export function listDomains({ mesh, visibility }: QueryContext): {
  items: DomainSummary[];
} {
  const summaries = domainSummaries(
    mesh.domains,
    mesh.index.visible(visibility),
  );
  return { items: [...summaries.values()] };
}
