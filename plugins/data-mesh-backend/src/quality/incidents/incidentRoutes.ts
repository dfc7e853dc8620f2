import type { Router } from 'express';
import { audited } from '../../audit/audited';
import type { QualityRoom } from '../QualityRoom';
import { acknowledgeIncident } from './acknowledgeIncident';
import { listIncidents, type IncidentQuery } from './listIncidents';

/** What fell. */
export function addIncidentRoutes(router: Router, room: QualityRoom): void {
  router.get('/quality/incidents', async (req, res) => {
    const caller = await room.callerOf(req, { cached: true });
    const query = req.query as unknown as IncidentQuery;
    res.json(await listIncidents(room, caller, query));
  });

  router.post('/quality/incidents/:id/acknowledge', async (req, res) => {
    const { id } = req.params;
    const caller = await room.callerOf(req);
    res.json(
      await audited(
        room,
        req,
        {
          eventId: 'quality-incident-acknowledge',
          severityLevel: 'low',
          meta: { incidentId: id },
        },
        () => acknowledgeIncident(room, caller, id, req.body),
      ),
    );
  });
}
