import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { placeOfServer } from './places';
import { readPostgresTargets } from './readPostgresTargets';

const read = (targets?: JsonObject[]) =>
  readPostgresTargets(new ConfigReader({ some: { targets } }), {
    key: 'some.targets',
    statementTimeout: 30_000,
    longest: 3_600_000,
    maxConnections: 4,
    readOwn: each => ({ color: each.getOptionalString('color') }),
  });

const target = {
  name: 'warehouse',
  match: { host: 'db.example', database: 'dwh' },
  connection: { user: 'portal', password: 'p' },
};

describe('the targets in the configuration', () => {
  it('are none where nothing is configured', () => {
    expect(read()).toEqual([]);
  });

  it('need no more than a place and a login', () => {
    expect(read([target])).toEqual([
      {
        name: 'warehouse',
        match: { host: 'db.example', port: 5432, database: 'dwh' },
        connection: {
          host: 'db.example',
          port: 5432,
          database: 'dwh',
          user: 'portal',
          password: 'p',
          ssl: undefined,
        },
        statementTimeout: 30_000,
        lockTimeout: 5_000,
        maxConnections: 4,
        color: undefined,
      },
    ]);
  });

  it('are reached where the portal gets there, and say what a module asks besides', () => {
    const connection = { host: 'tunnel', port: 1234, database: 'copy' };
    const [found] = read([
      {
        ...target,
        connection: { ...target.connection, ...connection },
        statementTimeout: 1,
        lockTimeout: 2,
        maxConnections: 3,
        color: 'blue',
      },
    ]);
    expect(found).toMatchObject({
      match: { host: 'db.example', port: 5432, database: 'dwh' },
      connection,
      statementTimeout: 1,
      lockTimeout: 2,
      maxConnections: 3,
      color: 'blue',
    });
  });

  it.each([
    [{ ssl: true }, true],
    [{ ssl: false }, false],
    [{ ca: 'PEM' }, { ca: 'PEM' }],
    [
      { ssl: false, cert: 'C', key: 'K' },
      { cert: 'C', key: 'K' },
    ],
  ])('read %j as the encryption %j', (connection, ssl) => {
    const [{ connection: found }] = read([
      { ...target, connection: { ...target.connection, ...connection } },
    ]);
    expect(found.ssl).toEqual(ssl);
  });

  it.each<[string, JsonObject[], string]>([
    [
      'two of one name',
      [target, { ...target, match: { host: 'b', database: 'c' } }],
      "some.targets: two targets are named 'warehouse'",
    ],
    [
      'two for one database',
      [
        target,
        {
          ...target,
          name: 'b',
          match: { host: 'DB.example', port: 5432, database: 'dwh' },
        },
      ],
      'some.targets: two targets match db.example:5432/dwh',
    ],
    [
      'a port that is none',
      [{ ...target, match: { ...target.match, port: 70_000 } }],
      'some.targets: match.port has to be a whole number from 1 to 65535, not 70000',
    ],
    [
      'no connections',
      [{ ...target, maxConnections: 0 }],
      'maxConnections has to be a whole number from 1',
    ],
    [
      'half a millisecond',
      [{ ...target, lockTimeout: 0.5 }],
      'lockTimeout has to be a whole number',
    ],
    [
      'more time than a module gives',
      [{ ...target, statementTimeout: 3_600_001 }],
      'statementTimeout has to be a whole number from 1 to 3600000',
    ],
    ['no login', [{ ...target, connection: {} }], 'connection.user'],
    ['no name', [{ ...target, name: undefined }], 'name'],
  ])('stop the backend when there are %s', (_, targets, message) => {
    expect(() => read(targets)).toThrow(message);
  });
});

describe('the server of a contract', () => {
  it.each([
    [{ host: 'DB.Example', database: 'Dwh' }, 'db.example:5432/Dwh'],
    [{ host: 'a', port: '54320', database: 'b' }, 'a:54320/b'],
    [{ host: 'a', port: 'x', database: 'b' }, 'a:NaN/b'],
    [{ host: 'a' }, undefined],
    [{ database: 'a' }, undefined],
  ])('%j is the place %s', (settings, place) => {
    expect(placeOfServer(settings as Record<string, string>)).toBe(place);
  });
});
