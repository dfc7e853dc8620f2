import type { Request, Router } from 'express';
import { demandFacts } from '../facts/demandFacts';
import { getFacts } from '../facts/getFacts';
import { judgeScorecards } from '../maturity/scorecards';
import type { QualityRoom } from '../QualityRoom';
import { EarlierScores } from './EarlierScores';
import { getOverview } from './getOverview';
import { getRollUpHistory } from './getRollUpHistory';

/** The mesh, its domains and owners; facts and maturity. */
export function addOverviewRoutes(router: Router, room: QualityRoom): void {
  const earlier = new EarlierScores(room);
  const visibilityOf = async (request: Request) =>
    room.products.visibility(
      await room.httpAuth.credentials(request, { allow: ['user', 'service'] }),
    );

  router.get('/products/:namespace/:name/facts', async (req, res) => {
    const caller = await room.callerOf(req, { cached: true });
    res.json(await getFacts(room, caller, req.params));
  });

  router.get(
    '/products/:namespace/:name/quality/maturity',
    async (req, res) => {
      const facts = await demandFacts(
        room,
        await visibilityOf(req),
        req.params,
      );
      res.json({
        scorecards: judgeScorecards(room.options.scorecards, facts),
      });
    },
  );

  router.get('/quality/overview', async (req, res) => {
    const { domain } = req.query as { domain?: string[] };
    res.json(
      await getOverview(room, earlier, await visibilityOf(req), domain ?? []),
    );
  });

  router.get('/quality/rollups/history', async (req, res) => {
    const { scope, days } = req.query as unknown as {
      scope: string;
      days: number;
    };
    const visibility = await visibilityOf(req);
    res.json(
      await getRollUpHistory(room, visibility, { scope, days: Number(days) }),
    );
  });
}
