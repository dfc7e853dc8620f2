import { expect, test } from '@playwright/test';
import { ORDER_DOMAIN, editExample, open, signedInAs } from './journey/portal';

test('a product edited on disk changes in the open portal; a deleted one goes', async ({
  page,
}) => {
  await signedInAs(page, 'order-owner');
  await open(page, ORDER_DOMAIN, { role: 'link', name: /^Orders/ });

  // A stranger to the example worlds appears …
  await editExample(
    'shop/order/catalog-info.yaml',
    text => `${text}
---
apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata:
  name: freshly-declared
  title: Freshly declared
  description: Here since a moment ago.
spec:
  type: source-aligned
  lifecycle: production
  owner: group:order-team
  domain: order
  outputPorts:
    - name: main
      contract: ./contracts/freshly-declared.odcs.yaml
`,
  );
  await open(page, '/data-mesh?q=freshly', {
    role: 'link',
    name: /Freshly declared/,
  });

  // … says what it lacks …
  await open(page, '/catalog/default/dataproduct/freshly-declared', {
    role: 'heading',
    name: /Freshly declared/,
  });
  await expect(
    page.getByText(/freshly-declared\.odcs\.yaml/).first(),
  ).toBeVisible();

  // … changes its name without a reload of the marketplace …
  await open(page, '/data-mesh?q=freshly', {
    role: 'link',
    name: /Freshly declared/,
  });
  await editExample('shop/order/catalog-info.yaml', text =>
    text.replace('title: Freshly declared', 'title: Freshly renamed'),
  );
  await expect(
    page.getByRole('link', { name: /Freshly renamed/ }).first(),
  ).toBeVisible({ timeout: 120_000 });

  // … and goes when its declaration goes.
  await editExample('shop/order/catalog-info.yaml', text =>
    text.slice(0, text.lastIndexOf('\n---\n')),
  );
  await expect(page.getByRole('link', { name: /Freshly renamed/ })).toHaveCount(
    0,
    { timeout: 120_000 },
  );
});
