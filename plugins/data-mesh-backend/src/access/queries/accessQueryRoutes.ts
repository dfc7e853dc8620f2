import type { Router } from 'express';
import { stringify } from 'yaml';
import type { AccessRoom } from '../AccessRoom';
import { getAgreement } from './getAgreement';
import { getGrant } from './getGrant';
import { countInbox, getInbox } from './getInbox';
import { getPortAccess } from './getPortAccess';
import { getProductAccess } from './getProductAccess';
import { getRequest } from './getRequest';
import { listGrants, type GrantListQuery } from './listGrants';
import { listRequests, type RequestListQuery } from './listRequests';

/** Who reads may be some seconds behind the catalog; who decides may not. */
const READING = { cached: true };

/**
 * Routes that read requests, grants, inbox and what may be asked for. Their
 * parameters have the types and defaults of the API document, which was
 * applied before.
 */
export function addAccessQueryRoutes(router: Router, room: AccessRoom): void {
  router.get('/products/:namespace/:name/access', async (req, res) => {
    const caller = await room.callerOf(req, READING);
    res.json(await getProductAccess(room, caller, req.params));
  });

  const port = '/products/:namespace/:name/ports/:port/access' as const;
  router.get(port, async (req, res) => {
    const caller = await room.callerOf(req, READING);
    res.json(await getPortAccess(room, caller, req.params));
  });

  router.get('/access/requests', async (req, res) => {
    const caller = await room.callerOf(req, READING);
    const query = req.query as unknown as RequestListQuery;
    res.json(await listRequests(room, caller, query));
  });

  router.get('/access/requests/:id', async (req, res) => {
    const caller = await room.callerOf(req, READING);
    res.json(await getRequest(room, caller, req.params.id));
  });

  router.get('/access/inbox', async (req, res) => {
    const caller = await room.callerOf(req, READING);
    const query = req.query as unknown as { limit: number; cursor?: string };
    res.json(await getInbox(room, caller, query));
  });

  router.get('/access/inbox/count', async (req, res) => {
    res.json(await countInbox(room, await room.callerOf(req, READING)));
  });

  router.get('/access/grants', async (req, res) => {
    const caller = await room.callerOf(req, READING);
    const query = req.query as unknown as GrantListQuery;
    res.json(await listGrants(room, caller, query));
  });

  router.get('/access/grants/:id', async (req, res) => {
    const caller = await room.callerOf(req, READING);
    res.json(await getGrant(room, caller, req.params.id));
  });

  router.get('/access/grants/:id/agreement', async (req, res) => {
    const caller = await room.callerOf(req, READING);
    const agreement = await getAgreement(room, caller, req.params.id);
    if (req.query.format === 'yaml') {
      res.type('application/yaml').send(stringify(agreement));
    } else {
      res.json(agreement);
    }
  });
}
