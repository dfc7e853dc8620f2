import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { ProductIcon } from '../components/ProductIcon';
import { DATA_PRODUCT_DOCUMENT_TYPE } from './searchDocument';

const searchResultListItem = SearchResultListItemBlueprint.make({
  params: {
    predicate: result => result.type === DATA_PRODUCT_DOCUMENT_TYPE,
    icon: <ProductIcon aria-hidden />,
    component: () =>
      import('./ProductSearchResultListItem').then(
        m => m.ProductSearchResultListItem,
      ),
  },
});

const searchResultType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: DATA_PRODUCT_DOCUMENT_TYPE,
    name: 'Data products',
    icon: <ProductIcon aria-hidden />,
  },
});

/** How data products look in the app's search. */
export const searchExtensions = [searchResultListItem, searchResultType];
