import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import { addProductRoutes, type ProductRoutes } from './products/router';
import { openApiDocument } from './schema/openapi.generated';

/**
 * All routes of the plugin. Requests are checked against the API document
 * before they get anywhere.
 *
 * @param options - `validateResponses` checks answers too, in tests
 */
export function createRouter(
  options: ProductRoutes & { validateResponses?: boolean },
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
  return router;
}
