import { SubPageBlueprint } from '@backstage/frontend-plugin-api';
import { entityExtensions } from './entity/extensions';
import { mapExtensions } from './map/extensions';

const marketplacePage = SubPageBlueprint.make({
  name: 'marketplace',
  params: {
    path: '',
    title: 'Marketplace',
    loader: () =>
      import('./marketplace/MarketplaceContent').then(
        ({ MarketplaceContent }) => <MarketplaceContent />,
      ),
  },
});

const domainsPage = SubPageBlueprint.make({
  name: 'domains',
  params: {
    path: 'domains',
    title: 'Domains',
    loader: () =>
      import('./domains/DomainsContent').then(({ DomainsContent }) => (
        <DomainsContent />
      )),
  },
});

/** What the room "products" adds to the app. */
export const productsExtensions = [
  marketplacePage,
  domainsPage,
  ...mapExtensions,
  ...entityExtensions,
];
