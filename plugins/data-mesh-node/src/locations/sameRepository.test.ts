import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { mayReadUrl } from './sameRepository';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitea: [
        { host: 'gitea.example.com', baseUrl: 'https://gitea.example.com/git' },
      ],
      gitlab: [
        {
          host: 'gitlab.example.com',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
        },
      ],
      bitbucketServer: [
        {
          host: 'bitbucket.example.com',
          apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
        },
      ],
      gerrit: [
        {
          host: 'gerrit.example.com',
          gitilesBaseUrl: 'https://gerrit.example.com/gitiles',
        },
      ],
      harness: [{ host: 'app.harness.io' }],
    },
  }),
);

/** Whether a declaration at one URL may have its contract at another. */
function may(
  base: string,
  target: string,
  more: { origin?: string; allowedUrls?: string[]; type?: string } = {},
): boolean {
  const { origin = base, allowedUrls = [], type = 'url' } = more;
  return mayReadUrl(target, {
    location: { type, target: base },
    originLocation: { type, target: origin },
    integrations,
    allowedUrls,
  });
}

const GITHUB = 'https://github.com/acme/orders/blob/main/catalog-info.yaml';

describe.each<[string, { base: string; inside: string[]; outside: string[] }]>([
  [
    'GitHub',
    {
      base: GITHUB,
      inside: [
        'https://github.com/acme/orders/tree/main/contracts/orders.yaml',
        'https://github.com/acme/orders/blob/v2.0.0/contracts/orders.yaml',
        'https://github.com/acme/orders/blob/main/a%20b.yaml',
        'https://github.com/acme/orders/blob/main/100%25.yaml',
      ],
      outside: [
        'https://github.com/acme/orders-secret/blob/main/orders.yaml',
        'https://github.com/evil/orders/blob/main/orders.yaml',
        'https://github.com/acme/orders/../secret/blob/main/orders.yaml',
        'https://github.com/acme/orders/%2e%2e/secret/blob/main/orders.yaml',
        'https://github.com/acme/orders/..%2fsecret/blob/main/orders.yaml',
        'https://github.com/acme/orders/..%252fsecret/blob/main/orders.yaml',
        'https://github.com/acme/orders/..%5csecret/blob/main/orders.yaml',
        'https://github.com/acme/orders',
        'https://raw.githubusercontent.com/acme/orders/main/orders.yaml',
        'https://user:secret@github.com/acme/orders/blob/main/orders.yaml',
        'https://github.com:8443/acme/orders/blob/main/orders.yaml',
        'http://github.com/acme/orders/blob/main/orders.yaml',
        'ftp://github.com/acme/orders/blob/main/orders.yaml',
        'not a URL',
      ],
    },
  ],
  [
    'GitLab with groups in groups',
    {
      base: 'https://gitlab.example.com/shop/order/orders/-/blob/main/catalog-info.yaml',
      inside: [
        'https://gitlab.example.com/shop/order/orders/-/blob/main/c/orders.yaml',
        'https://gitlab.example.com/shop/order/orders/blob/main/c/orders.yaml',
      ],
      outside: [
        'https://gitlab.example.com/shop/order/payments/-/blob/main/orders.yaml',
        'https://gitlab.example.com/shop/order/-/blob/main/orders.yaml',
        'https://gitlab.example.com/shop/order/orders/deeper/-/blob/main/orders.yaml',
        'https://gitlab.example.com/evil/blob/shop/order/orders/-/blob/main/x.yaml',
      ],
    },
  ],
  [
    'Bitbucket Cloud',
    {
      base: 'https://bitbucket.org/acme/orders/src/main/catalog-info.yaml',
      inside: ['https://bitbucket.org/acme/orders/src/main/c/orders.yaml'],
      outside: ['https://bitbucket.org/acme/secrets/src/main/c/orders.yaml'],
    },
  ],
  [
    'Bitbucket Server',
    {
      base: 'https://bitbucket.example.com/projects/SHOP/repos/orders/browse/catalog-info.yaml',
      inside: [
        'https://bitbucket.example.com/projects/SHOP/repos/orders/browse/c/orders.yaml?at=main',
      ],
      outside: [
        'https://bitbucket.example.com/projects/SHOP/repos/secrets/browse/orders.yaml',
        'https://bitbucket.example.com/projects/HR/repos/orders/browse/orders.yaml',
      ],
    },
  ],
  [
    'Azure DevOps',
    {
      base: 'https://dev.azure.com/acme/shop/_git/orders?path=%2Fcatalog-info.yaml',
      inside: [
        'https://dev.azure.com/acme/shop/_git/orders?path=%2Fc%2Forders.yaml',
      ],
      outside: [
        'https://dev.azure.com/acme/shop/_git/secrets?path=%2Forders.yaml',
        'https://dev.azure.com/acme/hr/_git/orders?path=%2Forders.yaml',
        'https://dev.azure.com/acme/shop/_git/orders?path=%2F..%2Forders.yaml',
      ],
    },
  ],
  [
    'Gitea below a path',
    {
      base: 'https://gitea.example.com/git/acme/orders/src/branch/main/catalog-info.yaml',
      inside: [
        'https://gitea.example.com/git/acme/orders/src/branch/main/c/orders.yaml',
      ],
      outside: [
        'https://gitea.example.com/git/acme/secrets/src/branch/main/orders.yaml',
        'https://gitea.example.com/acme/orders/src/branch/main/orders.yaml',
      ],
    },
  ],
  [
    'Gerrit',
    {
      base: 'https://gerrit.example.com/gitiles/shop/orders/+/refs/heads/main/catalog-info.yaml',
      inside: [
        'https://gerrit.example.com/gitiles/shop/orders/+/refs/heads/main/c/orders.yaml',
      ],
      outside: [
        'https://gerrit.example.com/gitiles/shop/secrets/+/refs/heads/main/orders.yaml',
      ],
    },
  ],
  [
    'Harness',
    {
      base: 'https://app.harness.io/ng/account/a/module/code/orgs/o/projects/p/repos/orders/files/main/~/catalog-info.yaml',
      inside: [
        'https://app.harness.io/ng/account/a/module/code/orgs/o/projects/p/repos/orders/files/main/~/orders.yaml',
      ],
      outside: [
        'https://app.harness.io/ng/account/a/module/code/orgs/o/projects/p/repos/secrets/files/main/~/orders.yaml',
      ],
    },
  ],
  [
    'a web server without repositories',
    {
      base: 'https://data.example.com/shop/order/catalog-info.yaml',
      inside: ['https://data.example.com/shop/order/contracts/orders.yaml'],
      outside: [
        'https://data.example.com/shop/payment/orders.yaml',
        'https://data.example.com/shop/order-secret/orders.yaml',
        'https://other.example.com/shop/order/orders.yaml',
      ],
    },
  ],
])('a declaration at %s', (_, { base, inside, outside }) => {
  it.each(inside)('may have its contract at %s', target => {
    expect(may(base, target)).toBe(true);
  });
  it.each(outside)('must not have its contract at %s', target => {
    expect(may(base, target)).toBe(false);
  });
});

describe('mayReadUrl', () => {
  it('takes the folder of the registered location where there are no repositories', () => {
    const base = 'https://data.example.com/shop/order/catalog-info.yaml';
    const target = 'https://data.example.com/shop/shared/orders.yaml';
    const origin = 'https://data.example.com/shop/all.yaml';
    expect(may(base, target, { origin })).toBe(true);
    expect(may(base, target)).toBe(false);
  });

  it('allows what is below a configured URL, on the same host and port', () => {
    const allowedUrls = ['https://contracts.example.com/odcs'];
    const allowed = (target: string) => may(GITHUB, target, { allowedUrls });
    expect(allowed('https://contracts.example.com/odcs/orders.yaml')).toBe(
      true,
    );
    expect(allowed('https://contracts.example.com/odcs-secret/o.yaml')).toBe(
      false,
    );
    expect(allowed('https://contracts.example.com/odcs/..%2fsecret')).toBe(
      false,
    );
    expect(allowed('https://contracts.example.com:81/odcs/o.yaml')).toBe(false);
  });

  it('allows nothing else for declarations that are no URLs', () => {
    const allowedUrls = ['https://contracts.example.com/'];
    const type = 'file';
    const base = '/work/catalog-info.yaml';
    expect(may(base, GITHUB, { type, allowedUrls })).toBe(false);
    expect(
      may(base, 'https://contracts.example.com/o.yaml', { type, allowedUrls }),
    ).toBe(true);
  });
});
