import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import type { AccessRoom } from './access/AccessRoom';
import { addGrantRoutes } from './access/grants/grantRoutes';
import { addAccessQueryRoutes } from './access/queries/accessQueryRoutes';
import { addRequestRoutes } from './access/requests/requestRoutes';
import { addAuditRoutes } from './audit/auditRoutes';
import { addProductRoutes, type ProductRoutes } from './products/router';
import { openApiDocument } from './schema/openapi.generated';

/**
 * All routes of the plugin. Requests are checked against the API document
 * before they get anywhere.
 *
 * @param options - `validateResponses` checks answers too, in tests
 */
export function createRouter(
  options: ProductRoutes & {
    /** Left out where only the registry is served. */
    accessRoom?: AccessRoom;
    validateResponses?: boolean;
  },
): Router {
  // The document's own types stop at its paths; the router is used untyped.
  type Document = Parameters<typeof createValidatedOpenApiRouter>[0];
  const router: Router = createValidatedOpenApiRouter(
    openApiDocument as unknown as Document,
    {
      validatorOptions: {
        validateResponses: options.validateResponses ?? false,
      },
    },
  );
  addProductRoutes(router, options);
  const { accessRoom } = options;
  if (accessRoom) {
    addRequestRoutes(router, accessRoom);
    addGrantRoutes(router, accessRoom);
    addAccessQueryRoutes(router, accessRoom);
    addAuditRoutes(router, accessRoom);
  }
  return router;
}
