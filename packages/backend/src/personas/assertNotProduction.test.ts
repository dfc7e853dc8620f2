import { ConfigReader } from '@backstage/config';
import { assertNotProduction } from './assertNotProduction';

const config = (data: { environment?: string; baseUrl?: string }) =>
  new ConfigReader({
    auth: { environment: data.environment },
    backend: { baseUrl: data.baseUrl ?? 'http://localhost:7007' },
  });

describe('assertNotProduction', () => {
  it.each([
    ['on a laptop', config({}), undefined],
    ['on a laptop, said aloud', config({ environment: 'development' }), 'test'],
    ['by address', config({ baseUrl: 'http://127.0.0.1:7007' }), undefined],
    ['by IPv6 address', config({ baseUrl: 'http://[::1]:7007' }), undefined],
  ])('lets the demo start %s', (_, given, nodeEnv) => {
    expect(() => assertNotProduction(given, nodeEnv)).not.toThrow();
  });

  it.each([
    ['NODE_ENV', config({}), 'production', /NODE_ENV is production/],
    [
      'NODE_ENV, whatever auth.environment says',
      config({ environment: 'development' }),
      'production',
      /NODE_ENV is production/,
    ],
    [
      'auth.environment',
      config({ environment: 'production' }),
      'development',
      /auth.environment is production/,
    ],
    [
      'a public address',
      config({ baseUrl: 'https://portal.example.com' }),
      undefined,
      /portal.example.com, not this machine/,
    ],
  ])(
    'keeps everybody from being anybody in production by %s',
    (_, given, nodeEnv, reason) => {
      expect(() => assertNotProduction(given, nodeEnv)).toThrow(reason);
    },
  );
});
