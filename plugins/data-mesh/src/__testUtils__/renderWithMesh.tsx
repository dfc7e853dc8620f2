import type { ReactElement } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { JsonObject } from '@backstage/types';
import type { DataMeshClient } from '@backstage-data-mesh/plugin-data-mesh-common';
import { dataMeshApiRef } from '../api';
import { rootRouteRef } from '../routes';

/** Shows the address, and goes back as the browser's button does. */
function Browser() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <span data-testid="address">
        {decodeURIComponent(`${pathname}${search}`)}
      </span>
      <button type="button" onClick={() => navigate(-1)}>
        browser back
      </button>
    </>
  );
}

/**
 * Renders an element at `/data-mesh` of an app in the new frontend system,
 * with a fake backend, the routes that it links to, and a browser around it.
 */
export function renderWithMesh(
  element: ReactElement,
  options: {
    mesh: { client: DataMeshClient };
    address?: string;
    config?: JsonObject;
  },
) {
  const { mesh, address = '/data-mesh', config = {} } = options;
  const page = PageBlueprint.make({
    params: {
      path: '/data-mesh',
      routeRef: rootRouteRef,
      loader: async () => (
        <>
          <Browser />
          <main>{element}</main>
        </>
      ),
    },
  });
  return renderTestApp({
    features: [
      createFrontendPlugin({ pluginId: 'data-mesh', extensions: [page] }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [address],
    config,
    apis: [[dataMeshApiRef, mesh.client]] as const,
  });
}
