import { screen, within } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import { fakeAccess } from '../access/__testUtils__/fakeAccess';
import { dataMeshApiRef } from '../api';
import { DataMeshPage } from '../legacy';
import { dataMeshPlugin } from '../plugin';
import {
  sampleOverview,
  sampleRollUpHistory,
} from '../quality/__testUtils__/sampleMeshQuality';
import { rootRouteRef } from '../routes';

const backend = () =>
  fakeAccess({
    'GET /quality/overview': sampleOverview(),
    'GET /quality/rollups/history': sampleRollUpHistory(),
    'GET /quality/incidents': { items: [] },
    'GET /quality/unmatched': { items: [], mappings: [] },
    'GET /quality/tokens': { items: [], owners: [] },
  });

const discovery = {
  getBaseUrl: async (plugin: string) => `https://portal.example/api/${plugin}`,
};

const PAGES = [
  { path: 'scorecards', text: 'The whole mesh', current: 'Scorecards' },
  {
    path: 'unmatched',
    text: 'Every result has found its product',
    current: 'Unmatched results',
  },
  {
    path: 'tokens',
    text: 'There is no token yet',
    current: 'Tokens for results',
  },
];

/** The page is there, and says which of the three it is. */
async function expectPage(text: string, current: string) {
  expect(await screen.findByText(text)).toBeInTheDocument();
  const ways = within(screen.getByRole('navigation', { name: 'Quality' }));
  expect(ways.getByRole('link', { current: 'page' })).toHaveTextContent(
    current,
  );
  return ways;
}

describe('the pages about quality in the new frontend system', () => {
  const openNew = (path: string) =>
    renderTestApp({
      features: [dataMeshPlugin],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/data-mesh/${path}`],
      apis: [
        [dataMeshApiRef, backend().client],
        [catalogApiRef, catalogApiMock()],
        [discoveryApiRef, discovery],
      ] as const,
    });

  it.each(PAGES)(
    'stand at their addresses: $path',
    async ({ path, text, current }) => {
      openNew(path);
      const ways = await expectPage(text, current);
      expect(
        ways.getAllByRole('link').map(link => link.getAttribute('href')),
      ).toEqual([
        '/data-mesh/scorecards',
        '/data-mesh/unmatched',
        '/data-mesh/tokens',
      ]);
      const tabs = screen
        .getAllByRole('tab')
        .map(({ textContent }) => textContent);
      expect(tabs).toContain('Scorecards');
      expect(tabs).not.toContain('Unmatched results');
    },
  );
});

describe('the pages about quality in the old frontend system', () => {
  it.each(PAGES)(
    'stand at their addresses: $path',
    async ({ path, text, current }) => {
      await renderInTestApp(
        <TestApiProvider
          apis={[
            [dataMeshApiRef, backend().client],
            [catalogApiRef, catalogApiMock()],
            [discoveryApiRef, discovery],
          ]}
        >
          <FlatRoutes>
            <Route path="/mesh" element={<DataMeshPage />} />
          </FlatRoutes>
        </TestApiProvider>,
        {
          routeEntries: [`/mesh/${path}`],
          mountedRoutes: {
            '/mesh': rootRouteRef,
            '/catalog/:namespace/:kind/:name': entityRouteRef,
          },
        },
      );
      const ways = await expectPage(text, current);
      expect(ways.getByRole('link', { name: 'Scorecards' })).toHaveAttribute(
        'href',
        '/mesh/scorecards',
      );
    },
  );
});
