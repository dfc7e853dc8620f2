import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  auditReadPermission,
  type AuditVerification,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Request, Router } from 'express';
import type { Knex } from 'knex';
import type { Ledger } from '../ledger/Ledger';
import { readAuditFilter, type AuditFilter } from './auditFilter';
import { exportAudit } from './exportAudit';
import { listAuditEntries } from './listAuditEntries';
import { verifyAudit } from './verifyAudit';

/** What the routes need of the room that has them. */
export type AuditServices = {
  knex: Knex;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  ledger: Ledger;
  products: {
    /** @throws NotAllowedError without the permission */
    demand(
      credentials: BackstageCredentials,
      permission: BasicPermission,
    ): Promise<void>;
  };
};

/**
 * Routes that read, export and verify the audit log. Their parameters have the
 * types and defaults of the API document, which was applied before.
 */
export function addAuditRoutes(router: Router, room: AuditServices): void {
  const { knex, auditor, ledger } = room;
  /** Shared by all who ask while it runs. */
  let verification: Promise<AuditVerification> | undefined;

  const demandRead = async (request: Request) => {
    const credentials = await room.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    await room.products.demand(credentials, auditReadPermission);
  };

  router.get('/audit/entries', async (req, res) => {
    await demandRead(req);
    const query = req.query as AuditFilter as AuditFilter & {
      limit: number;
      cursor?: string;
    };
    res.json(await listAuditEntries(knex, readAuditFilter(query), query));
  });

  router.get('/audit/export', async (req, res) => {
    await demandRead(req);
    const filter = readAuditFilter(req.query as AuditFilter);
    const event = await auditor.createEvent({
      eventId: 'audit-export',
      severityLevel: 'medium',
      request: req,
      meta: { filter: JSON.stringify(filter) },
    });
    res
      .status(200)
      .type('application/x-ndjson')
      .setHeader(
        'content-disposition',
        'attachment; filename="data-mesh-audit.jsonl"',
      );
    try {
      await pipeline(Readable.from(exportAudit(knex, filter)), res);
      await event.success();
    } catch (error) {
      await event.fail({ error: toError(error) });
      // Too late for an answer: the transfer just ends, unfinished.
      res.destroy();
    }
  });

  router.get('/audit/verification', async (req, res) => {
    await demandRead(req);
    const event = await auditor.createEvent({
      eventId: 'audit-verification',
      severityLevel: 'low',
      request: req,
    });
    try {
      verification ??= ledger
        .now()
        .then(now => verifyAudit(knex, now))
        .finally(() => {
          verification = undefined;
        });
      const verdict = await verification;
      await event.success({ meta: { whole: verdict.whole } });
      res.json(verdict);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });
}
