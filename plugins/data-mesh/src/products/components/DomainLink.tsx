import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { domainRouteRef } from '../../routes';

/** A link to a domain's page in the data mesh. */
export function DomainLink(props: {
  domainRef: string;
  className?: string;
  /** Shown instead of the title that the catalog knows. */
  children?: ReactNode;
}) {
  const { domainRef, className, children } = props;
  const domainPath = useRouteRef(domainRouteRef);
  const { namespace, name } = parseEntityRef(domainRef);
  return (
    <Link to={domainPath({ namespace, name })} className={className}>
      {children ?? <EntityDisplayName entityRef={domainRef} hideIcon />}
    </Link>
  );
}
