import { domainsExtensions } from './domains/extensions';
import { entityExtensions } from './entity/extensions';
import { homeExtensions } from './home/extensions';
import { mapExtensions } from './map/extensions';
import { marketplaceExtensions } from './marketplace/extensions';
import { searchExtensions } from './search/extensions';

/** What the room "products" adds to the app; sub-pages in the order of tabs. */
export const productsExtensions = [
  ...marketplaceExtensions,
  ...domainsExtensions,
  ...mapExtensions,
  ...entityExtensions,
  ...homeExtensions,
  ...searchExtensions,
];
