import type { Router } from 'express';
import { addBadgeLinkRoute } from './badge/badgeRoutes';
import { addIncidentRoutes } from './incidents/incidentRoutes';
import { addInboxRoutes } from './inbox/inboxRoutes';
import { addJobRoutes } from './jobs/jobRoutes';
import { addOverviewRoutes } from './overview/overviewRoutes';
import type { QualityRoom } from './QualityRoom';
import { addQualityQueryRoutes } from './queries/qualityQueryRoutes';
import { addTokenRoutes } from './tokens/tokenRoutes';

/**
 * The routes of the room but those by which results come in. Their parameters
 * have the types and defaults of the API document, which was applied before.
 */
export function addQualityRoutes(router: Router, room: QualityRoom): void {
  addQualityQueryRoutes(router, room);
  addIncidentRoutes(router, room);
  addOverviewRoutes(router, room);
  addJobRoutes(router, room);
  addInboxRoutes(router, room);
  addTokenRoutes(router, room);
  addBadgeLinkRoute(router, room);
}
