import type { Request, Router } from 'express';
import { accessRevokeAnyPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../Caller';
import { getGrant } from '../queries/getGrant';
import { audited } from './audited';
import { revokeGrant } from './operations/revokeGrant';
import { demandOwner } from './ownership';

/**
 * Routes that change grants. Their parameters have the types and defaults of
 * the API document, which was applied before.
 */
export function addGrantRoutes(router: Router, room: AccessRoom): void {
  /** Does something to a grant, and answers with the grant as it is then. */
  const change = (
    path: string,
    eventId: string,
    run: (caller: Caller, request: Request) => Promise<void>,
  ) =>
    router.post(`/access/grants/:id/${path}`, async (req, res) => {
      const { id } = req.params;
      const caller = await audited(
        room,
        req,
        { eventId, severityLevel: 'medium', meta: { grantId: id } },
        async () => {
          const who = await room.callerOf(req);
          await run(who, req);
          return who;
        },
      );
      res.json(await getGrant(room, caller, id));
    });

  change('revoke', 'grant-revoke', async (caller, req) => {
    const { comment, endSessions = false, version } = req.body;
    const { id } = await demandOwner(room, caller, req.params.id, {
      move: 'revoke its grants',
      permission: accessRevokeAnyPermission,
    });
    await revokeGrant(room.ledger, caller.actor, {
      id,
      comment,
      endSessions,
      version,
    });
  });
}
