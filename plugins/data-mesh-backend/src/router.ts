import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { Router } from 'express';
import type { AccessRoom } from './access/AccessRoom';
import { addGrantRoutes } from './access/grants/grantRoutes';
import { addAccessQueryRoutes } from './access/queries/accessQueryRoutes';
import { addRequestRoutes } from './access/requests/requestRoutes';
import { addAuditRoutes } from './audit/auditRoutes';
import { databaseAwayHandler } from './database/databaseAway';
import { addBadgeRoute } from './quality/badge/badgeRoutes';
import { addIngestRoutes } from './quality/ingest/ingestRoutes';
import type { QualityRoom } from './quality/QualityRoom';
import { addQualityRoutes } from './quality/qualityRoutes';
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
    qualityRoom?: QualityRoom;
    validateResponses?: boolean;
  },
): Router {
  // The document's own types stop at its paths; the router is used untyped.
  type Document = Parameters<typeof createValidatedOpenApiRouter>[0];
  const validated: Router = createValidatedOpenApiRouter(
    openApiDocument as unknown as Document,
    {
      validatorOptions: {
        validateResponses: options.validateResponses ?? false,
      },
    },
  );
  const router = Router();
  const { accessRoom, qualityRoom } = options;
  if (qualityRoom) {
    addIngestRoutes(router, qualityRoom);
    addBadgeRoute(router, qualityRoom);
  }
  router.use(validated);
  addProductRoutes(validated, options);
  if (accessRoom) {
    addRequestRoutes(validated, accessRoom);
    addGrantRoutes(validated, accessRoom);
    addAccessQueryRoutes(validated, accessRoom);
    addAuditRoutes(validated, accessRoom);
  }
  if (qualityRoom) {
    addQualityRoutes(validated, qualityRoom);
  }
  router.use(databaseAwayHandler);
  return router;
}
