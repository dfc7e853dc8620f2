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

  it.each([
    [target({ statementTimeout: 0 }), 'statementTimeout has to be'],
    [target({ runTimeout: 1.5 }), 'runTimeout has to be'],
    [target({ connection: {} }), 'connection.user'],
  ])('names the key of what cannot be used: %#', (given, message) => {
    expect(() => read(given)).toThrow(message);
    expect(() => read(given)).toThrow('dataMesh.quality.postgres.targets');
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
