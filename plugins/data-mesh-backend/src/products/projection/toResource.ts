import type { DataProductResource } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { DomainTree } from './DomainTree';
import type { ProductDocument } from './types';

/** A product as permission rules see it. */
export function toResource(
  summary: ProductDocument['summary'],
  domains: DomainTree,
): DataProductResource {
  const { ref, type, lifecycle, classification, owner, system } = summary;
  return {
    ref,
    type,
    lifecycle,
    classification,
    owner,
    system,
    domains: summary.domain === undefined ? [] : domains.path(summary.domain),
    tags: summary.tags.map(tag => tag.toLocaleLowerCase('en-US')),
  };
}
