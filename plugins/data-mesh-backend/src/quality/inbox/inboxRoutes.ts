import type { Router } from 'express';
import { audited } from '../../audit/audited';
import type { QualityRoom } from '../QualityRoom';
import { dismissTarget } from './dismissTarget';
import { listUnmatched } from './listUnmatched';
import { mapTarget } from './mapTarget';
import { removeMapping } from './removeMapping';

/** What belongs to no product yet. */
export function addInboxRoutes(router: Router, room: QualityRoom): void {
  router.get('/quality/unmatched', async (req, res) => {
    const caller = await room.callerOf(req, { cached: true });
    // The API document gives them their types.
    const { limit, cursor } = req.query as unknown as {
      limit: number;
      cursor?: string;
    };
    res.json(await listUnmatched(room, caller, { limit, cursor }));
  });

  router.post('/quality/unmatched/:id/map', async (req, res) => {
    const { id } = req.params;
    const caller = await room.callerOf(req);
    res.json(
      await audited(
        room,
        req,
        {
          eventId: 'quality-target-map',
          severityLevel: 'medium',
          meta: { id, product: req.body.product, port: req.body.port },
        },
        () => mapTarget(room, caller, id, req.body),
      ),
    );
  });

  router.post('/quality/unmatched/:id/dismiss', async (req, res) => {
    const { id } = req.params;
    const caller = await room.callerOf(req);
    await audited(
      room,
      req,
      { eventId: 'quality-target-dismiss', meta: { id } },
      () => dismissTarget(room, caller, id),
    );
    res.status(204).end();
  });

  router.post('/quality/mappings/:id/remove', async (req, res) => {
    const { id } = req.params;
    const caller = await room.callerOf(req);
    await audited(
      room,
      req,
      {
        eventId: 'quality-mapping-remove',
        severityLevel: 'medium',
        meta: { id },
      },
      () => removeMapping(room, caller, id),
    );
    res.status(204).end();
  });
}
