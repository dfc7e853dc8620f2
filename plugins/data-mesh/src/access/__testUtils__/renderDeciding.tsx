import type { ReactElement } from 'react';
import { act, screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { Route, Routes } from 'react-router-dom';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { themes, UnifiedThemeProvider } from '@backstage/theme';
import { dataMeshApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import type { FakeAccess } from './fakeAccess';

/** People and groups that fields find. */
export const PEOPLE: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'deputy', namespace: 'default' },
    spec: { profile: { displayName: 'Deputy of orders' }, memberOf: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'data-protection', namespace: 'default' },
    spec: { type: 'team', children: [] },
  },
];

function Address() {
  const { pathname, search } = useLocation();
  return <span data-testid="address">{`${pathname}${search}`}</span>;
}

/** The address that the browser would show. */
export const address = () =>
  decodeURIComponent(screen.getByTestId('address').textContent ?? '');

/**
 * Renders a page of the data mesh at its address, with a fake backend, people
 * in the catalog and a signal that tests can give.
 */
export async function renderDeciding(
  element: ReactElement,
  options: {
    backend: FakeAccess;
    /** Below `/data-mesh`, such as `/approvals?request=1`. */
    at: string;
    /** Where the page stands, such as `/requests/:id`. */
    path?: string;
    theme?: 'light' | 'dark';
  },
) {
  const { backend, at, path = at.split('?')[0], theme = 'light' } = options;
  const listeners = new Map<string, Set<(message: never) => void>>();
  const signals = {
    subscribe(channel: string, onMessage: (message: never) => void) {
      const ofChannel = listeners.get(channel) ?? new Set();
      listeners.set(channel, ofChannel.add(onMessage));
      return { unsubscribe: () => ofChannel.delete(onMessage) };
    },
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [dataMeshApiRef, backend.client],
        [catalogApiRef, catalogApiMock({ entities: PEOPLE })],
        [signalApiRef, signals],
      ]}
    >
      <UnifiedThemeProvider theme={themes[theme]}>
        <Address />
        <main data-testid="page">
          {/* The page around it has the first heading. */}
          <h1>Data mesh</h1>
          <Routes>
            <Route path={`/data-mesh${path}`} element={element} />
            <Route path="*" element={<p>elsewhere</p>} />
          </Routes>
        </main>
      </UnifiedThemeProvider>
    </TestApiProvider>,
    {
      routeEntries: [`/data-mesh${at}`],
      mountedRoutes: {
        '/data-mesh': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return {
    page: () => screen.getByTestId('page'),
    /** As when the backend tells of a change. */
    signal: (message: object, channel = 'data-mesh:access') =>
      act(() => {
        listeners.get(channel)?.forEach(listener => listener(message as never));
      }),
  };
}
