import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { ProductAccess } from '../products/permissions/ProductAccess';
import type { ReadModel } from '../products/readModel/ReadModel';
import type { AccessOptions } from './config';
import type { Caller } from '../people/Caller';
import type { Ledger } from '../ledger/Ledger';
import type { PeopleDirectory } from '../people/PeopleDirectory';

/** What everything in the room works with. */
export type AccessRoom = {
  knex: Knex;
  logger: LoggerService;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  options: AccessOptions;
  ledger: Ledger;
  people: PeopleDirectory;
  provisioners: ReadonlyMap<string, Provisioner>;
  /** Which products somebody may read. */
  products: ProductAccess;
  model: ReadModel;
  /** From open to closed. */
  classifications: readonly string[];
  /**
   * Who calls; users and services only.
   *
   * @param options - `cached`: the groups of a person may be some seconds
   *   old. For reading only.
   */
  callerOf(request: Request, options?: { cached: boolean }): Promise<Caller>;
  /** Whether somebody has a permission. */
  may(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean>;
};
