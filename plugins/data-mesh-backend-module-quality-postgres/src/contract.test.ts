import {
  describeQualityRunner,
  type QualityCaseTable,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { escapeIdentifier } from 'pg';
import { SERVER, TestWarehouse } from './__testUtils__/TestWarehouse';

jest.setTimeout(120_000);

const TYPES: Record<QualityCaseTable['columns'][number]['type'], string> = {
  integer: 'bigint',
  number: 'numeric(12,2)',
  string: 'varchar(80)',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamptz',
};

async function fill(
  { root }: TestWarehouse,
  { name, columns, rows }: QualityCaseTable,
) {
  const names = columns.map(column => escapeIdentifier(column.name));
  const types = columns.map(
    ({ type }, index) => `${names[index]} ${TYPES[type]}`,
  );
  await root.query(`CREATE TABLE sales.${name} (${types.join(', ')})`);
  for (const row of rows) {
    await root.query(
      `INSERT INTO sales.${name} VALUES (${row.map((_, i) => `$${i + 1}`).join(', ')})`,
      [...row],
    );
  }
}

(SERVER ? describe : describe.skip)('on a real PostgreSQL', () => {
  describeQualityRunner('PostgreSQL', {
    async open(tables) {
      const warehouse = await TestWarehouse.create();
      for (const table of tables) await fill(warehouse, table);
      return {
        runner: warehouse.runner(),
        server: warehouse.server(),
        close: () => warehouse.destroy(),
      };
    },
  });
});
