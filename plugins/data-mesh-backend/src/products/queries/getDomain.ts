import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type {
  Domain,
  DomainSummary,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QueryContext } from './context';
import { domainSummaries } from './domainSummaries';
import { toSummary } from './toSummary';

/**
 * A domain with its products and sub-domains.
 *
 * @throws NotFoundError when neither the catalog nor a readable product knows
 *   the domain
 */
export function getDomain(
  context: QueryContext,
  key: { namespace: string; name: string },
): Domain {
  const { mesh, visibility } = context;
  const { domains } = mesh;
  const ref = stringifyEntityRef({ kind: 'Domain', ...key });
  const visible = [...mesh.index.visible(visibility)];
  const summaries = domainSummaries(domains, visible);
  const domain = summaries.get(ref);
  if (!domain) {
    throw new NotFoundError(
      `There is no domain '${ref}', or you may not read the products that name it`,
    );
  }

  const inside = visible.filter(
    ({ summary }) =>
      summary.domain !== undefined &&
      domains.path(summary.domain).includes(ref),
  );
  const owners = new Map<string, number>();
  for (const { summary } of inside) {
    if (summary.owner !== undefined) {
      owners.set(summary.owner, (owners.get(summary.owner) ?? 0) + 1);
    }
  }
  const products = inside
    .filter(({ summary }) => summary.domain === ref)
    .map(product => toSummary(context, product));
  products.sort(
    (a, b) => a.title.localeCompare(b.title, 'en') || (a.ref < b.ref ? -1 : 1),
  );
  const summariesOf = (refs: string[]): DomainSummary[] =>
    refs.flatMap(each => summaries.get(each) ?? []);

  return {
    ...domain,
    products,
    subdomains: summariesOf(domains.children(ref)).sort((a, b) =>
      a.title.localeCompare(b.title, 'en'),
    ),
    ancestors: summariesOf(domains.path(ref).slice(1).reverse()),
    owners: [...owners]
      .map(([owner, productCount]) => ({ ref: owner, productCount }))
      .sort(
        (a, b) => b.productCount - a.productCount || (a.ref < b.ref ? -1 : 1),
      ),
  };
}
