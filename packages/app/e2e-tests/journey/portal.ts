import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';
import fs from 'node:fs/promises';
import path from 'node:path';

/** The copy of the example worlds that the portal under test reads. */
export const EXAMPLES = path.resolve(
  __dirname,
  '../../../../.cache/e2e/examples',
);

export type Theme = 'light' | 'dark';

/** Signs this page in as a persona, without walking through the sign-in page. */
export async function signedInAs(
  page: Page,
  persona: string,
  theme: Theme = 'light',
): Promise<void> {
  await page.addInitScript(
    ([ref, chosenTheme]) => {
      sessionStorage.setItem('data-mesh.demo-persona', ref);
      localStorage.setItem('theme', chosenTheme);
    },
    [`user:default/${persona}`, theme],
  );
}

/** A short list that always has the product Orders on its first page. */
export const ORDER_DOMAIN = '/data-mesh?domain=domain%3Adefault%2Forder';

/**
 * Opens a page and waits until one of its own texts is there, reloading while
 * the portal still ingests the worlds.
 */
export async function open(
  page: Page,
  url: string,
  sentinel: { role: Parameters<Page['getByRole']>[0]; name: string | RegExp },
): Promise<void> {
  await expect(async () => {
    await page.goto(url);
    await expect(
      page.getByRole(sentinel.role, { name: sentinel.name }).first(),
    ).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 150_000 });
}

/**
 * Fails with the list of violations of WCAG 2.1 A and AA on the page's own
 * content; while a dialog is open, on the dialog, which hides the rest. What
 * Backstage itself draws around it is not ours to judge.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
  ]);
  // The home page of Backstage has no main landmark.
  const hasMain = (await page.locator('main').count()) > 0;
  const content = hasMain ? 'main' : '#root';
  const hasDialog = (await page.getByRole('dialog').count()) > 0;
  const { violations } = await axe
    .include(hasDialog ? '[role="dialog"]' : content)
    .exclude('nav')
    .analyze();
  expect(
    violations.map(violation => ({
      rule: violation.id,
      help: violation.help,
      where: violation.nodes.slice(0, 5).map(node => node.html.slice(0, 200)),
    })),
  ).toEqual([]);
}

/** Fails a journey in which the browser met an error. */
export function failOnBrowserErrors(page: Page): () => void {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  return () => expect(errors).toEqual([]);
}

/** Edits a file of the worlds, as a team would with its editor. */
export async function editExample(
  file: string,
  edit: (text: string) => string,
): Promise<void> {
  const target = path.join(EXAMPLES, file);
  const before = await fs.readFile(target, 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  await fs.writeFile(target, after);
}
