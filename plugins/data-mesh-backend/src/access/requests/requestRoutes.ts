import type { AccessOrder } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Request, Router } from 'express';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { audited } from '../../audit/audited';
import { getRequest } from '../queries/getRequest';
import { commentRequest } from './operations/commentRequest';
import { createRequest } from './operations/createRequest';
import { decideRequests } from './operations/decideRequests';
import { delegateRequest } from './operations/delegateRequest';
import { escalateRequest } from './operations/escalateRequest';
import { withdrawRequest } from './operations/withdrawRequest';
import { previewRequest } from './preview/previewRequest';

/**
 * Routes that make requests and move them on. Bodies have the types of the API
 * document, which was applied before.
 */
export function addRequestRoutes(router: Router, room: AccessRoom): void {
  router.post('/access/requests', async (req, res) => {
    const caller = await room.callerOf(req);
    const order: AccessOrder = req.body;
    const id = await audited(
      room,
      req,
      {
        eventId: 'access-request-create',
        severityLevel: 'low',
        meta: { product: order.product, port: order.port },
      },
      () => createRequest(room, caller, order, req.get('Idempotency-Key')),
    );
    res.status(201).json(await getRequest(room, caller, id));
  });

  router.post('/access/requests/preview', async (req, res) => {
    const caller = await room.callerOf(req);
    res.json(await previewRequest(room, caller, req.body));
  });

  /** Does something to a request, and answers with it as it is then. */
  const change = (
    path: string,
    run: (caller: Caller, id: string, request: Request) => Promise<void>,
  ) =>
    router.post(`/access/requests/:id/${path}`, async (req, res) => {
      const { id } = req.params;
      const caller = await room.callerOf(req);
      await audited(
        room,
        req,
        {
          eventId: `access-request-${path}`,
          severityLevel: 'low',
          meta: { requestId: id },
        },
        () => run(caller, id, req),
      );
      res.json(await getRequest(room, caller, id));
    });

  change('withdraw', (caller, id, { body }) =>
    withdrawRequest(room, caller, id, body),
  );
  change('comment', (caller, id, { body }) =>
    commentRequest(room, caller, id, body),
  );
  change('delegate', (caller, id, { body }) =>
    delegateRequest(room, caller, id, body),
  );
  change('escalate', (caller, id, { body }) =>
    escalateRequest(room, caller, id, body),
  );

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
