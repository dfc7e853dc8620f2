import type { Pool } from 'pg';
import type { Violation } from './checkAudit';
import type { Warehouse } from './Warehouse';
import { loginOf, type WorldState } from './world';

type Row = {
  id: string;
  consumer_ref: string;
  snapshot: string;
  is_active: boolean;
  is_scheduled: boolean;
  observed: string;
};

/**
 * Whether the warehouse gives exactly what the ledger says: for each login and
 * column the server is asked, and the answer compared with the grants.
 */
export async function checkAccess(options: {
  ledger: Pool;
  warehouse: Warehouse;
  environment: string;
  state: WorldState;
}): Promise<Violation[]> {
  const { ledger, warehouse, environment, state } = options;
  const { rows } = await ledger.query<Row>(
    `select id, consumer_ref, snapshot, observed,
       end_kind is null and starts_at <= clock_timestamp()
         and ends_at > clock_timestamp() as is_active,
       end_kind is null and starts_at > clock_timestamp() as is_scheduled
     from access_grants order by created_at`,
  );
  const expected = new Map<string, string>();
  for (const row of rows.filter(each => each.is_active)) {
    for (const access of accessOf(row, state, warehouse.run)) {
      expected.set(access, row.id);
    }
  }
  const actual = await warehouse.privileges();
  const roles = await warehouse.grantRoles(environment);
  const active = rows.filter(row => row.is_active).map(row => row.id);
  const once = (row: Row, access: string) =>
    accessOf(row, state, warehouse.run).includes(access);
  return [
    ...actual
      .filter(access => !expected.has(access))
      .map(access => ({
        what: `LIVE WITHOUT A GRANT: ${access}`,
        id: rows.findLast(row => !row.is_active && once(row, access))?.id,
      })),
    ...[...expected]
      .filter(([access]) => !actual.includes(access))
      .map(([access, id]) => ({ what: `GRANTED BUT MISSING: ${access}`, id })),
    ...roles
      .filter(id => !active.includes(id))
      .map(id => ({ what: 'a role in the warehouse without a grant', id })),
    ...rows
      .filter(row => row.is_active !== (row.observed === 'present'))
      .map(row => ({
        what: `the ledger has observed '${row.observed}' for a grant that is ${row.is_active ? 'active' : 'not active'}`,
        id: row.id,
      })),
  ];
}

/** What a grant gives, as `login table.column`. */
function accessOf(row: Row, state: WorldState, run: string): string[] {
  const [kind, name] = row.consumer_ref.split(/:default\//);
  const users = kind === 'group' ? (state.groups[name] ?? []) : [name];
  const { columns } = JSON.parse(row.snapshot) as {
    columns: Array<{ schema: string; paths: string[] }>;
  };
  return users.flatMap(user =>
    columns.flatMap(({ schema, paths }) =>
      paths.map(path => `${loginOf(user, run)} ${schema}.${path}`),
    ),
  );
}
