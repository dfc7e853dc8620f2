import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { obeyParent } from '../harness/startChild';
import { generateQualityMesh } from './generateQualityMesh';
import { catchRoom, loadInside } from './insideRoom';
import { obeyOrder } from './obeyOrder';
import type { QualityBackendOptions } from './orders';

/** Who posts runs. */
const SENDER = mockCredentials.service();

const LOCATION = 'url:https://example.com/mesh.yaml';

const located = (entity: Entity): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    annotations: {
      'backstage.io/managed-by-location': LOCATION,
      'backstage.io/managed-by-origin-location': LOCATION,
    },
  },
});

/** The backend under test, in a process of its own. */
async function run(options: QualityBackendOptions) {
  const caught = catchRoom();
  const entities = generateQualityMesh(options.products).map(located);
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () =>
        new ConfigReader({
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: `http://127.0.0.1:${options.port}`,
            listen: { host: '127.0.0.1', port: options.port },
            database: options.database,
          },
          catalog: {
            rules: [{ allow: ['DataProduct', 'Domain', 'Group', 'User'] }],
            // Long, so that processing again does not disturb the figures.
            processingInterval: { hours: 10 },
          },
          dataMesh: {
            registry: { syncInterval: { seconds: 5 } },
            // The mesh is generated: there is no file to find lines in.
            declarations: { locateAtUrls: false },
            quality: {
              writers: [{ subject: SENDER.principal.subject, owners: 'all' }],
            },
          },
        }),
    }),
  );
  // The check of a real token, some tenths of a millisecond, is missing.
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.auth.factory());
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    import('@backstage-data-mesh/plugin-catalog-backend-module-data-mesh'),
  );
  backend.add(import('@backstage-data-mesh/plugin-data-mesh-backend'));
  backend.add(
    import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-dbt'),
  );
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
                await connection.applyMutation({
                  type: 'full',
                  entities: entities.map(entity => ({
                    entity,
                    locationKey: 'bench',
                  })),
                });
              },
            });
          },
        });
      },
    }),
  );
  await backend.start();
  const room = caught.room!;
  obeyParent(order => obeyOrder(room, loadInside(), order));
}

run(JSON.parse(process.argv[2]) as QualityBackendOptions).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
