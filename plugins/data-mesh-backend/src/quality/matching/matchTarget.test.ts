import {
  parseContract,
  parseRelationName,
  type CheckTarget,
  type RelationName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import fc from 'fast-check';
import { POSTGRES, tableContract } from '../__testUtils__/qualityWorld';
import { contractFacts } from './contractFacts';
import { MatchIndex, type PortEntry } from './MatchIndex';
import { matchTarget, type KnownMapping } from './matchTarget';

type Port = { contract?: Parameters<typeof tableContract>[0]; text?: string };

const REF = (name: string) => `dataproduct:default/${name}`;

/** An index of products with ports, each with a contract or without. */
function indexOf(products: Record<string, Record<string, Port>>): MatchIndex {
  const ports: PortEntry[] = Object.entries(products).flatMap(
    ([name, entries]) =>
      Object.entries(entries).map(([port, { contract, text }]) => {
        const source = text ?? (contract && tableContract(contract));
        const read = source === undefined ? undefined : parseContract(source);
        return {
          product: REF(name),
          port,
          ...(read?.contract
            ? { hash: `hash of ${port}`, facts: contractFacts(read.contract) }
            : {}),
        };
      }),
  );
  return new MatchIndex(Object.keys(products).map(REF), ports);
}

const server = (fields: Record<string, string>) =>
  Object.entries(fields).map(([key, value]) => `${key}: ${value}`);

const oneTable = (
  fields: Record<string, string> | undefined,
  physicalName?: string,
): MatchIndex =>
  indexOf({
    orders: {
      main: {
        contract: {
          id: 'orders-contract',
          server: fields && server(fields),
          tables: { orders: physicalName },
        },
      },
    },
  });

const relation = (physicalName: RelationName): CheckTarget => ({
  physicalName,
});

const ORDERS_MAIN = {
  product: REF('orders'),
  port: 'main',
  schema: 'orders',
  hash: 'hash of main',
};

const shop = {
  type: 'postgresql',
  host: 'db.example.com',
  port: '5432',
  database: 'shop',
  schema: 'sales',
};

describe('the name of a relation', () => {
  describe.each<
    [string, Record<string, string> | undefined, string | undefined]
  >([
    ['that the contract writes out', shop, 'sales.orders_v1'],
    ['that the contract puts together of server and table', shop, 'orders_v1'],
  ])('%s', (_, fields, physicalName) => {
    const index = oneTable(fields, physicalName);

    it.each<[string, RelationName]>([
      [
        'in full, as dbt writes it',
        parseRelationName('"shop"."sales"."orders_v1"')!,
      ],
      [
        'in capitals, as Snowflake folds it',
        parseRelationName('SHOP.SALES.ORDERS_V1')!,
      ],
      ['in backticks', parseRelationName('`shop`.`sales`.`orders_v1`')!],
      ['in brackets', parseRelationName('[shop].[sales].[orders_v1]')!],
      ['without a database', { schema: 'sales', table: 'orders_v1' }],
      ['without a schema', { table: 'orders_v1' }],
      [
        'under the name of a connection, which says nothing to others',
        { namespace: 'my_datasource', table: 'orders_v1' },
      ],
      [
        'as OpenLineage writes it',
        {
          namespace: 'postgres://db.example.com:5432',
          database: 'shop',
          schema: 'sales',
          table: 'orders_v1',
        },
      ],
      [
        'without the usual port',
        {
          namespace: 'postgres://DB.example.com',
          schema: 'sales',
          table: 'orders_v1',
        },
      ],
    ])('is known %s', (_name, name) => {
      expect(matchTarget(index, relation(name))).toEqual(ORDERS_MAIN);
    });

    it.each<[string, RelationName]>([
      ['another table', { schema: 'sales', table: 'orders' }],
      ['another schema', { schema: 'staging', table: 'orders_v1' }],
      [
        'another database',
        { database: 'shop_dev', schema: 'sales', table: 'orders_v1' },
      ],
      [
        'another host',
        {
          namespace: 'postgres://test.example.com:5432',
          schema: 'sales',
          table: 'orders_v1',
        },
      ],
      [
        'another port',
        {
          namespace: 'postgres://db.example.com:5433',
          schema: 'sales',
          table: 'orders_v1',
        },
      ],
      [
        'another platform',
        {
          namespace: 'mysql://db.example.com:5432',
          schema: 'sales',
          table: 'orders_v1',
        },
      ],
    ])('is another one with %s', (_name, name) => {
      expect(matchTarget(index, relation(name))).toEqual({
        reason: expect.any(String),
      });
    });
  });

  it.each<[string, Record<string, string>, string | undefined, RelationName]>([
    [
      'BigQuery',
      { type: 'bigquery', project: 'shop-prod', dataset: 'sales' },
      undefined,
      {
        namespace: 'bigquery',
        database: 'shop-prod',
        schema: 'sales',
        table: 'orders',
      },
    ],
    [
      'Databricks',
      {
        type: 'databricks',
        host: 'adb-1.azuredatabricks.net',
        catalog: 'shop',
        schema: 'sales',
      },
      undefined,
      { database: 'shop', schema: 'sales', table: 'orders' },
    ],
    [
      'Trino',
      {
        type: 'trino',
        host: 'trino.example.com',
        port: '8080',
        catalog: 'lake',
        schema: 'sales',
      },
      undefined,
      {
        namespace: 'trino://trino.example.com:8080',
        database: 'lake',
        schema: 'sales',
        table: 'orders',
      },
    ],
    [
      'MySQL, whose database is a schema',
      {
        type: 'mysql',
        host: 'db.example.com',
        port: '3306',
        database: 'sales',
      },
      undefined,
      {
        namespace: 'mysql://db.example.com:3306',
        schema: 'sales',
        table: 'orders',
      },
    ],
    [
      'Snowflake, whose account has several names',
      {
        type: 'snowflake',
        account: 'xy12345',
        database: 'SHOP',
        schema: 'SALES',
      },
      'ORDERS',
      {
        namespace: 'snowflake://myorg-shop',
        database: 'SHOP',
        schema: 'SALES',
        table: 'ORDERS',
      },
    ],
    [
      'SQL Server',
      { type: 'sqlserver', host: 'sql', database: 'shop', schema: 'dbo' },
      undefined,
      {
        namespace: 'mssql://sql:1433',
        database: 'shop',
        schema: 'dbo',
        table: 'orders',
      },
    ],
    [
      'DuckDB, whose database is a file',
      { type: 'duckdb', database: '/data/cohort.duckdb', schema: 'main' },
      undefined,
      { database: 'cohort', schema: 'main', table: 'orders' },
    ],
    [
      'Kafka, whose names have dots',
      { type: 'kafka', host: 'kafka.example.com:9092' },
      'shop.orders.v1',
      { namespace: 'kafka://kafka.example.com:9092', table: 'shop.orders.v1' },
    ],
    [
      'a directory of files',
      { type: 's3', location: 's3://lake/sales/{model}/*.parquet' },
      undefined,
      { namespace: 's3://lake', table: 'sales/orders' },
    ],
    [
      'a file',
      { type: 's3', location: 's3://lake/sales/*.parquet' },
      undefined,
      { namespace: 's3://lake', table: 'sales/orders-1.parquet' },
    ],
  ])('is known on %s', (_, fields, physicalName, name) => {
    expect(matchTarget(oneTable(fields, physicalName), relation(name))).toEqual(
      ORDERS_MAIN,
    );
  });

  it.each([
    's3://lake/*a*a*a*a*a*a*a*b',
    's3://lake/**a**a**a**a**a**a**a**b',
    's3://lake/{a}{b}*{c}b',
    `s3://lake/${'/'.repeat(200_000)}b`,
  ])('keeps nobody busy with a location made for that: %#', location => {
    const name = { namespace: 's3://lake', table: 'a'.repeat(500) };
    expect(
      matchTarget(oneTable({ type: 's3', location }), relation(name)),
    ).toEqual({ reason: expect.any(String) });
  });

  it.each<[string, Record<string, string>, RelationName]>([
    [
      'MySQL',
      { type: 'mysql', host: 'db', database: 'sales' },
      { schema: 'stock', table: 'orders' },
    ],
    [
      'BigQuery',
      { type: 'bigquery', project: 'shop-prod', dataset: 'sales' },
      { database: 'shop-test', schema: 'sales', table: 'orders' },
    ],
    [
      'files in another bucket',
      { type: 's3', location: 's3://lake/sales/{model}/*.parquet' },
      { namespace: 's3://other', table: 'sales/orders' },
    ],
    [
      'files below the directory',
      { type: 's3', location: 's3://lake/sales/*.parquet' },
      { namespace: 's3://lake', table: 'sales/old/orders.parquet' },
    ],
    [
      'an API that has a schema of that name, but no table',
      { type: 'api', location: 'https://api.example.com/orders' },
      { schema: 'sales', table: 'orders' },
    ],
  ])('is another one on %s', (_, fields, name) => {
    expect(matchTarget(oneTable(fields), relation(name))).toEqual({
      reason: expect.any(String),
    });
  });

  it('is nobody’s where two ports fit', () => {
    const contract = {
      id: 'c',
      server: POSTGRES('sales'),
      tables: { orders: undefined },
    };
    const index = indexOf({
      a: { v1: { contract }, v2: { contract } },
      b: { main: { contract: { ...contract, id: 'd' } } },
    });
    expect(matchTarget(index, relation({ table: 'orders' }))).toEqual({
      reason: `Fits 3 ports: v1 of ${REF('a')}, v2 of ${REF('a')}, main of ${REF('b')}`,
    });
  });

  it('belongs to the port whose server agrees before one that does not say where its data is', () => {
    const index = indexOf({
      placed: {
        main: {
          contract: {
            id: 'a',
            server: POSTGRES('sales'),
            tables: { orders: undefined },
          },
        },
      },
      unplaced: {
        main: { contract: { id: 'b', tables: { orders: undefined } } },
      },
    });
    expect(
      matchTarget(index, relation({ schema: 'sales', table: 'orders' })),
    ).toMatchObject({ product: REF('placed') });
    expect(
      matchTarget(index, relation({ schema: 'other', table: 'orders' })),
    ).toMatchObject({ product: REF('unplaced') });
    expect(matchTarget(index, relation({ table: 'orders' }))).toMatchObject({
      reason: expect.stringMatching(/^Fits 2 ports/),
    });
  });

  it('tells what is different where it nearly fits', () => {
    expect(
      matchTarget(
        oneTable(shop),
        relation({ database: 'shop', schema: 'staging', table: 'orders' }),
      ),
    ).toEqual({
      reason: `No contract promises it there: port main of ${REF('orders')} has it as db.example.com.shop.sales.orders`,
    });
  });

  it('never throws, and never says two things at once', () => {
    const index = oneTable(shop);
    fc.assert(
      fc.property(
        fc.record(
          {
            productRef: fc.string(),
            port: fc.string(),
            contractId: fc.string(),
            schema: fc.string(),
            physicalName: fc.record(
              {
                namespace: fc.oneof(
                  fc.string(),
                  fc.string().map(text => `s3://${text}`),
                ),
                database: fc.string(),
                schema: fc.string(),
                table: fc.string(),
              },
              { requiredKeys: ['table'] },
            ),
          },
          { requiredKeys: [] },
        ),
        target => {
          const match = matchTarget(index, target);
          expect('product' in match).toBe(match.reason === undefined);
        },
      ),
    );
  });
});

describe('what a team wrote into its engine', () => {
  const index = indexOf({
    orders: {
      main: {
        contract: {
          id: 'Orders-Contract',
          server: POSTGRES('sales'),
          tables: { orders: 'orders_v1', lines: undefined },
        },
      },
      events: {
        contract: {
          id: 'events-contract',
          server: ['type: kafka'],
          tables: { placed: 'orders.placed' },
        },
      },
    },
    plain: { only: {} },
    none: {},
  });

  it.each<[string, CheckTarget, object]>([
    [
      'its product and port',
      { productRef: 'orders', port: 'main' },
      { product: REF('orders'), port: 'main', schema: undefined },
    ],
    [
      'a full reference in capitals',
      { productRef: 'DataProduct:Default/Orders', port: 'MAIN' },
      { product: REF('orders'), port: 'main' },
    ],
    [
      'its product, with the table of one of its ports, in whatever database it was tested',
      {
        productRef: 'orders',
        physicalName: { database: 'ci_4711', table: 'LINES' },
      },
      { product: REF('orders'), port: 'main', schema: 'lines' },
    ],
    [
      'its product, with a table that no port has: it is about the product',
      { productRef: 'orders', physicalName: { table: 'stg_orders' } },
      { product: REF('orders') },
    ],
    [
      'its product alone, of several ports: it is about the product',
      { productRef: 'orders' },
      { product: REF('orders') },
    ],
    [
      'its product alone, of a single port',
      { productRef: 'plain' },
      { product: REF('plain'), port: 'only' },
    ],
    [
      'a product without ports',
      { productRef: 'none' },
      { product: REF('none') },
    ],
    [
      'its product rather than a table of another',
      {
        productRef: 'plain',
        physicalName: { schema: 'sales', table: 'orders_v1' },
      },
      { product: REF('plain') },
    ],
    [
      'its contract, whatever the case',
      { contractId: 'orders-contract', schema: 'Lines' },
      { product: REF('orders'), port: 'main', schema: 'lines' },
    ],
    [
      'the physical name of a schema',
      { contractId: 'Orders-Contract', schema: 'orders_v1' },
      { product: REF('orders'), port: 'main', schema: 'orders' },
    ],
    [
      'a contract that is known beside an id of a tool for the product',
      { productRef: 'b1946ac9', contractId: 'events-contract' },
      { product: REF('orders'), port: 'events', schema: 'placed' },
    ],
  ])('counts: %s', (_, target, expected) => {
    expect(matchTarget(index, target)).toMatchObject(expected);
  });

  it.each<[string, CheckTarget, string]>([
    [
      'a product that is not there, or another owner’s',
      { productRef: 'secret', physicalName: { table: 'orders_v1' } },
      '"secret" is no data product, or belongs to another owner',
    ],
    [
      'what is no reference',
      { productRef: 'no reference', port: 'main' },
      '"no reference" is no data product, or belongs to another owner',
    ],
    [
      'a port that the product does not have',
      { productRef: 'orders', port: 'old' },
      `${REF('orders')} has no output port "old"`,
    ],
    [
      'a contract that nobody has, even where a table would fit',
      { contractId: 'gone', physicalName: { schema: 'sales', table: 'lines' } },
      'No output port has a contract with the id "gone", or it belongs to another owner',
    ],
    [
      'a port alone',
      { port: 'main' },
      'port main alone does not say of which product',
    ],
    [
      'nothing',
      {},
      'The artifact does not say what was checked. Send what belongs to it along, such as the manifest of dbt.',
    ],
  ])('is told to belong nowhere: %s', (_, target, reason) => {
    expect(matchTarget(index, target)).toEqual({ reason });
  });

  it('fits nobody where two ports have the contract', () => {
    const contract = { id: 'shared', tables: { orders: undefined } };
    const both = indexOf({ a: { x: { contract } }, b: { y: { contract } } });
    expect(matchTarget(both, { contractId: 'shared' })).toEqual({
      reason: `Fits 2 ports: x of ${REF('a')}, y of ${REF('b')}`,
    });
    expect(
      matchTarget(both, { contractId: 'shared', port: 'y' }),
    ).toMatchObject({ product: REF('b'), port: 'y' });
  });
});

describe('what somebody mapped', () => {
  const index = oneTable(shop);
  const mapping: KnownMapping = { product: REF('orders'), port: 'main' };

  it('comes before everything else', () => {
    expect(
      matchTarget(index, { productRef: 'secret', port: 'other' }, mapping),
    ).toMatchObject({ product: REF('orders'), port: 'main' });
    expect(
      matchTarget(index, relation({ table: 'x' }), {
        ...mapping,
        schema: 'orders',
      }),
    ).toEqual(ORDERS_MAIN);
  });

  it('holds no longer when the product or its port is out of reach', () => {
    for (const gone of [
      { ...mapping, product: REF('gone') },
      { ...mapping, port: 'gone' },
    ]) {
      expect(
        matchTarget(
          index,
          relation({ schema: 'sales', table: 'orders' }),
          gone,
        ),
      ).toEqual(ORDERS_MAIN);
      expect(matchTarget(index, relation({ table: 'x' }), gone)).toEqual({
        reason: 'No contract promises x',
      });
    }
  });
});
