import { expect, test } from '@playwright/test';
import { failOnBrowserErrors, open, signedInAs } from './journey/portal';

test('the map is walked with the keyboard from a product to its page', async ({
  page,
}) => {
  const expectNoErrors = failOnBrowserErrors(page);
  await signedInAs(page, 'governance-lead');
  await open(page, '/data-mesh/map', { role: 'tab', name: 'Map' });
  const orders = page.locator('[data-ref="dataproduct:default/orders"]');
  await expect(orders).toBeVisible();
  await orders.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/dataproduct(%3A|:|\/)/);
  expectNoErrors();
});
