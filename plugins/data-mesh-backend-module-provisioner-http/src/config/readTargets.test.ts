import { ConfigReader } from '@backstage/config';
import { readTargets } from './readTargets';

const SECRET = 's'.repeat(32);

const read = (...targets: object[]) =>
  readTargets(
    new ConfigReader({
      dataMesh: { access: { provisioners: { http: { targets } } } },
    } as ConstructorParameters<typeof ConfigReader>[0]),
  );

const GOOD = {
  id: 'lakehouse',
  url: 'https://lake.example.com/access/',
  secret: SECRET,
};

describe('readTargets', () => {
  it('needs no more than an id, a URL and a secret', () => {
    expect(read(GOOD)).toEqual([
      {
        id: 'lakehouse',
        title: 'lakehouse',
        url: 'https://lake.example.com/access',
        flavour: 'data-mesh',
        secret: SECRET,
        serverTypes: [],
        timeoutMs: 30_000,
        pollMs: 10_000,
        capabilities: {
          columns: false,
          groups: true,
          verifies: true,
          lists: false,
          endsSessions: false,
          nativeExpiry: false,
          logins: true,
        },
      },
    ]);
    expect(readTargets(new ConfigReader({}))).toEqual([]);
  });

  it('reads everything that can be set', () => {
    expect(
      read(
        {
          ...GOOD,
          title: 'Lakehouse',
          serverTypes: ['databricks'],
          timeout: { seconds: 5 },
          pollEvery: '1m',
          capabilities: { columns: true, groups: false, logins: false },
        },
        {
          id: 'witboost',
          url: 'http://witboost.example.com',
          flavour: 'witboost',
          aclSemantics: 'add',
          groupsAs: 'group',
        },
      ),
    ).toMatchObject([
      {
        title: 'Lakehouse',
        serverTypes: ['databricks'],
        timeoutMs: 5_000,
        pollMs: 60_000,
        capabilities: { columns: true, groups: false, logins: false },
      },
      { flavour: 'witboost', aclSemantics: 'add', groupsAs: 'group' },
    ]);
  });

  it.each([
    ['an id with capitals', { id: 'Lake' }, 'targets[0].id has to be'],
    ['a URL that is none', { url: 'lake' }, 'targets[0].url has to be'],
    ['another protocol', { url: 'ftp://x' }, 'targets[0].url has to be'],
    [
      'credentials in the URL',
      { url: 'https://ann:pw@x' },
      'must not hold a user or a password',
    ],
    ['a query in the URL', { url: 'https://x/?a=b' }, 'must not have a query'],
    ['a short secret', { secret: 'short' }, 'at least 32 characters'],
    ['no secret', { secret: undefined }, 'secret is missing'],
    ['another flavour', { flavour: 'soap' }, 'flavour has to be one of'],
    [
      'Witboost without saying what a list means',
      { flavour: 'witboost' },
      'aclSemantics has to say',
    ],
    [
      'no time at all',
      { timeout: { seconds: 0 } },
      'timeout has to be between',
    ],
    ['half a day', { timeout: { hours: 12 } }, 'timeout has to be between'],
  ])('refuses %s, naming the key', (_, change, message) => {
    expect(() => read({ ...GOOD, ...change })).toThrow(message);
  });

  it('refuses two targets with one id', () => {
    expect(() => read(GOOD, GOOD)).toThrow("have the id 'lakehouse'");
  });

  it.each([
    ['a short secret', { secret: 'hunter2' }],
    ['a password in a URL', { url: 'https://ann:hunter2@x' }],
    ['a secret as another type', { secret: { hunter2: 'hunter2' } }],
  ])('failure mode 27: refuses %s without repeating it', (_, change) => {
    let message = '';
    try {
      read({ ...GOOD, ...change });
    } catch (error) {
      message = String(error);
    }
    expect(message).not.toBe('');
    expect(message).not.toContain('hunter2');
  });
});
