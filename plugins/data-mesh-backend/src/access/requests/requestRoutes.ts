import type { AccessOrder } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Request, Router } from 'express';
import type { AccessRoom } from '../AccessRoom';
import { getRequest } from '../queries/getRequest';
import { audited } from './audited';
import { createRequest } from './operations/createRequest';
import { decideRequests } from './operations/decideRequests';
import { withdrawRequest } from './operations/withdrawRequest';

/**
 * Routes that make requests and move them on. Bodies have the types of the API
 * document, which was applied before.
 */
export function addRequestRoutes(router: Router, room: AccessRoom): void {
  const detail = async (req: Request, id: string) =>
    getRequest(room, await room.callerOf(req), id);

  router.post('/access/requests', async (req, res) => {
    const caller = await room.callerOf(req);
    const order: AccessOrder = req.body;
    const id = await audited(
      room,
      req,
      { eventId: 'access-request-create', meta: { product: order.product } },
      () => createRequest(room, caller, order, req.get('Idempotency-Key')),
    );
    res.status(201).json(await getRequest(room, caller, id));
  });

  router.post('/access/requests/:id/withdraw', async (req, res) => {
    const caller = await room.callerOf(req);
    const { id } = req.params;
    await audited(
      room,
      req,
      { eventId: 'access-request-withdraw', meta: { requestId: id } },
      () => withdrawRequest(room, caller, id, req.body),
    );
    res.json(await detail(req, id));
  });

  router.post('/access/decisions', async (req, res) => {
    const caller = await room.callerOf(req);
    const outcomes = await decideRequests(
      room,
      caller,
      req.body.decisions,
      (order, decide) =>
        audited(
          room,
          req,
          {
            eventId: 'access-request-decide',
            severityLevel: 'medium',
            meta: { requestId: order.requestId, verdict: order.verdict },
          },
          decide,
        ),
    );
    res.json({ outcomes });
  });
}
