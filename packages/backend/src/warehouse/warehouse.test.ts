import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  accessColumns,
  columnsOfRole,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { parse } from 'yaml';
import { type Examples, readExamples } from './readExamples';
import { generateRows } from './generateRows';
import type { Cell } from './scalars';
import { createTableSql } from './tableSql';
import { type WarehouseTable, warehouseTables } from './warehouseTables';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

describe('the warehouse of the demo', () => {
  let examples: Examples;
  let tables: WarehouseTable[];
  let byId: Map<string, WarehouseTable>;
  const rowsOf = (id: string) => {
    const table = byId.get(id)!;
    return generateRows(table, byId).map(row =>
      Object.fromEntries(table.columns.map((c, i) => [c.name, row[i]])),
    );
  };

  beforeAll(async () => {
    examples = await readExamples(EXAMPLES);
    tables = warehouseTables(examples.contracts, 54320);
    byId = new Map(tables.map(table => [table.id, table]));
  });

  it('has the tables of all contracts that name it, and of no others', () => {
    expect(tables.length).toBeGreaterThan(30);
    expect(byId.size).toBe(tables.length);
    expect([...byId.keys()]).toEqual(
      expect.arrayContaining(['orders.orders', 'patient_care.encounters']),
    );
    // Served elsewhere, or from a preview.
    expect(tables.map(({ schema }) => schema)).not.toContain('public');
    expect(tables.map(({ schema }) => schema)).not.toContain('orders_preview');
  });

  it('has its own schemas checked by the portal, and no others', async () => {
    const config = parse(
      await readFile(path.resolve(EXAMPLES, '../app-config.yaml'), 'utf8'),
    );
    const [target] = config.dataMesh.quality.postgres.targets;
    expect(target.schemas).toEqual(
      [...new Set(tables.map(({ schema }) => schema))].sort(),
    );
  });

  it('follows references over contracts, and columns of the same name', () => {
    const referenceOf = (id: string, column: string) =>
      byId.get(id)?.columns.find(c => c.name === column)?.references;
    expect(referenceOf('orders.orders', 'customer_id')).toEqual({
      table: 'customer.customers',
      column: 'customer_id',
    });
    expect(referenceOf('fulfilment.shipments', 'order_id')).toEqual({
      table: 'orders.orders',
      column: 'order_id',
    });
  });

  it('fills every table with rows that are the same each time', () => {
    for (const table of tables) {
      const rows = generateRows(table, byId);
      expect([table.id, rows.length >= 40]).toEqual([table.id, true]);
      expect(generateRows(table, byId)).toEqual(rows);
    }
  });

  it('keeps what the contracts promise: keys, required and allowed values', () => {
    const broken: string[] = [];
    for (const table of tables) {
      const rows = generateRows(table, byId);
      const at = (name: string) =>
        rows.map(row => row[table.columns.findIndex(c => c.name === name)]);
      for (const { name, notNull, unique, property } of table.columns) {
        const values = at(name).filter(
          (value): value is Cell => value !== null,
        );
        const allowed = property.values?.map(({ value }) => value);
        if (notNull && values.length < rows.length) {
          broken.push(`${table.id}.${name} lacks values`);
        }
        if (unique && new Set(values).size < rows.length) {
          broken.push(`${table.id}.${name} repeats values`);
        }
        if (allowed?.length && values.some(v => !allowed.includes(String(v)))) {
          broken.push(`${table.id}.${name} has values that are not allowed`);
        }
      }
      const key = table.columns.filter(column => column.key !== undefined);
      const keys = rows.map(row =>
        JSON.stringify(key.map(column => row[table.columns.indexOf(column)])),
      );
      if (key.length > 0 && new Set(keys).size < rows.length) {
        broken.push(`${table.id} repeats keys`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('lets tables be joined', () => {
    const orders = new Set(rowsOf('orders.orders').map(row => row.order_id));
    for (const id of ['orders.order_lines', 'fulfilment.shipments']) {
      expect(rowsOf(id).filter(row => !orders.has(row.order_id))).toEqual([]);
    }
    const customers = new Set(
      rowsOf('customer.customers').map(row => row.customer_id),
    );
    expect(
      rowsOf('orders.orders').filter(row => !customers.has(row.customer_id)),
    ).toEqual([]);
  });

  it('lets nothing but a type into the statement that makes a table', () => {
    const table = byId.get('orders.orders')!;
    expect(createTableSql(table)).toMatch(
      /"amount_eur" numeric\(12,2\) NOT NULL,[\s\S]*PRIMARY KEY \("order_id"\)/,
    );
    const [column] = table.columns;
    expect(() =>
      createTableSql({
        ...table,
        columns: [{ ...column, type: 'int); DROP TABLE x; --' }],
      }),
    ).toThrow("'int); DROP TABLE x; --' of orders.orders.order_id is no type");
  });

  it('knows a login for everybody whom the examples give one', () => {
    expect(examples.logins).toEqual(
      expect.arrayContaining(['analyst', 'order_owner', 'researcher']),
    );
    expect(examples.logins).not.toContain('marketing_owner');
  });
});

describe('roles of the example contracts', () => {
  it('name columns that there are, and take away what they say', async () => {
    const { contracts } = await readExamples(EXAMPLES);
    const narrowed = contracts.flatMap(({ contract }) =>
      contract.roles
        .filter(role => role.columns || role.exceptColumns)
        .map(role => {
          const all = accessColumns(contract).map(({ id }) => id);
          const given = columnsOfRole(contract, role).map(({ id }) => id);
          const named = [
            ...(role.columns ?? []),
            ...(role.exceptColumns ?? []),
          ].filter(pattern => !pattern.includes('*') && !all.includes(pattern));
          expect([role.role, named]).toEqual([role.role, []]);
          expect(given.length).toBeGreaterThan(0);
          expect(given.length).toBeLessThan(all.length);
          return [role.role, all.filter(id => !given.includes(id))] as const;
        }),
    );
    expect(Object.fromEntries(narrowed)).toMatchObject({
      orders_reader: expect.arrayContaining(['orders.delivery_address']),
      payment_reader: [
        'transactions.card_last_four',
        'transactions.card_country',
        'transactions.payer_account_hash',
      ],
      returns_reader: ['returns.comment'],
    });
  });
});
