import type { ContractProperty } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { GrantOrder } from '@backstage-data-mesh/plugin-data-mesh-node';
import { orderOf } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import type { AccessPostgresTarget } from '../config';
import { approvedColumns } from './approvedColumns';
import { planAccess } from './planAccess';

const property = (
  path: string,
  parts: Partial<ContractProperty> = {},
): ContractProperty => ({
  name: path.replace(/^.*\./, ''),
  path,
  required: false,
  unique: false,
  quality: [],
  ...parts,
});

const target: AccessPostgresTarget = {
  name: 'warehouse',
  match: { host: 'db.example', port: 5432, database: 'dwh' },
  connection: {
    host: '10.0.0.1',
    port: 6432,
    database: 'dwh_real',
    user: 'portal',
    password: 'Tr0ub4dor&3',
  },
  statementTimeout: 1,
  lockTimeout: 1,
  maxConnections: 1,
};

const server = (settings: Record<string, string> = {}) => ({
  type: 'postgresql',
  settings: { host: 'db.example', database: 'dwh', ...settings },
});

const plan = (overrides: Partial<GrantOrder>) =>
  planAccess(orderOf({ server: server(), ...overrides }), [target]);

describe('the plan', () => {
  it('says what is done, in which database, to which columns', () => {
    const {
      target: name,
      steps,
      snapshot,
    } = plan({
      server: server({ schema: 'sales' }),
    });
    expect(name).toBe('warehouse');
    expect(steps).toEqual([
      expect.stringMatching(
        /^Create the role data_mesh_test_\w+ without login in warehouse$/,
      ),
      'Grant it USAGE on the schema sales',
      'Grant it SELECT on sales.orders (id, amount)',
      'Grant it SELECT on sales.customers (id)',
      'Grant the role to the logins of group:default/analysts',
    ]);
    expect(snapshot).toMatchObject({
      database: 'dwh_real',
      connect: { host: 'db.example', port: 5432 },
      tables: [
        {
          schema: 'sales',
          name: 'orders',
          columns: ['id', 'amount'],
          promised: ['id', 'amount', 'email'],
        },
        { schema: 'sales', name: 'customers', columns: ['id'] },
      ],
    });
  });

  it.each([
    ['orders', {}, 'public', 'orders'],
    ['orders', { schema: 'sales' }, 'sales', 'orders'],
    ['eu.orders', { schema: 'sales' }, 'eu', 'orders'],
    ['dwh.eu.orders', { schema: 'sales' }, 'eu', 'orders'],
    ['not so. a table', { schema: 'sales' }, 'sales', 'not so. a table'],
  ])(
    'finds the table %s of a server %j',
    (physicalName, settings, schema, name) => {
      const { snapshot } = plan({
        server: server(settings as Record<string, string>),
        columns: [{ schema: 'orders', physicalName, paths: ['id'] }],
      });
      expect(snapshot.tables).toEqual([
        expect.objectContaining({ schema, name }),
      ]);
    },
  );

  it('gives a table once that two schemas of a contract describe', () => {
    const { snapshot } = plan({
      columns: [
        { schema: 'orders', physicalName: 'one', paths: ['id'] },
        { schema: 'customers', physicalName: 'public.one', paths: ['id'] },
        { schema: 'orders', physicalName: 'one', paths: ['amount'] },
      ],
    });
    expect(snapshot.tables).toEqual([
      expect.objectContaining({ name: 'one', columns: ['id', 'amount'] }),
    ]);
  });

  it.each<[string, Partial<GrantOrder>, string]>([
    ['no server', { server: undefined }, 'names no server of PostgreSQL'],
    [
      'a server without a host',
      { server: { type: 'postgresql', settings: { database: 'dwh' } } },
      'lacks host or database',
    ],
    [
      'an unknown database',
      { server: server({ database: 'other' }) },
      'The portal gives no access in db.example:5432/other. Add it to dataMesh.access.provisioners.postgres.targets',
    ],
    [
      'another port',
      { server: server({ port: '6543' }) },
      'The portal gives no access in db.example:6543/dwh',
    ],
    ['no columns', { columns: [] }, 'No column was approved'],
    [
      'a schema that is not in the contract',
      { columns: [{ schema: 'nope', paths: ['id'] }] },
      "no schema 'nope'",
    ],
  ])(
    'cannot be made for %s, and says what to mend',
    (_, overrides, message) => {
      expect(() => plan(overrides)).toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: expect.stringContaining(message),
        }),
      );
    },
  );

  it('failure mode 27: holds no password', () => {
    expect(JSON.stringify(plan({}))).not.toContain('Tr0ub4dor');
  });
});

describe('columns that were approved', () => {
  const address = property('address', {
    properties: [property('address.city'), property('address.street')],
  });
  const lines = property('lines', {
    items: property('lines[]', { properties: [property('lines[].sku')] }),
  });

  it.each<[string[], string[], string[]]>([
    [['id'], ['id'], []],
    [['address', 'address.city', 'address.street'], ['address'], []],
    [['address'], ['address'], []],
    // Somebody was not given the street.
    [['address.city'], [], ['address']],
    [['address', 'address.city'], [], ['address']],
    [['lines', 'lines[]', 'lines[].sku'], ['lines'], []],
    [['lines[].sku'], [], ['lines']],
    [['nope'], [], []],
    [[], [], []],
  ])('%j: whole columns %j, left out %j', (paths, columns, leftOut) => {
    expect(
      approvedColumns({ properties: [property('id'), address, lines] }, paths),
    ).toEqual({ columns, leftOut, promised: ['id', 'address', 'lines'] });
  });

  it('are named as the table names them', () => {
    expect(
      approvedColumns(
        { properties: [property('id', { physicalName: 'ORDER_ID' })] },
        ['id'],
      ).columns,
    ).toEqual(['ORDER_ID']);
  });
});
