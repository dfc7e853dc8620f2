import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { qualityManagePermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Router } from 'express';
import { readableProduct } from '../../products/permissions/readableProduct';
import { productRef } from '../../products/queries/readProduct';
import type { QualityRoom } from '../QualityRoom';
import { makeDue } from './makeDue';

/** Work that the portal does itself. */
export function addJobRoutes(router: Router, room: QualityRoom): void {
  router.post(
    '/products/:namespace/:name/quality/run',
    async (request, response) => {
      const { namespace, name } = request.params;
      const ref = productRef({ namespace, name });
      const caller = await room.callerOf(request);
      const event = await room.auditor.createEvent({
        eventId: 'quality-run',
        request,
        severityLevel: 'low',
        meta: { product: ref },
      });
      try {
        const mesh = await room.model.current();
        const product = readableProduct(
          mesh,
          await room.products.visibility(caller.credentials),
          ref,
        );
        const { owner } = product.summary;
        const isOwner =
          caller.person !== undefined &&
          owner !== undefined &&
          caller.refs.includes(owner);
        if (
          !isOwner &&
          !(await room.may(caller.credentials, qualityManagePermission))
        ) {
          throw new NotAllowedError(
            `Only owners of the product may have its checks run, and those with the permission ${qualityManagePermission.name}.`,
          );
        }
        const ran = await makeDue(room, ref);
        if (ran.kind === 'none') {
          throw new InputError(ran.reason);
        }
        if (ran.kind === 'running') {
          throw new ConflictError(
            'The checks of the product are running right now.',
          );
        }
        await event.success();
        response.status(202).json({ ports: ran.ports });
      } catch (error) {
        await event.fail({ error: error as Error });
        throw error;
      }
    },
  );
}
