import { type Page, expect, test } from '@playwright/test';
import {
  expectAccessible,
  failOnBrowserErrors,
  open,
  signedInAs,
} from './journey/portal';
import { ask, endTheTimeOf, inTheWarehouse } from './journey/warehouse';

const ORDERS = '/catalog/default/dataproduct/orders/access';
const CATALOGUE = '/catalog/default/dataproduct/product-catalogue/access';

/** Opens the form for a port of a product, and says what for. */
async function beginRequest(
  page: Page,
  product: string,
  port: string,
): Promise<void> {
  await open(page, product, {
    role: 'button',
    name: new RegExp(`^Request access to ${port}$`),
  });
  await page
    .getByRole('button', { name: `Request access to ${port}`, exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /What you need it for/ })
    .fill('Who orders again, by country and month.');
  await dialog.getByLabel(/^Purpose/).selectOption('analytics');
}

/** The access to a product in the list of somebody. */
const accessTo = (page: Page, product: string) =>
  page
    .getByRole('article', { name: new RegExp(`^Access to .*${product}`) })
    .first();

test('a person asks for some columns, an owner approves, and the warehouse gives exactly those until they are revoked', async ({
  browser,
}) => {
  const asking = await (await browser.newContext()).newPage();
  const deciding = await (await browser.newContext()).newPage();
  const noErrors = [asking, deciding].map(failOnBrowserErrors);
  await signedInAs(asking, 'analyst');
  await signedInAs(deciding, 'order-owner');
  const amounts = () =>
    ask('analyst', 'SELECT order_id, amount_eur FROM orders.orders LIMIT 5');

  expect(await amounts()).toMatch('permission denied');

  await beginRequest(asking, ORDERS, 'orders');
  const dialog = asking.getByRole('dialog');
  await dialog.getByRole('radio', { name: /orders_reader/ }).check();
  await dialog.getByLabel('Only some of the columns').check();
  const orders = dialog.getByRole('group', { name: 'orders', exact: true });
  for (const column of ['order_id', 'amount_eur']) {
    await orders
      .getByRole('checkbox', { name: new RegExp(`^${column}\\b`) })
      .check();
  }
  // Who will be asked stands there before anything is sent.
  await expect(dialog.getByText(/Order team/).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await expect(dialog.getByText('Your request was sent')).toBeVisible();

  await open(deciding, '/data-mesh/approvals', {
    role: 'heading',
    name: /^Orders for/,
  });
  await expect(
    deciding.getByText('Who orders again, by country and month.'),
  ).toBeVisible();
  await deciding.getByRole('button', { name: 'Approve', exact: true }).click();

  await expect.poll(amounts, { timeout: 60_000 }).toBe('5 rows');
  expect(
    await ask('analyst', 'SELECT customer_id FROM orders.orders LIMIT 1'),
  ).toMatch('permission denied');
  expect(
    await ask('analyst', 'SELECT sku FROM orders.order_lines LIMIT 1'),
  ).toMatch('permission denied');
  expect(
    await ask('order_engineer', 'SELECT order_id FROM orders.orders LIMIT 1'),
  ).toMatch('permission denied');

  await open(asking, '/data-mesh/access', {
    role: 'article',
    name: /Order/,
  });
  const card = accessTo(asking, 'Order');
  await expect(card.getByText('Active', { exact: true })).toBeVisible();
  await card.getByRole('button', { name: /^How to connect/ }).click();
  await expect(
    asking.getByText(/host=localhost .*user=analyst/).first(),
  ).toBeVisible();
  await expectAccessible(asking);

  await card.getByRole('link', { name: 'Details' }).click();
  await expect(asking).toHaveURL(/\/data-mesh\/grants\//);
  const grant = asking.url();
  await open(deciding, grant, { role: 'button', name: /^Revoke/ });
  await expectAccessible(deciding);
  await deciding.getByRole('button', { name: /^Revoke/ }).click();
  const confirm = deciding.getByRole('dialog');
  await confirm.getByRole('textbox').fill('The figures are in the report now.');
  await confirm.getByRole('button', { name: /^Revoke/ }).click();

  await expect.poll(amounts, { timeout: 60_000 }).toMatch('permission denied');
  // The page of the other person follows by itself.
  await expect(asking.getByText('Revoked', { exact: true })).toBeVisible();
  noErrors.forEach(expectNone => expectNone());
});

test('access to public data is there at once, is given again after a pipeline rebuilt the table, and ends by itself', async ({
  page,
}) => {
  const expectNoErrors = failOnBrowserErrors(page);
  await signedInAs(page, 'data-scientist');
  const products = () =>
    ask('data_scientist', 'SELECT sku FROM product.products LIMIT 3');

  await beginRequest(page, CATALOGUE, 'catalogue');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Get access' }).click();
  await expect(dialog.getByText('Approved', { exact: true })).toBeVisible();
  await expect.poll(products, { timeout: 60_000 }).toBe('3 rows');

  // As dbt does: a new table takes the name of the old one, and has no rights,
  // which is asked before the portal may see it.
  await inTheWarehouse(`
    BEGIN;
    SET LOCAL ROLE product_pipelines;
    CREATE TABLE product.products__new (LIKE product.products INCLUDING ALL);
    INSERT INTO product.products__new SELECT * FROM product.products;
    DROP TABLE product.products;
    ALTER TABLE product.products__new RENAME TO products;
    DO $$ BEGIN
      ASSERT NOT has_table_privilege('data_scientist', 'product.products', 'SELECT');
    END $$;
    COMMIT;
  `);
  await expect.poll(products, { timeout: 60_000 }).toBe('3 rows');

  endTheTimeOf(
    'user:default/data-scientist',
    'dataproduct:default/product-catalogue',
  );
  await expect.poll(products, { timeout: 60_000 }).toMatch('permission denied');
  await open(page, '/data-mesh/access?show=ended', {
    role: 'article',
    name: /catalogue/i,
  });
  await expect(
    accessTo(page, 'atalogue').getByText('Expired', { exact: true }),
  ).toBeVisible();
  expectNoErrors();
});
