import type {
  ExternalGrant,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { PostgresTarget } from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import type { Connections } from '../platform/Connections';
import { readMarker } from '../plan/naming';

/** All roles whose comment says that they are of a grant in this database. */
export async function listGrants(
  connections: Connections,
  target: PostgresTarget,
  { signal }: Pick<ProvisionerContext, 'signal'>,
): Promise<ExternalGrant[]> {
  return connections.transact(
    target,
    { signal, readOnly: true },
    async client => {
      const { rows } = await client.query(
        `SELECT r.rolname::text AS name, d.description,
                current_database()::text AS database
         FROM pg_shdescription d JOIN pg_roles r ON r.oid = d.objoid
         WHERE d.classoid = 'pg_authid'::regclass ORDER BY 1`,
      );
      return rows.flatMap(({ name, description, database }) => {
        const marker = readMarker(description);
        return marker && marker.database === database
          ? [
              {
                name,
                environment: marker.environment,
                grantId: marker.grantId,
              },
            ]
          : [];
      });
    },
  );
}
