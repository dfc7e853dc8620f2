import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';

/** What each backend under test is told by its parent. */
export type ListenOptions = { port: number; database: object };

/** A backend without plugins, configured by its parent and not by files. */
export function createTestedBackend(
  { port, database }: ListenOptions,
  config: JsonObject,
) {
  const data = {
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: database as JsonObject,
    },
  };
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () =>
        ConfigReader.fromConfigs([
          { context: 'harness', data },
          { context: 'room', data: config },
        ]),
    }),
  );
  return backend;
}

/** A backend under test. */
export type TestedBackend = ReturnType<typeof createTestedBackend>;

/**
 * Lets the load generator be anybody. The check of a real token, some tenths of
 * a millisecond, is all that is missing then.
 */
export function trustCallers(backend: TestedBackend): void {
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.auth.factory());
}
