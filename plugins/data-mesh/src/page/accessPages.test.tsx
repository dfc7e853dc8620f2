import { screen, within } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  type PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { fakeAccess } from '../access/__testUtils__/fakeAccess';
import {
  sampleGrantDetail,
  sampleRequestDetail,
} from '../access/__testUtils__/sampleAccess';
import { dataMeshApiRef } from '../api';
import { DataMeshPage } from '../legacy';
import { dataMeshPlugin } from '../plugin';
import { rootRouteRef } from '../routes';

const REQUEST = sampleRequestDetail();
const GRANT = sampleGrantDetail();

const backend = () =>
  fakeAccess({
    'GET /access/inbox': { items: [], tasks: [] },
    'GET /audit/entries': { items: [] },
    [`GET /access/requests/${REQUEST.id}`]: REQUEST,
    [`GET /access/grants/${GRANT.id}`]: GRANT,
  });

const PAGES = [
  { path: `requests/${REQUEST.id}`, text: 'What is asked for' },
  { path: `grants/${GRANT.id}`, text: 'What it gives' },
  { path: 'approvals', text: 'Nothing waits for your decision' },
  { path: 'audit', text: 'Nothing has happened yet' },
];

function openNew(path: string, mayAudit: boolean) {
  renderTestApp({
    features: [dataMeshPlugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [`/data-mesh/${path}`],
    apis: [
      [dataMeshApiRef, backend().client],
      [catalogApiRef, catalogApiMock()],
      [
        permissionApiRef,
        {
          authorize: async () => ({ result: mayAudit ? 'ALLOW' : 'DENY' }),
        } as PermissionApi,
      ],
    ] as const,
  });
}

const tabs = () =>
  within(screen.getByRole('tablist'))
    .getAllByRole('tab')
    .map(({ textContent }) => textContent);

describe('the pages of access in the new frontend system', () => {
  it.each(PAGES)('stand at their addresses: $path', async ({ path, text }) => {
    openNew(path, true);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('have tabs, but for those of one request or grant', async () => {
    openNew('approvals', true);
    expect(await screen.findByRole('tab', { name: 'Audit' })).toHaveAttribute(
      'href',
      '/data-mesh/audit',
    );
    expect(tabs().slice(-3)).toEqual(['My access', 'Approvals', 'Audit']);
  });

  it('offer the audit log to those only who may read it', async () => {
    openNew('approvals', false);
    await screen.findByText('Nothing waits for your decision');
    expect(tabs()).not.toContain('Audit');
  });
});

describe('the pages of access in the old frontend system', () => {
  it.each(PAGES)('stand at their addresses: $path', async ({ path, text }) => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [dataMeshApiRef, backend().client],
          [catalogApiRef, catalogApiMock()],
          [permissionApiRef, mockApis.permission()],
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
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
