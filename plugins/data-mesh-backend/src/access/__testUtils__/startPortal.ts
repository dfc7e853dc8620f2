import {
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_DATA_PRODUCT } from '@backstage-data-mesh/plugin-data-mesh-common';
import { dataProductConditions } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Knex } from 'knex';
import request from 'supertest';
import { TestCatalog } from '../../__testUtils__/TestCatalog';
import plugin from '../../index';
import { accessProducts } from './accessWorld';
import { peopleEntities } from './peopleEntities';

/** What everybody who is signed in may do. */
const EVERYBODY = ['data-mesh.product.read', 'data-mesh.access.request'];

/** A whole backend over a database, spoken to over HTTP. */
export type Portal = {
  catalog: TestCatalog;
  call(
    authorization: string,
    method: 'get' | 'post',
    path: string,
    body?: object,
  ): request.Test;
  stop(): Promise<void>;
};

/**
 * Starts the plugin with the products of the small company, and its people as
 * a catalog has them. Services pass every permission, as they do in Backstage.
 *
 * @param options - `permissions` of users beside those that everybody has;
 *   `features` beside the plugin, such as its modules; `blind` are users who may
 *   read their own products only, of which there are none
 */
export async function startPortal(
  knex: Knex,
  options: {
    permissions?: Record<string, string[]>;
    features?: BackendFeature[];
    config?: JsonObject;
    blind?: string[];
  } = {},
): Promise<Portal> {
  const catalog = new TestCatalog();
  catalog.set([
    ...accessProducts(),
    ...peopleEntities({
      groups: {
        company: undefined,
        operations: 'company',
        'order-team': 'operations',
        marketing: 'company',
        'data-protection': 'company',
        governance: undefined,
        stock: undefined,
      },
      users: {
        outsider: [],
        analyst: ['marketing'],
        dpo: ['data-protection'],
        'order-owner': ['order-team'],
        'stock-owner': ['stock'],
        director: ['company'],
        governor: ['governance'],
      },
    }),
  ]);
  const may = (principal: unknown, permission: string) => {
    const { type, userEntityRef } = principal as Record<string, string>;
    return (
      type === 'service' ||
      EVERYBODY.includes(permission) ||
      (options.permissions?.[userEntityRef] ?? []).includes(permission)
    );
  };
  const isBlind = (principal: unknown) => {
    const { userEntityRef } = principal as { userEntityRef?: string };
    return (options.blind ?? []).some(ref => ref === userEntityRef);
  };
  const { server, stop } = await startTestBackend({
    features: [
      plugin,
      ...(options.features ?? []),
      mockServices.rootConfig.factory({ data: options.config }),
      mockServices.database.factory({ knex }),
      mockServices.permissions.mock({
        authorize: async (requests, { credentials }) =>
          requests.map(({ permission }) => ({
            result: may(credentials.principal, permission.name)
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          })),
        authorizeConditional: async (requests, { credentials }) =>
          requests.map(() =>
            isBlind(credentials.principal)
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'data-mesh',
                  resourceType: RESOURCE_TYPE_DATA_PRODUCT,
                  conditions: dataProductConditions.isOwner({ claims: [] }),
                }
              : { result: AuthorizeResult.ALLOW },
          ),
      }).factory,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog.service(),
      }),
    ],
  }).then(backend => ({
    server: backend.server,
    stop: () => backend.stop(),
  }));
  const portal: Portal = {
    catalog,
    call(authorization, method, path, body) {
      const sent = request(server)
        [method](`/api/data-mesh${path}`)
        .set('authorization', authorization);
      return body ? sent.send(body) : sent;
    },
    stop,
  };
  await portal
    .call(mockCredentials.service.header(), 'post', '/registry/refresh')
    .expect(200);
  return portal;
}
