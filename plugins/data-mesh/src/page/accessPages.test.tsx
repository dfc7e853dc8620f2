import { screen, waitFor, within } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  type PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { fakeAccess } from '../access/__testUtils__/fakeAccess';
import {
  sampleGrantDetail,
  sampleProvisioning,
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
    'GET /access/grants': { items: [] },
    'GET /access/provisioning': sampleProvisioning(),
    [`GET /access/requests/${REQUEST.id}`]: REQUEST,
    [`GET /access/grants/${GRANT.id}`]: GRANT,
  });

const PAGES = [
  { path: `requests/${REQUEST.id}`, text: 'What is asked for' },
  { path: `grants/${GRANT.id}`, text: 'What it gives' },
  { path: 'approvals', text: 'Nothing waits for your decision' },
  { path: 'audit', text: 'Nothing has happened yet' },
  { path: 'provisioning', text: 'Installed provisioners' },
];

const ALL_NAMES = [
  'data-mesh.audit.read',
  'data-mesh.access.provisioning.read',
];

/** Who has a permission, and the tabs after those of everybody. */
const RESERVED = [
  { tab: 'the audit log', names: [ALL_NAMES[0]], tabs: ['Approvals', 'Audit'] },
  {
    tab: 'provisioning',
    names: [ALL_NAMES[1]],
    tabs: ['Approvals', 'Provisioning'],
  },
  { tab: 'neither', names: [], tabs: ['Approvals'] },
];

/** Permissions of a reader who has these. */
const having = (names: readonly string[]) =>
  ({
    authorize: async ({ permission }) => ({
      result: names.includes(permission.name) ? 'ALLOW' : 'DENY',
    }),
  }) as PermissionApi;

function openNew(path: string, names: readonly string[]) {
  renderTestApp({
    features: [dataMeshPlugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [`/data-mesh/${path}`],
    apis: [
      [dataMeshApiRef, backend().client],
      [catalogApiRef, catalogApiMock()],
      [permissionApiRef, having(names)],
    ] as const,
  });
}

const tabs = () =>
  within(screen.getByRole('tablist'))
    .getAllByRole('tab')
    .map(({ textContent }) => textContent);

describe('the pages of access in the new frontend system', () => {
  it.each(PAGES)('stand at their addresses: $path', async ({ path, text }) => {
    openNew(path, ALL_NAMES);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('have tabs, but for those of one request or grant', async () => {
    openNew('approvals', ALL_NAMES);
    expect(await screen.findByRole('tab', { name: 'Audit' })).toHaveAttribute(
      'href',
      '/data-mesh/audit',
    );
    expect(tabs().slice(-4)).toEqual([
      'My access',
      'Approvals',
      'Audit',
      'Provisioning',
    ]);
  });

  it.each(RESERVED)(
    'offer a reader of $tab their tabs, and no others',
    async only => {
      openNew('approvals', only.names);
      await screen.findByText('Nothing waits for your decision');
      await waitFor(() => expect(tabs().slice(5)).toEqual(only.tabs));
    },
  );
});

describe('the pages of access in the old frontend system', () => {
  const openOld = (path: string, names: readonly string[]) =>
    renderInTestApp(
      <TestApiProvider
        apis={[
          [dataMeshApiRef, backend().client],
          [catalogApiRef, catalogApiMock()],
          [permissionApiRef, having(names)],
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

  it.each(PAGES)('stand at their addresses: $path', async ({ path, text }) => {
    await openOld(path, ALL_NAMES);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it.each(PAGES)(
    'stand there for those without a tab too: $path',
    async ({ path, text }) => {
      await openOld(path, []);
      expect(await screen.findByText(text)).toBeInTheDocument();
    },
  );

  it.each(RESERVED)(
    'offer a reader of $tab their tabs, and no others',
    async only => {
      await openOld('approvals', only.names);
      await screen.findByText('Nothing waits for your decision');
      await waitFor(() => expect(tabs().slice(5)).toEqual(only.tabs));
    },
  );
});
