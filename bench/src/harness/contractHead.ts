import { DOMAINS } from './generateDomains';

/** Where the table of a product of a generated mesh is. */
export function tableOf(product: number): {
  database: string;
  schema: string;
  table: string;
} {
  return {
    database: 'warehouse',
    schema: `area_${product % DOMAINS}`,
    table: `table_${product}`,
  };
}

/** The lines of a product's contract of its one table, up to the columns. */
export function contractHead(product: number, technology: string): string[] {
  const { database, schema, table } = tableOf(product);
  return [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: contract-${product}`,
    'version: 1.0.0',
    'status: active',
    'servers:',
    '  - server: main',
    `    type: ${technology}`,
    '    host: warehouse.example',
    '    port: 5432',
    `    database: ${database}`,
    `    schema: ${schema}`,
    'schema:',
    `  - name: ${table}`,
    '    physicalType: table',
    '    properties:',
  ];
}
