import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';

/**
 * The short form of an entity reference, for where no title is at hand:
 * `order` of `domain:default/order`, `eu/order` of `domain:eu/order`. What is
 * no reference shows as it is.
 */
export function refLabel(ref: string): string {
  try {
    const { namespace, name } = parseEntityRef(ref, {
      defaultKind: 'unknown',
      defaultNamespace: DEFAULT_NAMESPACE,
    });
    return namespace === DEFAULT_NAMESPACE ? name : `${namespace}/${name}`;
  } catch {
    return ref;
  }
}
