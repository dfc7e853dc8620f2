import { expect, test } from '@playwright/test';
import {
  ORDER_DOMAIN,
  type Theme,
  expectAccessible,
  failOnBrowserErrors,
  open,
  signedInAs,
} from './journey/portal';

type PageUnderTest = {
  name: string;
  url: string;
  sentinel: Parameters<typeof open>[2];
  /** Who may see it; otherwise somebody else in each theme. */
  persona?: string;
};

const PAGES: PageUnderTest[] = [
  {
    name: 'home',
    url: '/',
    sentinel: { role: 'link', name: 'Find a data product' },
  },
  {
    name: 'marketplace',
    url: ORDER_DOMAIN,
    sentinel: { role: 'link', name: /^Orders/ },
  },
  {
    name: 'marketplace as a table, searched',
    url: '/data-mesh?view=table&q=email',
    sentinel: { role: 'table', name: /.*/ },
  },
  {
    name: 'marketplace with nothing found',
    url: '/data-mesh?q=zzzzzz',
    sentinel: { role: 'button', name: /clear/i },
  },
  {
    name: 'domains',
    url: '/data-mesh/domains',
    sentinel: { role: 'link', name: /Fulfilment/ },
  },
  {
    name: 'a domain',
    url: '/data-mesh/domains/default/fulfilment',
    sentinel: { role: 'heading', name: 'Fulfilment' },
  },
  {
    name: 'map',
    url: '/data-mesh/map',
    sentinel: { role: 'tab', name: 'Map' },
  },
  {
    name: 'map coloured by quality',
    url: '/data-mesh/map?colour=quality',
    sentinel: { role: 'tab', name: 'Map' },
  },
  {
    name: 'product overview',
    url: '/catalog/default/dataproduct/orders',
    sentinel: { role: 'heading', name: 'What it is for' },
  },
  {
    name: 'contract',
    url: '/catalog/default/dataproduct/customer-360/contract',
    sentinel: { role: 'treegrid', name: /.*/ },
  },
  {
    name: 'lineage',
    url: '/catalog/default/dataproduct/orders/lineage',
    sentinel: { role: 'heading', name: 'Lineage' },
  },
  {
    name: 'problems',
    url: '/catalog/default/dataproduct/returns-legacy/problems',
    sentinel: { role: 'heading', name: 'Declaration' },
  },
  {
    name: 'access to a product, for its owner',
    url: '/catalog/default/dataproduct/orders/access',
    sentinel: { role: 'heading', name: 'Who has access' },
    persona: 'order-owner',
  },
  {
    name: 'request for access',
    url: '/catalog/default/dataproduct/orders/access?request=orders',
    sentinel: { role: 'textbox', name: /What you need it for/ },
    persona: 'analyst',
  },
  {
    name: 'my access',
    url: '/data-mesh/access',
    sentinel: {
      role: 'heading',
      name: /^(Access you have|You have no access to data)/,
    },
  },
  {
    name: 'approvals',
    url: '/data-mesh/approvals',
    sentinel: { role: 'region', name: 'Approvals' },
    persona: 'order-owner',
  },
  {
    name: 'audit log',
    url: '/data-mesh/audit',
    sentinel: { role: 'button', name: 'Verify the chain' },
    persona: 'governance-lead',
  },
  {
    name: 'quality of a product',
    url: '/catalog/default/dataproduct/revenue/quality',
    sentinel: { role: 'heading', name: 'Why the score is what it is' },
  },
  {
    name: 'checks of a product',
    url: '/catalog/default/dataproduct/revenue/quality?view=checks',
    sentinel: { role: 'button', name: /assert_revenue_agrees/ },
  },
  {
    name: 'service levels of a product',
    url: '/catalog/default/dataproduct/orders/quality?view=levels',
    sentinel: { role: 'tab', name: 'Service levels' },
  },
  {
    name: 'maturity of a product',
    url: '/catalog/default/dataproduct/orders/quality?view=maturity',
    sentinel: { role: 'tab', name: 'Maturity' },
  },
  {
    name: 'scorecards',
    url: '/data-mesh/scorecards',
    sentinel: { role: 'table', name: 'Domains' },
  },
  {
    name: 'unmatched results',
    url: '/data-mesh/unmatched',
    sentinel: { role: 'heading', name: 'Unmatched results' },
    persona: 'order-owner',
  },
  {
    name: 'tokens for results',
    url: '/data-mesh/tokens',
    sentinel: { role: 'button', name: 'Make a token' },
    persona: 'order-owner',
  },
  {
    name: 'provisioning',
    url: '/data-mesh/provisioning',
    sentinel: { role: 'heading', name: 'Installed provisioners' },
    persona: 'platform-engineer',
  },
];

const LOOKS: { theme: Theme; persona: string }[] = [
  { theme: 'light', persona: 'analyst' },
  { theme: 'dark', persona: 'order-owner' },
];

for (const { theme, persona } of LOOKS) {
  for (const under of PAGES) {
    test(`${under.name} is accessible in the ${theme} theme`, async ({
      page,
    }, testInfo) => {
      const expectNoErrors = failOnBrowserErrors(page);
      await page.emulateMedia({ colorScheme: theme });
      await signedInAs(page, under.persona ?? persona, theme);
      await open(page, under.url, under.sentinel);
      await expect(async () => {
        // A card that begins to load late shows Backstage's nameless spinner.
        await expect(page.getByRole('progressbar')).toHaveCount(0);
        await expect(page.getByText(/ is loading$/)).toHaveCount(0);
        await expectAccessible(page);
      }).toPass();
      // To be looked at: what nobody sees, nobody mends.
      await page.screenshot({ path: testInfo.outputPath('page.png') });
      expectNoErrors();
    });
  }
}
