import type {
  AuditorService,
  HttpAuthService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  qualityManagePermission,
  qualityPublishPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  QualityReader,
  QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Knex } from 'knex';
import type { Ledger } from '../ledger/Ledger';
import type { PeopleDirectory } from '../people/PeopleDirectory';
import type { ProductAccess } from '../products/permissions/ProductAccess';
import type { ReadModel } from '../products/readModel/ReadModel';
import { readQualityOptions } from './config';
import { KnownOwners } from './facts/KnownOwners';
import { startJobs } from './jobs/startJobs';
import { startRollUps } from './overview/startRollUps';
import type { QualityRoom } from './QualityRoom';
import { startPruning } from './results/startPruning';
import { startScoring } from './scores/startScoring';

/** Opens the room: what its routes work with, and its workers. */
export function startQuality(
  deps: {
    auditor: AuditorService;
    config: Config;
    httpAuth: HttpAuthService;
    knex: Knex;
    ledger: Ledger;
    lifecycle: LifecycleService;
    logger: LoggerService;
    model: ReadModel;
    people: PeopleDirectory;
    permissionsRegistry: PermissionsRegistryService;
    products: ProductAccess;
    readers: readonly QualityReader[];
    runners: readonly QualityRunner[];
    scheduler: SchedulerService;
    urlReader: UrlReaderService;
  } & Pick<
    QualityRoom,
    'callerOf' | 'consumersOf' | 'may' | 'wayOfProvisioning'
  >,
): QualityRoom {
  deps.permissionsRegistry.addPermissions([
    qualityPublishPermission,
    qualityManagePermission,
  ]);
  const room: QualityRoom = {
    ...deps,
    options: readQualityOptions(deps.config),
    owners: new KnownOwners(deps),
  };
  deps.lifecycle.addStartupHook(async () => {
    await startScoring(room, deps.scheduler);
    await startRollUps(room, deps.scheduler);
    await startPruning(room, deps.scheduler);
    await startJobs(room, deps.scheduler);
  });
  return room;
}
