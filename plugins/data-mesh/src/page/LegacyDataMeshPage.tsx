import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { DomainsContent } from '../products/domains/DomainsContent';
import { MeshMapContent } from '../products/map/MeshMapContent';
import { MarketplaceContent } from '../products/marketplace/MarketplaceContent';

/** The data mesh page of an app in the old frontend system. */
export function LegacyDataMeshPage() {
  return (
    <Page themeId="home">
      <Header title="Data mesh" />
      <TabbedLayout>
        <TabbedLayout.Route path="/" title="Marketplace">
          <MarketplaceContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/domains" title="Domains">
          <DomainsContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/map" title="Map">
          <MeshMapContent />
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
