import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { resolveAddress, toPlace } from './resolveAddress';

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));

const resolve = (
  address: string,
  location: string | undefined,
  allowed: { allowedUrls?: string[]; allowedFolders?: string[] } = {},
) => {
  const place = toPlace(location);
  return resolveAddress(address, place && { location: place, origin: place }, {
    allowedUrls: [],
    allowedFolders: [],
    integrations,
    ...allowed,
  });
};

const GITHUB = 'url:https://github.com/acme/orders/blob/main/catalog-info.yaml';
const BUCKET = 'url:https://bucket.example/order/catalog-info.yaml';
const FILE = 'file:/repo/order/catalog-info.yaml';

describe('resolveAddress', () => {
  it.each([
    [
      './quality/run.json',
      GITHUB,
      'https://github.com/acme/orders/tree/main/quality/run.json',
    ],
    [
      'https://github.com/acme/orders/blob/main/a.json',
      GITHUB,
      'https://github.com/acme/orders/blob/main/a.json',
    ],
    ['run.json', BUCKET, 'https://bucket.example/order/run.json'],
  ])('leads from %s of %s to %s', (address, location, url) => {
    expect(resolve(address, location)).toEqual({ kind: 'url', url });
  });

  it.each([
    ['https://github.com/acme/secrets/blob/main/a.json', GITHUB],
    ['../../../secrets/blob/main/a.json', GITHUB],
    ['https://other.example/a.json', GITHUB],
    ['https://bucket.example/payment/a.json', BUCKET],
    ['https://bucket.example/order/%2e%2e/payment/a.json', BUCKET],
    ['../payment/a.json', FILE],
    ['/../../etc/passwd', undefined],
    ['file:///etc/passwd', FILE],
    ['ftp://host/a.json', GITHUB],
    ['a.json', undefined],
    ['https://other.example/a.json', FILE],
  ])('refuses %s of %s', (address, location) => {
    expect(() => resolve(address, location)).toThrow(/'.+'/);
  });

  it('takes from elsewhere what the configuration allows', () => {
    const url = 'https://s3.example/artifacts/order/run.json';
    const allowedUrls = ['https://s3.example/artifacts/'];
    expect(resolve(url, GITHUB, { allowedUrls })).toEqual({ kind: 'url', url });
    expect(resolve(url, undefined, { allowedUrls })).toEqual({
      kind: 'url',
      url,
    });
  });

  it('leads to files only from declarations on disk', () => {
    expect(resolve('./quality/run.json', FILE)).toMatchObject({
      kind: 'file',
      path: '/repo/order/quality/run.json',
    });
  });
});
