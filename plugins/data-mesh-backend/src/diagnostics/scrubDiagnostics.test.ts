import { ConfigReader } from '@backstage/config';
import fc from 'fast-check';
import { collectSecrets } from '../access/provisioning/collectSecrets';
import { scrubDiagnostics, scrubValue } from './scrubDiagnostics';

const SECRET = 'Sup3rS3cret';

describe('messages of platforms', () => {
  it.each([
    ['a URL', `connect to postgresql://loader:${SECRET}@db:5432/shop failed`],
    ['a URL without user', `postgresql://:${SECRET}@db/shop`],
    ['a URL with an unescaped @', `postgresql://loader:a@${SECRET}@db/shop`],
    ['a connection string', `host=db user=loader password=${SECRET} port=5432`],
    ['quotes', `host=db password='${SECRET} x' port=5432`],
    ['quotes that never end', `password="${SECRET} and so on`],
    ['JSON', `{"user":"loader","password":"${SECRET}"}`],
    ['JSON in JSON style', `{ "client_secret" : "${SECRET}" }`],
    ['a header', `authorization: Bearer ${SECRET}.abc`],
    ['basic authentication', `Authorization: Basic ${SECRET}==`],
    ['a query', `GET /x?api_key=${SECRET}&b=1`],
    ['an environment variable', `PGPASSWORD=${SECRET} psql`],
    ['an access key', `aws_secret_access_key=${SECRET}`],
    ['a statement', `syntax error at: ALTER ROLE x PASSWORD '${SECRET}'`],
    ['a signature', `https://s3/x?X-Amz-Signature=${SECRET}`],
    [
      'a private key',
      `-----BEGIN RSA PRIVATE KEY-----\n${SECRET}\n-----END RSA PRIVATE KEY-----`,
    ],
    ['a key that was cut off', `-----BEGIN PRIVATE KEY-----\n${SECRET}`],
  ])('failure mode 27: lose the secret in %s', (_, text) => {
    expect(scrubDiagnostics(text)).not.toContain(SECRET);
  });

  it('failure mode 27: lose a token wherever it stands', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
    expect(scrubDiagnostics(`rejected ${token}`)).toBe('rejected ***');
  });

  it('failure mode 27: lose what the configuration says is secret', () => {
    const secrets = collectSecrets(
      new ConfigReader({
        dataMesh: {
          environment: 'production',
          access: {
            provisioners: {
              postgres: [
                { host: 'db.example.com', password: 'tomatosoup' },
                { credentials: { user: 'loader7' } },
              ],
            },
          },
        },
      }),
    );
    expect(secrets).toEqual(['tomatosoup', 'loader7']);
    expect(
      scrubValue(
        { a: ['the soup tomatosoup'], b: { c: 'loader7@db.example.com' } },
        secrets,
      ),
    ).toEqual({ a: ['the soup ***'], b: { c: '***@db.example.com' } });
  });

  it.each([
    'relation "public.orders" does not exist',
    'connect ECONNREFUSED 10.0.0.7:5432',
    'role "dm_prod_1" already exists (42710)',
    'see https://example.com/a:b/c@d',
    'timeout after 30s: the pass was not completed',
  ])('keep what helps: %s', text => {
    expect(scrubDiagnostics(text)).toBe(text);
  });

  it('are short, and can be stored', () => {
    const text = scrubDiagnostics(`a\0b${'x'.repeat(100_000)}`);
    expect(text.startsWith('abxxx')).toBe(true);
    expect(text.length).toBeLessThan(2_100);
  });

  it('failure mode 27: lose a known secret whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-z0-9]{6,20}$/);
    fc.assert(
      fc.property(fc.string(), word, fc.string(), (before, secret, after) => {
        fc.pre(!before.includes(secret) && !after.includes(secret));
        const text = scrubDiagnostics(`${before}${secret}${after}`, [secret]);
        expect(text).not.toContain(secret);
      }),
    );
  });
});
