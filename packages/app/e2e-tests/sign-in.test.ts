import { expect, test } from '@playwright/test';
import { expectAccessible } from './journey/portal';

test('a visitor becomes a persona, stays it after a reload, and leaves again', async ({
  page,
}) => {
  await page.goto('/');
  await expect(
    page.getByRole('heading', { name: 'Who would you like to be?' }),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'hospital' })).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible(page);

  await page.getByRole('button', { name: /Marketing analyst/ }).click();
  await expect(page.getByText('Welcome to the mesh')).toBeVisible();

  await page.goto('/settings');
  await expect(page.getByText('Marketing analyst').first()).toBeVisible();
  await page.getByTestId('user-settings-menu').click();
  await page.getByRole('menuitem', { name: /sign out/i }).click();
  await expect(
    page.getByRole('heading', { name: 'Who would you like to be?' }),
  ).toBeVisible();
});
