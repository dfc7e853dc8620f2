import { InputError } from '@backstage/errors';
import type {
  GrantOrder,
  ProvisioningPlan,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import {
  placeOf,
  placeOfServer,
} from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import { type AccessPostgresTarget, TARGETS_KEY } from '../config';
import { approvedColumns } from './approvedColumns';
import { roleNameOf } from './naming';
import {
  type PlannedTable,
  type PostgresSnapshot,
  storeSnapshot,
} from './snapshot';

/** Names that contracts join with dots to `schema.table`. */
const WORD = /^[A-Za-z_][A-Za-z0-9_$-]*$/;

/** Where a table stands, by its physical name and the schema of the server. */
function placeOfTable(name: string, schema: string) {
  const parts = name.split('.');
  return parts.length > 1 && parts.every(part => WORD.test(part))
    ? { schema: parts[parts.length - 2], name: parts[parts.length - 1] }
    : { schema, name };
}

function findTarget(
  order: GrantOrder,
  targets: readonly AccessPostgresTarget[],
): AccessPostgresTarget {
  const { server } = order;
  if (!server) {
    throw new InputError(
      `The contract of port '${order.port}' names no server of PostgreSQL, so nobody knows where its tables are. Add one to its servers.`,
    );
  }
  const place = placeOfServer(server.settings);
  if (!place) {
    throw new InputError(
      `The server of the contract of port '${order.port}' lacks host or database. Add them to the contract.`,
    );
  }
  const target = targets.find(({ match }) => placeOf(match) === place);
  if (!target) {
    throw new InputError(
      `The portal gives no access in ${place}. Add it to ${TARGETS_KEY}, or correct the server in the contract.`,
    );
  }
  return target;
}

function planTables(order: GrantOrder, serverSchema: string) {
  const tables = new Map<string, PlannedTable>();
  const leftOut: string[] = [];
  for (const { schema: name, physicalName, paths } of order.columns) {
    const schema = order.contract.schemas.find(each => each.name === name);
    if (!schema) {
      throw new InputError(
        `The contract that was approved has no schema '${name}'`,
      );
    }
    const place = placeOfTable(physicalName ?? name, serverSchema);
    const approved = approvedColumns(schema, paths);
    leftOut.push(...approved.leftOut.map(column => `${name}.${column}`));
    const key = JSON.stringify(place);
    const known = tables.get(key);
    tables.set(key, {
      ...place,
      columns: [...new Set([...(known?.columns ?? []), ...approved.columns])],
      promised: [
        ...new Set([...(known?.promised ?? []), ...approved.promised]),
      ],
    });
  }
  return {
    tables: [...tables.values()].filter(table => table.columns.length > 0),
    leftOut,
  };
}

/**
 * Decides which role is to read what. Pure.
 *
 * @throws InputError when the contract does not say where the tables are, when
 *   no target is configured for it, or when no column can be given
 */
export function planAccess(
  order: GrantOrder,
  targets: readonly AccessPostgresTarget[],
): ProvisioningPlan {
  const target = findTarget(order, targets);
  const { tables, leftOut } = planTables(
    order,
    order.server?.settings.schema || 'public',
  );
  if (tables.length === 0) {
    throw new InputError(
      leftOut.length > 0
        ? `PostgreSQL gives columns as a whole, and only parts of ${leftOut.join(', ')} were approved. Ask for whole columns.`
        : 'No column was approved that PostgreSQL could give.',
    );
  }
  const snapshot: PostgresSnapshot = {
    target: target.name,
    role: roleNameOf(order),
    database: target.connection.database,
    tables,
    leftOut,
    connect: {
      host: target.connectHost ?? target.match.host,
      port: target.match.port,
      loginHint: target.loginHint,
    },
  };
  const schemas = [...new Set(tables.map(table => table.schema))];
  return {
    target: target.name,
    steps: [
      `Create the role ${snapshot.role} without login in ${target.name}`,
      ...schemas.map(name => `Grant it USAGE on the schema ${name}`),
      ...tables.map(
        ({ schema, name, columns }) =>
          `Grant it SELECT on ${schema}.${name} (${columns.join(', ')})`,
      ),
      `Grant the role to the logins of ${order.consumer.ref}`,
      ...leftOut.map(
        column =>
          `Leave out ${column}: PostgreSQL gives columns as a whole, and only parts of it were approved`,
      ),
    ],
    snapshot: storeSnapshot(snapshot),
  };
}
