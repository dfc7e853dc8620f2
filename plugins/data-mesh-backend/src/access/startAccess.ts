import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  accessReadAllPermission,
  accessRequestPermission,
  accessRevokeAnyPermission,
  auditReadPermission,
  provisioningManagePermission,
  provisioningReadPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Knex } from 'knex';
import { OutboxWorker } from '../outbox/OutboxWorker';
import type { ProductAccess } from '../products/permissions/ProductAccess';
import type { ReadModel } from '../products/readModel/ReadModel';
import type { AccessRoom } from './AccessRoom';
import { readAccessOptions } from './config';
import { identifyCaller } from '../people/identifyCaller';
import { Ledger } from '../ledger/Ledger';
import { CatalogPeople } from '../people/CatalogPeople';
import { scheduleSweep } from './requests/workers/scheduleSweep';
import { collectSecrets } from './provisioning/collectSecrets';
import { Reconciler } from './workers/Reconciler';

/** Opens the room: its ledger, its workers, and what its routes work with. */
export function startAccess(deps: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  events: EventsService;
  httpAuth: HttpAuthService;
  knex: Knex;
  lifecycle: LifecycleService;
  logger: LoggerService;
  model: ReadModel;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  products: ProductAccess;
  provisioners: ReadonlyMap<string, Provisioner>;
  scheduler: SchedulerService;
  signals: SignalsService;
  classifications: readonly string[];
}): AccessRoom {
  deps.permissionsRegistry.addPermissions([
    accessRequestPermission,
    accessReadAllPermission,
    accessRevokeAnyPermission,
    provisioningReadPermission,
    provisioningManagePermission,
    auditReadPermission,
  ]);

  const outbox = new OutboxWorker(deps);
  // It needs the room, which needs the ledger, which wakes it.
  let wakeReconciler = () => {};
  const ledger = new Ledger({
    knex: deps.knex,
    onCommit: ({ messages, work }) => {
      if (messages) {
        outbox.wake();
      }
      if (work) {
        wakeReconciler();
      }
    },
  });
  const people = new CatalogPeople(deps);
  const room: AccessRoom = {
    ...deps,
    options: readAccessOptions(deps.config),
    ledger,
    people,
    async callerOf(request, options = { cached: false }) {
      const credentials = await deps.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      return identifyCaller(people, credentials, options);
    },
    async may(credentials, permission) {
      const [{ result }] = await deps.permissions.authorize([{ permission }], {
        credentials,
      });
      return result === AuthorizeResult.ALLOW;
    },
  };
  const secrets = collectSecrets(deps.config);
  const reconciler = new Reconciler({ ...room, secrets });
  wakeReconciler = () => reconciler.wake();

  deps.lifecycle.addStartupHook(async () => {
    outbox.start();
    reconciler.start();
    await scheduleSweep(deps.scheduler, room);
  });
  deps.lifecycle.addShutdownHook(async () => {
    await Promise.all([outbox.stop(), reconciler.stop()]);
  });
  return room;
}
