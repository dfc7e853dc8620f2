import { type Browser, type Page, expect, test } from '@playwright/test';
import {
  type DbtTest,
  dbtRun,
  dbtTestName,
  sendResults,
} from './journey/engine';
import {
  expectAccessible,
  failOnBrowserErrors,
  open,
  signedInAs,
} from './journey/portal';

const PRODUCT = '/catalog/default/dataproduct/customer-360';

/** The table behind a port that no pipeline of the demo writes about. */
const PROFILES = {
  database: 'CUSTOMER_DOMAIN',
  schema: 'CUSTOMER',
  table: 'PROFILES',
};

/** The tests of the table, with how many rows break one of them. */
const tests = (broken: Record<string, number> = {}): DbtTest[] =>
  (
    [
      ['unique', 'customer_id'],
      ['not_null', 'customer_id'],
      ['not_null', 'snapshot_on'],
      ['not_null', 'built_at'],
    ] as const
  ).map(([kind, column]) => ({
    kind,
    column,
    failures: broken[`${kind} ${column}`] ?? 0,
  }));

const nameOf = (kind: DbtTest['kind'], column: string) =>
  dbtTestName(PROFILES, { kind, column, failures: 0 });

async function pageOf(browser: Browser, persona: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signedInAs(page, persona);
  return page;
}

/** Makes a token as its owner does, and reads it off the page. */
async function makeToken(page: Page, name: string): Promise<string> {
  await open(page, '/data-mesh/tokens', {
    role: 'button',
    name: 'Make a token',
  });
  await page.getByRole('button', { name: 'Make a token' }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog
      .getByRole('combobox', { name: /Owner/ })
      .or(dialog.getByLabel(/Owner/))
      .first(),
  ).toBeVisible();
  const owner = dialog.getByRole('textbox', { name: /Owner/ });
  if ((await owner.inputValue()) === '') {
    await owner.click();
    await page.getByRole('option', { name: /customer-team/ }).click();
  }
  await dialog.getByRole('textbox', { name: /What it is for/ }).fill(name);
  await dialog.getByRole('button', { name: 'Make', exact: true }).click();
  const shown = page.getByRole('dialog', { name: /is made/ });
  const secret = shown.getByText(/dmq_\S+/).first();
  await expect(secret).toBeVisible();
  await expectAccessible(page);
  const text = /dmq_[\w-]+/.exec((await secret.textContent()) ?? '')?.[0];
  expect(text).toBeTruthy();
  await shown.getByRole('button').last().click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return text as string;
}

const failingChecks = (page: Page) =>
  page.getByRole('list', { name: 'Failing checks' });

test('a failing run turns the card within seconds, leads to the check, and a passing run turns it back', async ({
  browser,
}) => {
  const owner = await pageOf(browser, 'customer-owner');
  const consumer = await pageOf(browser, 'analyst');
  const noErrors = [owner, consumer].map(failOnBrowserErrors);
  const token = await makeToken(owner, 'Nightly pipeline');
  await sendResults(token, dbtRun(PROFILES, tests()));

  await open(consumer, PRODUCT, { role: 'heading', name: 'Quality' });
  await expect(
    consumer.getByRole('img', { name: /^Quality: / }).first(),
  ).toBeVisible();
  const broken = nameOf('unique', 'customer_id');
  const link = failingChecks(consumer).getByRole('link', { name: broken });
  await expect(link).toHaveCount(0);
  const score = await consumer
    .getByRole('img', { name: /^Quality: / })
    .first()
    .getAttribute('aria-label');
  // A reload would forget it.
  await consumer.evaluate(() => {
    document.title = 'not reloaded';
    (window as { journey?: boolean }).journey = true;
  });

  const receipt = await sendResults(
    token,
    dbtRun(PROFILES, tests({ 'unique customer_id': 17 })),
  );
  expect(receipt.runs).toMatchObject([
    {
      results: 4,
      stored: 4,
      unmatched: 0,
      products: [{ product: 'dataproduct:default/customer-360', results: 4 }],
    },
  ]);
  await expect(link).toBeVisible();
  await expect(
    consumer.getByRole('img', { name: /^Quality: / }).first(),
  ).not.toHaveAttribute('aria-label', score ?? '');
  await expectAccessible(consumer);

  // What documentation leaves behind is no run.
  const documentation = await sendResults(
    token,
    dbtRun(PROFILES, tests(), 'generate'),
  );
  expect(documentation.runs[0].results).toBe(4);
  await expect(link).toBeVisible();

  await link.click();
  await expect(consumer).toHaveURL(/\/quality\?.*check=/);
  const check = consumer.getByRole('button', { name: new RegExp(broken) });
  await expect(check.first()).toHaveAttribute('aria-expanded', 'true');
  await expect(
    consumer.getByText('Got 17 results, configured to fail if != 0').first(),
  ).toBeVisible();
  await expectAccessible(consumer);
  await consumer.getByRole('tab', { name: 'Score' }).click();
  const why = consumer.getByRole('region', {
    name: 'Why the score is what it is',
  });
  await expect(why.getByRole('link', { name: broken })).toBeVisible();
  await expectAccessible(consumer);

  await consumer
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name: 'Overview', exact: true })
    .click();
  await expect(link).toBeVisible();
  await sendResults(token, dbtRun(PROFILES, tests()));
  await expect(link).toHaveCount(0);
  expect(
    await consumer.evaluate(
      () => (window as { journey?: boolean }).journey === true,
    ),
  ).toBe(true);
  noErrors.forEach(expectNone => expectNone());
});

test('an incident is told to the owner and seen to, and a consumer reads its status', async ({
  browser,
}) => {
  const owner = await pageOf(browser, 'customer-owner');
  const consumer = await pageOf(browser, 'analyst');
  const token = await makeToken(owner, 'Hourly pipeline');
  await sendResults(token, dbtRun(PROFILES, tests({ 'not_null built_at': 3 })));

  const broken = new RegExp(nameOf('not_null', 'built_at'));
  await open(owner, '/notifications', { role: 'link', name: broken });
  await open(owner, `${PRODUCT}/quality`, { role: 'article', name: broken });
  const incident = owner.getByRole('article', { name: broken });
  await incident.getByRole('button', { name: /^See to it/ }).click();
  const dialog = owner.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /^Note/ })
    .fill('A field came empty from the shop. It is being asked.');
  await dialog
    .getByRole('textbox', { name: /^Public status/ })
    .fill('Three profiles have no time. Figures are right otherwise.');
  await expectAccessible(owner);
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(incident.getByText(/Seen to/).first()).toBeVisible();

  await open(consumer, `${PRODUCT}/quality`, { role: 'article', name: broken });
  const told = consumer.getByRole('article', { name: broken });
  await expect(told).toContainText(
    'Three profiles have no time. Figures are right otherwise.',
  );
  await expect(told).not.toContainText('A field came empty');
  await expect(told.getByRole('button', { name: /See to it/ })).toHaveCount(0);
  await expectAccessible(consumer);

  await sendResults(token, dbtRun(PROFILES, tests()));
  await expect(told).toHaveCount(0);
});

test('results of a table that nobody knows wait in the inbox, and come home when they are mapped', async ({
  page,
}) => {
  await signedInAs(page, 'customer-owner');
  const token = await makeToken(page, 'Old pipeline');
  // What was mapped once is known for ever.
  const name = `PEOPLE_${Date.now()}`;
  const unknown = { database: 'OLD', schema: 'CRM', table: name };
  const mapButton = { name: new RegExp(`^Map to a port: .*${name}`) };
  const old: DbtTest[] = [
    { kind: 'not_null', column: 'customer_id', failures: 0 },
    { kind: 'unique', column: 'customer_id', failures: 0 },
  ];
  const receipt = await sendResults(token, dbtRun(unknown, old));
  expect(receipt.runs).toMatchObject([{ results: 2, unmatched: 2 }]);

  await open(page, '/data-mesh/unmatched', {
    role: 'button',
    ...mapButton,
  });
  await expectAccessible(page);
  await page.getByRole('button', mapButton).click();
  const dialog = page.getByRole('dialog');
  const another = dialog.getByRole('radio', { name: 'Another port' });
  if ((await another.count()) > 0) {
    await another.check();
  }
  await dialog.getByRole('textbox', { name: 'Data product' }).fill('360');
  await page.getByRole('option', { name: /Customer 360/ }).click();
  await dialog
    .getByRole('combobox', { name: 'Output port' })
    .selectOption('profiles');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(
    page.getByRole('status').filter({ hasText: '2 results came home' }),
  ).toBeVisible();
  await expectAccessible(page);

  await open(page, `${PRODUCT}/quality?view=checks&q=people`, {
    role: 'button',
    name: new RegExp(`not_null_${name.toLowerCase()}_customer_id`),
  });
  const again = await sendResults(token, dbtRun(unknown, old));
  expect(again.runs).toMatchObject([{ stored: 2, unmatched: 0 }]);
});

test('the scorecards rank domains, and the marketplace finds products by their quality', async ({
  page,
}) => {
  const expectNoErrors = failOnBrowserErrors(page);
  await signedInAs(page, 'analyst');
  await open(page, '/data-mesh/scorecards', {
    role: 'table',
    name: 'Domains',
  });
  const domains = page.getByRole('table', { name: 'Domains' });
  await domains.getByRole('link', { name: 'Finance', exact: true }).click();
  await expect(page).toHaveURL(/domain=domain(:|%3A)default(\/|%2F)finance/);
  await expect(
    page.getByRole('heading', { name: 'Scorecard of Finance' }),
  ).toBeVisible();

  await open(page, '/data-mesh?domain=domain%3Adefault%2Fshop&view=table', {
    role: 'columnheader',
    name: /^Quality/,
  });
  await page.goto(
    '/data-mesh?domain=domain%3Adefault%2Fshop&view=table&sort=quality&order=asc',
  );
  const scores = async () => {
    const cells = await page
      .getByRole('row')
      .getByText(/^Quality: \d+ /)
      .allTextContents();
    return cells.map(text => Number(/\d+/.exec(text)?.[0]));
  };
  await expect.poll(async () => (await scores()).length).toBeGreaterThan(3);
  const worstFirst = await scores();
  expect(worstFirst).toEqual([...worstFirst].sort((a, b) => a - b));
  await page
    .getByRole('group', { name: /^Quality/ })
    .getByRole('checkbox')
    .first()
    .check();
  await expect(page).toHaveURL(/quality=/);
  expectNoErrors();
});
