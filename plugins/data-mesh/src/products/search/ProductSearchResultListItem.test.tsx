import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { ResultHighlight } from '@backstage/plugin-search-common';
import { rootRouteRef } from '../../routes';
import { ProductSearchResultListItem } from './ProductSearchResultListItem';

const column = {
  title: 'orders.customer_email',
  text: 'Where the invoice goes',
  location:
    '/catalog/default/dataproduct/orders/contract?column=customer_email',
  matchedKind: 'column',
  entityRef: 'dataproduct:default/orders',
  productTitle: 'Orders',
  port: 'orders',
  classification: 'restricted',
  domain: 'domain:default/order',
};
const product = {
  title: 'Orders',
  text: 'Every order',
  location: '/catalog/default/dataproduct/orders',
  matchedKind: 'product',
  entityRef: 'dataproduct:default/orders',
  type: 'source-aligned',
  lifecycle: 'production',
  owner: 'group:default/order-team',
};

const show = (
  result: typeof product | typeof column | {},
  highlight?: ResultHighlight,
) =>
  renderInTestApp(
    <main>
      <ProductSearchResultListItem
        result={{ title: '', text: '', location: '/', ...result }}
        highlight={highlight}
      />
      <p>after</p>
    </main>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/data-mesh': rootRouteRef,
      },
    },
  );

describe('a data product among the results of the search', () => {
  it('shows what decides whether to open it', async () => {
    show(product);
    expect(await screen.findByRole('link', { name: 'Orders' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders',
    );
    for (const text of [
      'Data product',
      'source-aligned',
      'production',
      'order-team',
    ]) {
      expect(screen.getByText(text)).toBeInTheDocument();
    }
  });

  it('shows a column with its product, and opens the contract at it', async () => {
    show(column, {
      preTag: '<b>',
      postTag: '</b>',
      fields: { title: 'orders.customer_<b>email</b>' },
    });
    expect(
      await screen.findByRole('link', { name: 'orders.customer_email' }),
    ).toHaveAttribute('href', column.location);
    expect(screen.getByText('email').tagName).toBe('MARK');
    expect(screen.getByText('Column')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Orders' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders',
    );
    expect(screen.getByRole('link', { name: 'order' })).toHaveAttribute(
      'href',
      '/data-mesh/domains/default/order',
    );
  });

  it('shows nothing for a document of another kind', async () => {
    show({});
    expect(await screen.findByText('after')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Orders' }),
    ).not.toBeInTheDocument();
  });
});
