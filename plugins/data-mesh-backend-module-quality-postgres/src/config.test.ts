import { ConfigReader } from '@backstage/config';
import { readTargets, targetOf } from './config';

const target = (overrides: object = {}) => ({
  name: 'warehouse',
  match: { host: 'Warehouse.example', database: 'sales' },
  connection: { user: 'checker', password: 'secret' },
  ...overrides,
});
const read = (...targets: object[]) =>
  readTargets(
    new ConfigReader({ dataMesh: { quality: { postgres: { targets } } } }),
  );

describe('the configuration', () => {
  it('has no targets when nothing is said', () => {
    expect(readTargets(new ConfigReader({}))).toEqual([]);
  });

  it('takes what it does not say from the match, and limits from defaults', () => {
    expect(read(target())).toEqual([
      {
        name: 'warehouse',
        match: { host: 'Warehouse.example', port: 5432, database: 'sales' },
        connection: {
          host: 'Warehouse.example',
          port: 5432,
          database: 'sales',
          user: 'checker',
          password: 'secret',
          ssl: undefined,
        },
        statementTimeout: 60_000,
        lockTimeout: 5_000,
        runTimeout: 600_000,
        maxConnections: 2,
        allowSql: false,
      },
    ]);
  });

  it.each([[undefined], [['sales', 'finance']], [[]]])(
    'takes the schemas %j as they are: none named is not all',
    schemas => {
      expect(read(target({ schemas }))[0].schemas).toEqual(schemas);
    },
  );

  it('checks the certificate of the server whenever one is named', () => {
    const [{ connection }] = read(
      target({ connection: { user: 'checker', ca: 'PEM' } }),
    );
    expect(connection.ssl).toEqual({
      ca: 'PEM',
      cert: undefined,
      key: undefined,
    });
  });

  it.each([
    [
      [target(), target({ match: { host: 'b', database: 'b' } })],
      "two targets are named 'warehouse'",
    ],
    [
      [
        target(),
        target({
          name: 'b',
          match: { host: 'warehouse.EXAMPLE', port: 5432, database: 'sales' },
        }),
      ],
      'two targets match warehouse.example:5432/sales',
    ],
    [
      [target({ statementTimeout: 0 })],
      'statementTimeout has to be a whole number',
    ],
    [
      [target({ maxConnections: 1.5 })],
      'maxConnections has to be a whole number',
    ],
    [[target({ connection: {} })], 'connection.user'],
  ])('names the key of what cannot be used: %#', (targets, message) => {
    expect(() => read(...targets)).toThrow(message);
  });

  it.each([
    [{ host: 'warehouse.example', port: '5432', database: 'sales' }, true],
    [{ host: 'WAREHOUSE.example', database: 'sales' }, true],
    [{ host: 'warehouse.example', port: '5433', database: 'sales' }, false],
    [{ host: 'warehouse.example', database: 'Sales' }, false],
    [{ host: 'warehouse.example' }, false],
    [{ database: 'sales' }, false],
  ])('knows the server %j of a contract: %s', (settings, isKnown) => {
    const targets = read(target());
    expect(
      targetOf({ type: 'postgresql', settings } as never, targets) !==
        undefined,
    ).toBe(isKnown);
    expect(
      targetOf({ type: 'mysql', settings } as never, targets),
    ).toBeUndefined();
  });
});
