import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { placeOfServer, readTargets } from './config';

const read = (targets: JsonObject[]) =>
  readTargets(
    new ConfigReader({
      dataMesh: { access: { provisioners: { postgres: { targets } } } },
    }),
  );

const target = {
  name: 'warehouse',
  match: { host: 'db.example', database: 'dwh' },
  connection: { user: 'portal', password: 'p' },
};

describe('the targets in the configuration', () => {
  it('are none where nothing is configured', () => {
    expect(readTargets(new ConfigReader({}))).toEqual([]);
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
        connectHost: undefined,
        loginHint: undefined,
        statementTimeout: 30_000,
        lockTimeout: 5_000,
        maxConnections: 4,
      },
    ]);
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
      "two targets are named 'warehouse'",
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
      'two targets match db.example:5432/dwh',
    ],
    [
      'a port that is none',
      [{ ...target, match: { ...target.match, port: 70_000 } }],
      'match.port has to be a whole number from 1 to 65535, not 70000',
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
