import {
  createBackendModule,
  createServiceFactory,
  coreServices,
  type BackendFeature,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import { catalogModuleDataMesh } from '../module';

/** How long a story may wait for the catalog, at most. */
const PATIENCE_MS = 60_000;
const POLL_MS = 50;
const KINDS = [
  'Component',
  'DataProduct',
  'Domain',
  'Group',
  'Location',
  'Resource',
  'System',
  'User',
];

/** A running catalog with the module, as the stories of the tests see it. */
export type TestCatalog = {
  /** Waits until an entity is as the check wants it. */
  entity(ref: string, check?: (entity: Entity) => boolean): Promise<Entity>;
  entities(): Promise<Entity[]>;
  /** What a webhook does that tells of changed files. */
  refresh(...keys: string[]): Promise<void>;
  validate(entity: JsonObject, location: string): Promise<string[]>;
  stop(): Promise<void>;
};

export async function startCatalog(options: {
  locations: Array<{ type: string; target: string }>;
  config?: JsonObject;
  reader?: UrlReaderService;
  features?: BackendFeature[];
}): Promise<TestCatalog> {
  let connection: EntityProviderConnection | undefined;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleDataMesh,
      ...(options.features ?? []),
      ...(options.reader ? [readerFactory(options.reader)] : []),
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'test-refresh',
        register(reg) {
          reg.registerInit({
            deps: { catalog: catalogProcessingExtensionPoint },
            async init({ catalog }) {
              catalog.addEntityProvider({
                getProviderName: () => 'test-refresh',
                connect: async found => {
                  connection = found;
                },
              });
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          catalog: {
            processingInterval: { minutes: 10 },
            stitchingStrategy: { pollingInterval: { milliseconds: 50 } },
            rules: [{ allow: KINDS }],
            locations: options.locations,
          },
          ...options.config,
        },
      }),
    ],
  });
  const { server } = backend;
  const until = async <T>(read: () => Promise<T | undefined>): Promise<T> => {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const value = await read();
      if (value !== undefined) {
        return value;
      }
      if (Date.now() > deadline) {
        throw new Error('The catalog did not get there in time');
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
  };
  const entities = async (): Promise<Entity[]> =>
    (await request(server).get('/api/catalog/entities')).body;
  const find = async (ref: string) =>
    (await entities()).find(entity => stringifyEntityRef(entity) === ref);
  return {
    entities,
    entity: (ref, check = () => true) =>
      until(async () => {
        const entity = await find(ref);
        return entity && check(entity) ? entity : undefined;
      }),
    refresh: async (...keys) => {
      await connection?.refresh({ keys });
    },
    validate: async (entity, location) => {
      const { body } = await request(server)
        .post('/api/catalog/validate-entity')
        .send({ entity, location });
      return (body.errors ?? []).map((error: Error) => error.message);
    },
    stop: () => backend.stop(),
  };
}

function readerFactory(reader: UrlReaderService): BackendFeature {
  return createServiceFactory({
    service: coreServices.urlReader,
    deps: {},
    factory: () => reader,
  });
}
