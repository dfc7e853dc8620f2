import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

const marketplacePage = SubPageBlueprint.make({
  name: 'marketplace',
  params: {
    // At the page's own address; see page/meshPage.
    path: '',
    title: 'Marketplace',
    loader: () =>
      import('./MarketplaceContent').then(({ MarketplaceContent }) => (
        <MarketplaceContent />
      )),
  },
});

/** Where products are found. */
export const marketplaceExtensions = [marketplacePage];
