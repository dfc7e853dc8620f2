import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  type EntityProviderConnection,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import {
  createTestedBackend,
  type ListenOptions,
  type TestedBackend,
} from './createTestedBackend';

const LOCATION = 'url:https://example.com/mesh.yaml';

/** The form in which a provider hands an entity to the catalog. */
const deferred = (entity: Entity) => ({
  entity: {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
      },
    },
  },
  locationKey: 'bench',
});

/** What a room adds to its backend. */
export type MeshOptions = {
  entities: Entity[];
  /** Kinds of the entities. */
  kinds: string[];
  /** Below `backend` in the configuration. */
  backend?: JsonObject;
  /** Below `dataMesh` in the configuration. */
  dataMesh?: JsonObject;
};

/** A backend with catalog and Data Mesh over a generated mesh. */
export function createMeshBackend(
  options: ListenOptions,
  mesh: MeshOptions,
): {
  backend: TestedBackend;
  /** Gives the catalog another version of an entity, after the start. */
  put(entity: Entity): Promise<void>;
} {
  const backend = createTestedBackend(options, {
    ...(mesh.backend && { backend: mesh.backend }),
    catalog: {
      rules: [{ allow: mesh.kinds }],
      // Long, so that processing again does not disturb the figures.
      processingInterval: { hours: 10 },
    },
    dataMesh: {
      registry: { syncInterval: { seconds: 5 } },
      // The mesh is generated: there is no file to find lines in.
      declarations: { locateAtUrls: false },
      ...mesh.dataMesh,
    },
  });
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    import('@backstage-data-mesh/plugin-catalog-backend-module-data-mesh'),
  );
  backend.add(import('@backstage-data-mesh/plugin-data-mesh-backend'));
  let connected: EntityProviderConnection | undefined;
  backend.add(
    createBackendModule({
      pluginId: 'catalog',
      moduleId: 'bench-mesh',
      register(env) {
        env.registerInit({
          deps: { processing: catalogProcessingExtensionPoint },
          async init({ processing }) {
            processing.addEntityProvider({
              getProviderName: () => 'bench',
              async connect(connection) {
                connected = connection;
                await connection.applyMutation({
                  type: 'full',
                  entities: mesh.entities.map(deferred),
                });
              },
            });
          },
        });
      },
    }),
  );
  return {
    backend,
    async put(entity) {
      await connected!.applyMutation({
        type: 'delta',
        removed: [],
        added: [deferred(entity)],
      });
    },
  };
}
