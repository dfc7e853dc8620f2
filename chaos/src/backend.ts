import fs from 'node:fs';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  provisioningExtensionPoint,
  type Observation,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { PostgresProvisioner } from '@backstage-data-mesh/plugin-data-mesh-backend-module-provisioner-postgres';
import { entitiesOf, WAREHOUSE_HOST } from './world';

/** How a replica is started. */
export type BackendOptions = {
  port: number;
  /** Of the ledger. */
  database: object;
  environment: string;
  run: string;
  /** The file that says what is in the catalog. */
  worldFile: string;
  warehouse: {
    host: string;
    port: number;
    database: string;
    user: string;
    password: string;
  };
  /** What is done wrong on purpose. */
  broken?: 'remove';
};

/** Says that access was taken away, and does nothing. */
class LazyProvisioner extends PostgresProvisioner {
  async remove(): Promise<Observation> {
    return { observed: 'absent', items: [] };
  }
}

/** A catalog that says what the file says at the moment of asking. */
function catalogOf(options: BackendOptions): CatalogService {
  const now = () =>
    catalogServiceMock({
      entities: entitiesOf(
        JSON.parse(fs.readFileSync(options.worldFile, 'utf8')),
        { run: options.run, database: options.warehouse.database },
      ),
    });
  return new Proxy({} as CatalogService, {
    get: (_, name: keyof CatalogService) =>
      typeof now()[name] === 'function'
        ? (...args: never[]) =>
            (now()[name] as (...all: never[]) => unknown)(...args)
        : undefined,
  });
}

async function run(options: BackendOptions): Promise<void> {
  const { warehouse } = options;
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
          dataMesh: {
            environment: options.environment,
            registry: { syncInterval: { seconds: 2 } },
            access: {
              provisioning: {
                interval: { milliseconds: 300 },
                verifyEvery: { seconds: 3 },
                lease: { seconds: 2 },
                // Members come and go all the time here.
                maxRevocationsPerHour: 1_000_000,
              },
            },
          },
        }),
    }),
  );
  // So that the driver can be anybody.
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.auth.factory());
  backend.add(
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalogOf(options),
    }),
  );
  backend.add(import('@backstage-data-mesh/plugin-data-mesh-backend'));
  backend.add(
    createBackendModule({
      pluginId: 'data-mesh',
      moduleId: 'chaos',
      register(env) {
        env.registerInit({
          deps: {
            logger: coreServices.logger,
            provisioning: provisioningExtensionPoint,
          },
          async init({ logger, provisioning }) {
            const Kind =
              options.broken === 'remove'
                ? LazyProvisioner
                : PostgresProvisioner;
            provisioning.addProvisioner(
              new Kind({
                logger,
                targets: [
                  {
                    name: 'warehouse',
                    match: {
                      host: WAREHOUSE_HOST,
                      port: 5432,
                      database: warehouse.database,
                    },
                    connection: warehouse,
                    statementTimeout: 5_000,
                    lockTimeout: 2_000,
                    maxConnections: 2,
                  },
                ],
              }),
            );
          },
        });
      },
    }),
  );
  await backend.start();
  process.send?.({ ready: true });
  // Without its parent it has no purpose.
  process.on('disconnect', () => process.exit(0));
}

run(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
