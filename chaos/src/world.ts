import type { Entity } from '@backstage/catalog-model';

/** What the catalog says; written to a file that all replicas read. */
export type WorldState = {
  /** Names of the users of each group. */
  groups: Record<string, string[]>;
};

export const USERS = Array.from({ length: 8 }, (_, nth) => `user${nth}`);
export const OWNERS = ['owner0', 'owner1'];
export const TEAMS = ['red', 'blue'];
export const TABLES = ['orders', 'returns', 'lines', 'stock'];
export const COLUMNS = ['id', 'amount', 'email'];
/** As contracts name the warehouse. */
export const WAREHOUSE_HOST = 'warehouse.example';

export const userRef = (name: string) => `user:default/${name}`;
export const groupRef = (name: string) => `group:default/${name}`;
export const productRef = (table: string) => `dataproduct:default/${table}`;

export function firstState(): WorldState {
  return { groups: { red: USERS.slice(0, 3), blue: USERS.slice(3, 6) } };
}

/** The login of a user in the warehouse. */
export function loginOf(name: string, run: string): string {
  return `${name}_${run}`;
}

/** Everybody and everything, as the catalog returns it after processing. */
export function entitiesOf(
  state: WorldState,
  options: { run: string; database: string },
): Entity[] {
  const groups: Record<string, string[]> = { ...state.groups, owners: OWNERS };
  const memberships = (name: string) =>
    Object.keys(groups).filter(group => groups[group].includes(name));
  return [
    ...[...USERS, ...OWNERS].map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: {
        name,
        namespace: 'default',
        annotations: { 'data-mesh/login.postgres': loginOf(name, options.run) },
      },
      spec: {},
      relations: memberships(name).map(group => ({
        type: 'memberOf',
        targetRef: groupRef(group),
      })),
    })),
    ...Object.entries(groups).map(([name, members]) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name, namespace: 'default' },
      spec: { type: 'team', children: [] },
      relations: members.map(member => ({
        type: 'hasMember',
        targetRef: userRef(member),
      })),
    })),
    ...TABLES.map(table => productOf(table, options.database)),
  ];
}

function productOf(table: string, database: string): Entity {
  return {
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: {
      name: table,
      namespace: 'default',
      title: table,
      annotations: { 'data-mesh/content-hash': `${table}-1` },
    },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      owner: groupRef('owners'),
      outputPorts: [
        {
          name: 'main',
          contract: {
            source: './contract.yaml',
            text: contractOf(table, database),
          },
        },
      ],
    },
    relations: [{ type: 'ownedBy', targetRef: groupRef('owners') }],
  };
}

function contractOf(table: string, database: string): string {
  return [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: ${table}`,
    'version: 1.0.0',
    'status: active',
    'servers:',
    '  - server: warehouse',
    '    type: postgresql',
    `    host: ${WAREHOUSE_HOST}`,
    '    port: 5432',
    `    database: ${database}`,
    '    schema: sales',
    'schema:',
    `  - name: ${table}`,
    '    logicalType: object',
    '    properties:',
    ...COLUMNS.flatMap(column => [
      `      - name: ${column}`,
      `        logicalType: ${column === 'email' ? 'string' : 'number'}`,
    ]),
    '',
  ].join('\n');
}
