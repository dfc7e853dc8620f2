import type { Router } from 'express';
import { audited } from '../../audit/audited';
import type { QualityRoom } from '../QualityRoom';
import { createToken } from './createToken';
import { listTokens } from './listTokens';
import { revokeToken } from './revokeToken';

/** Tokens with which results are pushed. */
export function addTokenRoutes(router: Router, room: QualityRoom): void {
  router.get('/quality/tokens', async (req, res) => {
    const caller = await room.callerOf(req);
    res.json(await listTokens(room, caller));
  });

  router.post('/quality/tokens', async (req, res) => {
    const caller = await room.callerOf(req);
    const order: { owner: string; name: string; expiresIn?: string } = req.body;
    const made = await audited(
      room,
      req,
      {
        eventId: 'quality-token-create',
        severityLevel: 'medium',
        meta: { owner: order.owner, name: order.name },
      },
      () => createToken(room, caller, order),
    );
    res.status(201).setHeader('cache-control', 'no-store').json(made);
  });

  router.post('/quality/tokens/:token/revoke', async (req, res) => {
    const { token } = req.params;
    const caller = await room.callerOf(req);
    res.json(
      await audited(
        room,
        req,
        {
          eventId: 'quality-token-revoke',
          severityLevel: 'medium',
          meta: { token },
        },
        () => revokeToken(room, caller, token),
      ),
    );
  });
}
