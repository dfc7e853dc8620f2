import { expect, test } from '@playwright/test';
import { failOnBrowserErrors, open, signedInAs } from './journey/portal';

const product = (name: string, tab = '') =>
  `/catalog/default/dataproduct/${name}${tab}`;

test('a data user learns what a product is for and how to connect', async ({
  page,
}) => {
  const expectNoErrors = failOnBrowserErrors(page);
  await signedInAs(page, 'data-scientist');
  await open(page, product('orders'), {
    role: 'heading',
    name: 'What it is for',
  });
  await expect(page.getByText('The basis of every sales figure')).toBeVisible();
  await expect(page.getByText('#order-data')).toBeVisible();

  await page
    .getByRole('button', { name: /how to connect/i })
    .first()
    .click();
  await expect(page.getByText(/select/i).first()).toBeVisible();
  await page.getByRole('tab', { name: /dbt/i }).first().click();
  await expect(page.getByText(/sources:/).first()).toBeVisible();
  expectNoErrors();
});

test('a contract of more than a hundred columns can be searched and linked to', async ({
  page,
}) => {
  await signedInAs(page, 'analyst');
  await open(page, product('customer-360', '/contract'), {
    role: 'treegrid',
    name: /.*/,
  });
  await page.getByLabel('Find columns').fill('email');
  await expect(page.getByRole('row', { name: /email/ }).first()).toBeVisible();
  await page.getByRole('row', { name: /email/ }).last().click();
  await expect(page).toHaveURL(/column=/);
});

test('lineage leads from a product to the one it reads', async ({ page }) => {
  await signedInAs(page, 'analyst');
  await open(page, product('revenue', '/lineage'), {
    role: 'link',
    name: /Orders/,
  });
  await page
    .getByRole('link', { name: /Orders/ })
    .first()
    .click();
  await expect(page).toHaveURL(/dataproduct\/orders/);
});

test('a broken declaration says what is wrong, where, and how to mend it', async ({
  page,
}) => {
  await signedInAs(page, 'order-owner');
  await open(page, product('returns-legacy', '/problems'), {
    role: 'heading',
    name: /Returns/,
  });
  for (const mistake of [
    /returns-legacy\.odcs\.yaml/,
    /returns-photos\.odcs\.yaml/,
    /line \d+|:\d+/,
  ]) {
    await expect(page.getByText(mistake).first()).toBeVisible();
  }
});
