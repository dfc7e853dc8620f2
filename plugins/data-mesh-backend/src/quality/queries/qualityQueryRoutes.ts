import type { Router } from 'express';
import type { QualityRoom } from '../QualityRoom';
import { getCheckHistory } from './getCheckHistory';
import { getProductQuality } from './getProductQuality';
import { getQualityHistory } from './getQualityHistory';

/** Who reads may be some seconds behind the catalog. */
const READING = { cached: true };

/** What pages of a product ask for. */
export function addQualityQueryRoutes(router: Router, room: QualityRoom): void {
  const quality = '/products/:namespace/:name/quality' as const;

  router.get(quality, async (req, res) => {
    const caller = await room.callerOf(req, READING);
    res.json(await getProductQuality(room, caller, req.params));
  });

  router.get(`${quality}/history`, async (req, res) => {
    const caller = await room.callerOf(req, READING);
    const days = Number(req.query.days);
    res.json(await getQualityHistory(room, caller, req.params, days));
  });

  const check = `${quality}/checks/:check/history` as const;
  router.get(check, async (req, res) => {
    const caller = await room.callerOf(req, READING);
    const { namespace, name } = req.params;
    const key = { namespace, name, check: Number(req.params.check) };
    const limit = Number(req.query.limit);
    res.json(await getCheckHistory(room, caller, key, limit));
  });
}
