import type { ReactNode, Ref } from 'react';
import { Link } from '@backstage/core-components';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

/** The address of a product's page in the catalog. */
export function useProductPath(): (ref: string) => string {
  const entityPath = useRouteRef(entityRouteRef);
  return ref => {
    const { kind, namespace, name } = parseEntityRef(ref);
    return entityPath({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace: namespace.toLocaleLowerCase('en-US'),
      name,
    });
  };
}

/** A link to a product's page. */
export function ProductLink(props: {
  productRef: string;
  className?: string;
  linkRef?: Ref<HTMLAnchorElement>;
  children: ReactNode;
}) {
  const { productRef, className, linkRef, children } = props;
  const productPath = useProductPath();
  return (
    <Link to={productPath(productRef)} className={className} ref={linkRef}>
      {children}
    </Link>
  );
}
