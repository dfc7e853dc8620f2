import type { HttpRouterService } from '@backstage/backend-plugin-api';

/** Where results come in. */
export const INGEST_PATHS = {
  results: '/quality/results',
  datacontract: '/quality/publish/datacontract',
  openlineage: '/quality/openlineage/api/v1/lineage',
} as const;

/** Badges are shown by pages that have no token. */
export const BADGE_PATH = '/quality/badges';

/**
 * Backstage turns away every bearer token that is not its own. So these paths
 * are opened, and decide themselves whom they let in.
 */
export function openIngestPaths(httpRouter: HttpRouterService): void {
  for (const path of [...Object.values(INGEST_PATHS), BADGE_PATH]) {
    httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
  }
}
