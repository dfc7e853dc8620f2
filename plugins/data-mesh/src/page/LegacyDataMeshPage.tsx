import { lazy, Suspense } from 'react';
import {
  Header,
  Page,
  Progress,
  TabbedLayout,
} from '@backstage/core-components';

const MarketplaceContent = lazy(() =>
  import('../products/marketplace/MarketplaceContent').then(m => ({
    default: m.MarketplaceContent,
  })),
);
const DomainsContent = lazy(() =>
  import('../products/domains/DomainsContent').then(m => ({
    default: m.DomainsContent,
  })),
);
const MeshMapContent = lazy(() =>
  import('../products/map/MeshMapContent').then(m => ({
    default: m.MeshMapContent,
  })),
);

const TABS = [
  { path: '/', title: 'Marketplace', Content: MarketplaceContent },
  { path: '/domains', title: 'Domains', Content: DomainsContent },
  { path: '/map', title: 'Map', Content: MeshMapContent },
];

/** The data mesh page of an app in the old frontend system. */
export function LegacyDataMeshPage() {
  return (
    <Page themeId="home">
      <Header title="Data mesh" />
      <TabbedLayout>
        {TABS.map(({ path, title, Content }) => (
          <TabbedLayout.Route key={path} path={path} title={title}>
            <Suspense fallback={<Progress />}>
              <Content />
            </Suspense>
          </TabbedLayout.Route>
        ))}
      </TabbedLayout>
    </Page>
  );
}
