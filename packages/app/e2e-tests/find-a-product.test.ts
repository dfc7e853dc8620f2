import { expect, test } from '@playwright/test';
import {
  ORDER_DOMAIN,
  failOnBrowserErrors,
  open,
  signedInAs,
} from './journey/portal';

test('a data user finds a product by one of its columns and reads what the column means', async ({
  page,
}) => {
  const expectNoErrors = failOnBrowserErrors(page);
  await signedInAs(page, 'analyst');
  await open(page, ORDER_DOMAIN, { role: 'link', name: /^Orders/ });

  await page.goto('/data-mesh');
  await page.getByRole('searchbox').fill('customer email');
  const match = page.getByRole('link', { name: /customers\.email$/ }).first();
  await expect(match).toBeVisible();
  await expect(page).toHaveURL(/q=customer(\+|%20)email/);

  await match.click();
  await expect(page).toHaveURL(
    /\/catalog\/default\/dataproduct\/customers\/contract\?.*column=email/,
  );
  await expect(page.getByRole('heading', { name: 'email' })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('customer email');
  expectNoErrors();
});

test('filters narrow the list, live in the URL, and go with the back button', async ({
  page,
}) => {
  await signedInAs(page, 'analyst');
  await open(page, ORDER_DOMAIN, { role: 'link', name: /^Orders/ });

  await page.goto('/data-mesh?domain=domain%3Adefault%2Fshop');
  await page.getByRole('checkbox', { name: /^Kafka/ }).check();
  await expect(page).toHaveURL(/technology=kafka/);
  await expect(page.getByRole('link', { name: 'Orders' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Trading report' })).toHaveCount(
    0,
  );

  // Somebody else opens the link.
  const address = page.url();
  await page.goto('/');
  await page.goto(address);
  await expect(page.getByRole('checkbox', { name: /^Kafka/ })).toBeChecked();

  await page.getByRole('checkbox', { name: /^Kafka/ }).uncheck();
  await expect(page).not.toHaveURL(/technology=kafka/);
});

test('an experimental product is there for its owners and the overseers, not for others', async ({
  browser,
}) => {
  for (const [persona, visible] of [
    ['governance-lead', true],
    ['order-owner', false],
  ] as const) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signedInAs(page, persona);
    await open(page, ORDER_DOMAIN, { role: 'link', name: /^Orders/ });
    await page.goto('/data-mesh');
    await page.getByRole('searchbox').fill('churn scores');
    if (visible) {
      await expect(
        page.getByRole('link', { name: 'Churn scores' }).first(),
      ).toBeVisible();
    } else {
      await expect(page.getByText(/no data products?/i).first()).toBeVisible();
      await expect(
        page.getByRole('link', { name: 'Churn scores' }),
      ).toHaveCount(0);
    }
    await context.close();
  }
});
