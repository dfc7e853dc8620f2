import type { ReactElement } from 'react';
import { screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  createDataMeshClient,
  type DataMeshClient,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { dataMeshApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';

const BASE = 'http://localhost/api/data-mesh';
/** Where the page of the product in question stands. */
export const PRODUCT_PATH = '/catalog/default/dataproduct/orders';

/** An answer, an error (thrown by the backend), or what makes one of these. */
type AnswerOf = unknown | Error | ((query: URLSearchParams) => unknown);

/** A backend in memory, behind the real client. */
export type FakeBackend = {
  client: DataMeshClient;
  /** Paths and queries that were asked for, oldest first. */
  asked: string[];
  /** By path below `/products/default/orders`; may change between requests. */
  answers: Record<string, AnswerOf>;
};

/** Answers from memory; what it does not have is not found. */
export function fakeBackend(answers: Record<string, AnswerOf>): FakeBackend {
  const backend: FakeBackend = {
    asked: [],
    answers,
    client: createDataMeshClient({
      discoveryApi: { getBaseUrl: async () => BASE },
      fetchApi: {
        fetch: async input => {
          const url = new URL(String(input));
          const path = url.pathname
            .slice(new URL(BASE).pathname.length)
            .replace('/products/default/orders', '');
          backend.asked.push(`${path}${url.search}`);
          const given = backend.answers[path];
          const answer =
            typeof given === 'function' ? given(url.searchParams) : given;
          if (answer === undefined) {
            return refusal(404, 'NotFoundError', `Nothing at ${path}`);
          }
          return answer instanceof Error
            ? refusal(500, answer.name, answer.message)
            : new Response(JSON.stringify(answer), {
                headers: { 'content-type': 'application/json' },
              });
        },
      },
    }),
  };
  return backend;
}

function refusal(statusCode: number, name: string, message: string): Response {
  return new Response(
    JSON.stringify({ error: { name, message }, response: { statusCode } }),
    {
      status: statusCode,
      headers: { 'content-type': 'application/json' },
    },
  );
}

function Address() {
  const { pathname, search } = useLocation();
  return <span data-testid="address">{`${pathname}${search}`}</span>;
}

/** The parameters of the address that the browser would show. */
export function addressParams(): URLSearchParams {
  const address = screen.getByTestId('address').textContent ?? '';
  return new URLSearchParams(address.split('?')[1] ?? '');
}

const ENTITY = {
  apiVersion: 'data-mesh/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'orders', namespace: 'default' },
  spec: {},
};

/** Renders a part of the entity page of the product `orders`. */
export function renderProduct(
  element: ReactElement,
  options: { backend: { client: DataMeshClient }; query?: string },
) {
  const { backend, query = '' } = options;
  return renderInTestApp(
    <TestApiProvider apis={[[dataMeshApiRef, backend.client]]}>
      <EntityProvider entity={ENTITY}>
        <Address />
        <div data-testid="part">
          {/* The page around it has the first headings. */}
          <h2>Orders</h2>
          {element}
        </div>
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [`${PRODUCT_PATH}${query}`],
      mountedRoutes: {
        '/data-mesh': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}
