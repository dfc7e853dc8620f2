import type { ProductFactsContent } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * A product as predicates see it: in the form of its entity in the catalog, as
 * everywhere in Backstage.
 */
export function entityOfFacts(product: ProductFactsContent) {
  return {
    kind: 'DataProduct',
    metadata: {
      name: product.name,
      namespace: product.namespace,
      title: product.title,
      tags: product.tags,
      ...filled('description', product.description),
    },
    spec: {
      ...filled('type', product.type),
      ...filled('lifecycle', product.lifecycle),
      ...filled('classification', product.classification),
      ...filled('version', product.version),
      ...filled('owner', product.owner.ref),
      ...filled('domain', product.domain.ref),
      ...filled('system', product.system),
    },
  };
}

/** What a product does not say does not exist. */
function filled<K extends string>(
  key: K,
  text: string,
): Partial<Record<K, string>> {
  return text === '' ? {} : ({ [key]: text } as Record<K, string>);
}
