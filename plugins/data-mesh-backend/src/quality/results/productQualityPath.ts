import { parseEntityRef } from '@backstage/catalog-model';

/** Where the portal shows the quality of a product. */
export function productQualityPath(productRef: string): string {
  const { kind, namespace, name } = parseEntityRef(productRef);
  return `/catalog/${namespace}/${kind}/${name}/quality`;
}
