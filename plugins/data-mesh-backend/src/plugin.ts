import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  provisioningExtensionPoint,
  qualityExtensionPoint,
  type Provisioner,
  type QualityReader,
  type QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { consumersOfProduct } from './access/grants/consumersOfProduct';
import { wayOfProvisioning } from './access/provisioning/wayOfProvisioning';
import { startAccess } from './access/startAccess';
import { readRegistryOptions } from './config';
import { connectDatabase } from './database/migrate';
import { registerProductActions } from './products/actions/registerProductActions';
import { CatalogReader } from './products/catalog/CatalogReader';
import { ProductAccess } from './products/permissions/ProductAccess';
import { registerPermissions } from './products/permissions/registerPermissions';
import { ReadModel } from './products/readModel/ReadModel';
import { announceChange } from './products/workers/announceChange';
import { RegistrySync } from './products/workers/RegistrySync';
import { scheduleSync } from './products/workers/scheduleSync';
import { readScorecards } from './quality/maturity/readScorecards';
import { ScoreFollower } from './quality/overview/ScoreFollower';
import { openIngestPaths } from './quality/ingest/ingestPaths';
import { startQuality } from './quality/startQuality';
import { createRouter } from './router';

/**
 * The data mesh backend: the registry of data products, with its API.
 * @public
 */
export const dataMeshPlugin = createBackendPlugin({
  pluginId: 'data-mesh',
  register(env) {
    const provisioners = new Map<string, Provisioner>();
    env.registerExtensionPoint(provisioningExtensionPoint, {
      addProvisioner(provisioner) {
        if (provisioners.has(provisioner.id)) {
          throw new Error(
            `Two provisioners have the id '${provisioner.id}'. Install one of them only.`,
          );
        }
        provisioners.set(provisioner.id, provisioner);
      },
    });

    const readers = new Map<string, QualityReader>();
    const runners = new Map<string, QualityRunner>();
    env.registerExtensionPoint(qualityExtensionPoint, {
      addReader(reader) {
        if (readers.has(reader.id)) {
          throw new Error(
            `Two readers of check results have the id '${reader.id}'. Install one of them only.`,
          );
        }
        readers.set(reader.id, reader);
      },
      addRunner(runner) {
        if (runners.has(runner.id)) {
          throw new Error(
            `Two runners of checks have the id '${runner.id}'. Install one of them only.`,
          );
        }
        runners.set(runner.id, runner);
      },
    });

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { auditor, auth, events, httpAuth, logger, signals } = deps;
        const options = readRegistryOptions(deps.config);
        const { classifications } = options;
        const knex = await connectDatabase(deps.database);

        const scores = new ScoreFollower({ knex });
        const model = new ReadModel({
          knex,
          logger,
          briefs: scores,
          levelTitles: readScorecards(deps.config)[0]?.scorecard.levels.map(
            ({ title }) => title,
          ),
          ...options,
        });
        // So that the first request does not wait for it; it would tell why.
        deps.lifecycle.addStartupHook(async () => {
          await model.refresh().catch(() => undefined);
        });
        const catalog = new CatalogReader({ catalog: deps.catalog, auth });
        const sync = new RegistrySync({
          knex,
          logger,
          catalog,
          model,
          graceMs: options.vanishGraceMs,
          maxContractBytes: options.maxContractBytes,
          onChange: result =>
            announceChange({ events, signals }, result, model.revision),
        });
        await scheduleSync({ scheduler: deps.scheduler, sync, options });

        registerPermissions({ ...deps, knex, model });
        const access = new ProductAccess(deps);
        registerProductActions({ ...deps, knex, access, model });
        const accessRoom = startAccess({
          ...deps,
          knex,
          model,
          products: access,
          provisioners,
          classifications,
        });
        const { ledger, people, callerOf, may } = accessRoom;
        const qualityRoom = startQuality({
          ...deps,
          knex,
          model,
          ledger,
          people,
          callerOf,
          may,
          products: access,
          wayOfProvisioning: (contract, wanted) =>
            wayOfProvisioning(provisioners, contract, wanted),
          readers: [...readers.values()],
          runners: [...runners.values()],
          consumersOf: consumersOfProduct,
        });
        openIngestPaths(deps.httpRouter);
        deps.httpRouter.use(
          createRouter({
            knex,
            auditor,
            httpAuth,
            access,
            model,
            sync,
            classifications,
            accessRoom,
            qualityRoom,
          }),
        );
      },
    });
  },
});
