import { NotAllowedError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Request, Router } from 'express';
import {
  accessRevokeAnyPermission,
  provisioningManagePermission,
  provisioningReadPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessTaskRow } from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { getProvisioningStatus } from '../provisioning/getProvisioningStatus';
import { getGrant } from '../queries/getGrant';
import { getRequest } from '../queries/getRequest';
import { presentTasks } from '../queries/readTasks';
import { audited } from '../../audit/audited';
import { demandPerson, demandPlainText } from '../requests/demandPerson';
import { createRenewal } from '../requests/operations/createRenewal';
import { demandRunning } from './demandRunning';
import { loadGrant } from './loadGrant';
import { completeTask } from './operations/completeTask';
import { extendGrant } from './operations/extendGrant';
import { recertifyGrant } from './operations/recertifyGrant';
import { resumeProvisioning } from './operations/resumeProvisioning';
import { retryGrant } from './operations/retryGrant';
import { returnGrant } from './operations/returnGrant';
import { revokeGrant } from './operations/revokeGrant';
import { demandOwner, demandUser } from './ownership';

/**
 * Routes that change grants, tasks and provisioning. Their parameters have the
 * types and defaults of the API document, which was applied before.
 */
export function addGrantRoutes(router: Router, room: AccessRoom): void {
  const { ledger, options } = room;

  /** Does something to a grant, and answers with the grant as it is then. */
  const change = (
    path: string,
    severityLevel: 'low' | 'medium',
    run: (caller: Caller, id: string, body: Request['body']) => Promise<void>,
  ) =>
    router.post(`/access/grants/:id/${path}`, async (req, res) => {
      const { id } = req.params;
      const caller = await room.callerOf(req);
      const meta = { grantId: id };
      await audited(
        room,
        req,
        { eventId: `access-grant-${path}`, severityLevel, meta },
        async () => {
          demandPlainText({ comment: req.body?.comment });
          await run(caller, id, req.body ?? {});
        },
      );
      res.json(await getGrant(room, caller, id));
    });

  const demand = async (caller: Caller, permission: BasicPermission) => {
    if (!(await room.may(caller.credentials, permission))) {
      throw new NotAllowedError(
        `You lack the permission ${permission.name}. Ask those who run this portal for it.`,
      );
    }
  };

  change('revoke', 'medium', async (caller, id, body) => {
    const { comment, endSessions = false, version } = body;
    await demandOwner(room, caller, id, {
      move: 'revoke it',
      permission: accessRevokeAnyPermission,
    });
    await revokeGrant(ledger, caller.actor, {
      id,
      comment,
      endSessions,
      version,
    });
  });

  change('return', 'low', async (caller, id, { comment, version }) => {
    demandPerson(caller);
    await demandUser(room, caller, id, 'give it back');
    await returnGrant(ledger, caller.actor, { id, comment, version });
  });

  change('extend', 'medium', async (caller, id, body) => {
    const { comment, version } = body;
    demandPerson(caller);
    await demandOwner(room, caller, id, { move: 'extend it', prolongs: true });
    await extendGrant(ledger, caller.actor, {
      id,
      endsAt: new Date(body.endsAt),
      max: options.durations.max,
      comment,
      version,
    });
  });

  change('recertify', 'medium', async (caller, id, { comment, version }) => {
    demandPerson(caller);
    await demandOwner(room, caller, id, { move: 'confirm it', prolongs: true });
    await recertifyGrant(room, caller.actor, { id, comment, version });
  });

  change('retry', 'low', async (caller, id) => {
    await demandOwner(room, caller, id, {
      move: 'have it tried again',
      permission: provisioningManagePermission,
    });
    await retryGrant(ledger, caller.actor, id);
  });

  router.post('/access/grants/:id/renew', async (req, res) => {
    const { id } = req.params;
    const caller = await room.callerOf(req);
    const requestId = await audited(
      room,
      req,
      { eventId: 'access-grant-renew', meta: { grantId: id } },
      async () => {
        demandPerson(caller);
        const row = await demandUser(room, caller, id, 'renew it');
        demandRunning(row, await ledger.now(), 'be renewed');
        return createRenewal(room, caller, row, req.body);
      },
    );
    res.status(201).json(await getRequest(room, caller, requestId));
  });

  router.post('/access/tasks/:id/complete', async (req, res) => {
    const { id } = req.params;
    const { outcome, comment } = req.body;
    const caller = await room.callerOf(req);
    await audited(
      room,
      req,
      {
        eventId: 'access-task-complete',
        severityLevel: 'medium',
        meta: { taskId: id, outcome },
      },
      async () => {
        demandPlainText({ comment });
        await completeTask(ledger, caller, { id, outcome, comment });
      },
    );
    const rows = await room
      .knex<AccessTaskRow>('access_tasks')
      .where({ id })
      .select();
    const grants = await Promise.all(
      rows.map(row => loadGrant(room.knex, row.grant_id)),
    );
    const [task] = await presentTasks(
      room.knex,
      await room.model.current(),
      rows,
      grants,
    );
    res.json(task);
  });

  router.get('/access/provisioning', async (req, res) => {
    const caller = await room.callerOf(req, { cached: true });
    await demand(caller, provisioningReadPermission);
    res.json(await getProvisioningStatus(room));
  });

  router.post('/access/provisioning/resume', async (req, res) => {
    const { comment } = req.body;
    const caller = await room.callerOf(req);
    await audited(
      room,
      req,
      {
        eventId: 'access-provisioning-resume',
        severityLevel: 'high',
        meta: {},
      },
      async () => {
        await demand(caller, provisioningManagePermission);
        demandPlainText({ comment });
        await resumeProvisioning(ledger, caller.actor, {
          comment,
          environment: options.environment,
        });
      },
    );
    res.json(await getProvisioningStatus(room));
  });
}
