import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { grantRouteRef, requestRouteRef } from '../../routes';

// Underlined: beside text, colour alone does not make a link (WCAG 1.4.1).

/** A link to the page of one request. */
export function RequestLink(props: { id: string; children: ReactNode }) {
  const path = useRouteRef(requestRouteRef);
  return (
    <Link to={path({ id: props.id })} underline="always">
      {props.children}
    </Link>
  );
}

/** A link to the page of one grant. */
export function GrantLink(props: { id: string; children: ReactNode }) {
  const path = useRouteRef(grantRouteRef);
  return (
    <Link to={path({ id: props.id })} underline="always">
      {props.children}
    </Link>
  );
}
