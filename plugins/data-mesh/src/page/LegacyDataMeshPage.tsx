import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import {
  Content,
  Header,
  Page,
  Progress,
  TabbedLayout,
} from '@backstage/core-components';
import { useOfferedTab } from './useOfferedTab';

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

const ScorecardsContent = lazy(() =>
  import('../quality/scorecards/ScorecardsContent').then(m => ({
    default: m.ScorecardsContent,
  })),
);
const UnmatchedContent = lazy(() =>
  import('../quality/inbox/UnmatchedContent').then(m => ({
    default: m.UnmatchedContent,
  })),
);
const TokensContent = lazy(() =>
  import('../quality/tokens/TokensContent').then(m => ({
    default: m.TokensContent,
  })),
);
const MyAccessContent = lazy(() =>
  import('../access/mine/MyAccessContent').then(m => ({
    default: m.MyAccessContent,
  })),
);
const InboxContent = lazy(() =>
  import('../access/inbox/InboxContent').then(m => ({
    default: m.InboxContent,
  })),
);
const AuditContent = lazy(() =>
  import('../access/audit/AuditContent').then(m => ({
    default: m.AuditContent,
  })),
);
const ProvisioningContent = lazy(() =>
  import('../access/provisioning/ProvisioningContent').then(m => ({
    default: m.ProvisioningContent,
  })),
);
const RequestContent = lazy(() =>
  import('../access/request/RequestContent').then(m => ({
    default: m.RequestContent,
  })),
);
const GrantContent = lazy(() =>
  import('../access/grant/GrantContent').then(m => ({
    default: m.GrantContent,
  })),
);

const TABS = [
  { path: '/', title: 'Marketplace', Content: MarketplaceContent },
  { path: '/domains', title: 'Domains', Content: DomainsContent },
  { path: '/map', title: 'Map', Content: MeshMapContent },
  { path: '/scorecards', title: 'Scorecards', Content: ScorecardsContent },
  {
    path: '/unmatched',
    title: 'Unmatched results',
    Content: UnmatchedContent,
  },
  { path: '/tokens', title: 'Tokens for results', Content: TokensContent },
  { path: '/access', title: 'My access', Content: MyAccessContent },
  { path: '/approvals', title: 'Approvals', Content: InboxContent },
  { path: '/audit', title: 'Audit', Content: AuditContent },
  {
    path: '/provisioning',
    title: 'Provisioning',
    Content: ProvisioningContent,
  },
];

/** Pages of one thing, which have no tab. */
const DETAILS = [
  { path: '/requests/:id', Content: RequestContent },
  { path: '/grants/:id', Content: GrantContent },
];

/** The data mesh page of an app in the old frontend system. */
export function LegacyDataMeshPage() {
  const isOffered = useOfferedTab();
  const hasTab = ({ path }: { path: string }) => isOffered(path.slice(1));
  return (
    <Page themeId="home">
      <Header title="Data mesh" />
      <Routes>
        {[...DETAILS, ...TABS.filter(tab => !hasTab(tab))].map(
          ({ path, Content: DetailContent }) => (
            <Route
              key={path}
              path={path}
              element={
                <Content>
                  <Suspense fallback={<Progress />}>
                    <DetailContent />
                  </Suspense>
                </Content>
              }
            />
          ),
        )}
        <Route path="*" element={<Tabs tabs={TABS.filter(hasTab)} />} />
      </Routes>
    </Page>
  );
}

function Tabs(props: { tabs: typeof TABS }) {
  return (
    <TabbedLayout>
      {props.tabs.map(({ path, title, Content: TabContent }) => (
        <TabbedLayout.Route key={path} path={path} title={title}>
          <Suspense fallback={<Progress />}>
            <TabContent />
          </Suspense>
        </TabbedLayout.Route>
      ))}
    </TabbedLayout>
  );
}
