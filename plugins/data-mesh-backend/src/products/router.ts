import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  registryReadPermission,
  registryRefreshPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Request, Router } from 'express';
import type { Knex } from 'knex';
import type { ProductAccess } from './permissions/ProductAccess';
import { compareContracts } from './queries/compareContracts';
import type { QueryContext } from './queries/context';
import { getContract } from './queries/getContract';
import { getContractHistory } from './queries/getContractHistory';
import { getDomain } from './queries/getDomain';
import { getLineage } from './queries/getLineage';
import { getMesh, type MeshRequest } from './queries/getMesh';
import { getProduct } from './queries/getProduct';
import { getRegistryStatus } from './queries/getRegistryStatus';
import { listDomains } from './queries/listDomains';
import { listProducts, type ListRequest } from './queries/listProducts';
import type { ReadModel } from './readModel/ReadModel';
import type { RegistrySync } from './workers/RegistrySync';

/** What the routes of this room work with. */
export type ProductRoutes = {
  knex: Knex;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  access: ProductAccess;
  model: ReadModel;
  sync: RegistrySync;
  /** From open to closed. */
  classifications: readonly string[];
};

/**
 * The routes of the room. Their parameters have the types and defaults of the
 * API document, which was applied before.
 */
export function addProductRoutes(router: Router, options: ProductRoutes): void {
  const { knex, access, model, sync, classifications } = options;

  const credentialsOf = (request: Request): Promise<BackstageCredentials> =>
    options.httpAuth.credentials(request, { allow: ['user', 'service'] });
  /** Who asks decides what there is: nothing is looked up before. */
  const contextOf = async (request: Request): Promise<QueryContext> => {
    const visibility = await access.visibility(await credentialsOf(request));
    return { knex, visibility, mesh: await model.current() };
  };

  router.get('/products', async (req, res) => {
    const context = await contextOf(req);
    res.json(listProducts(context, req.query as unknown as ListRequest));
  });

  router.get('/products/:namespace/:name', async (req, res) => {
    res.json(await getProduct(await contextOf(req), req.params));
  });

  router.get('/products/:namespace/:name/lineage', async (req, res) => {
    const context = await contextOf(req);
    res.json(getLineage(context, req.params, Number(req.query.depth)));
  });

  const contract = '/products/:namespace/:name/ports/:port/contract' as const;
  router.get(contract, async (req, res) => {
    const context = await contextOf(req);
    const revision = req.query.revision as string | undefined;
    res.json(await getContract(context, req.params, revision));
  });

  router.get(`${contract}/history`, async (req, res) => {
    res.json(await getContractHistory(await contextOf(req), req.params));
  });

  router.get(`${contract}/diff`, async (req, res) => {
    const context = { ...(await contextOf(req)), classifications };
    const wanted = req.query as { from: string; to?: string };
    res.json(await compareContracts(context, req.params, wanted));
  });

  router.get('/domains', async (req, res) => {
    res.json(listDomains(await contextOf(req)));
  });

  router.get('/domains/:namespace/:name', async (req, res) => {
    res.json(getDomain(await contextOf(req), req.params));
  });

  router.get('/mesh', async (req, res) => {
    const context = await contextOf(req);
    res.json(await getMesh(context, req.query as MeshRequest));
  });

  router.get('/registry', async (req, res) => {
    await access.demand(await credentialsOf(req), registryReadPermission);
    res.json(await getRegistryStatus(knex, await model.current()));
  });

  router.post('/registry/refresh', async (req, res) => {
    await access.demand(await credentialsOf(req), registryRefreshPermission);
    const rebuild: boolean = req.body?.rebuild ?? false;
    const event = await options.auditor.createEvent({
      eventId: 'registry-refresh',
      severityLevel: rebuild ? 'medium' : 'low',
      request: req,
      meta: { rebuild },
    });
    try {
      const report = await sync.run({ rebuild });
      await event.success({ meta: report });
      res.json(report);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });
}
