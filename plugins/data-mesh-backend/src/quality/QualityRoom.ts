import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  QualityReader,
  QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { Ledger } from '../ledger/Ledger';
import type { Caller } from '../people/Caller';
import type { PeopleDirectory } from '../people/PeopleDirectory';
import type { ProductAccess } from '../products/permissions/ProductAccess';
import type { ReadModel } from '../products/readModel/ReadModel';
import type { QualityOptions } from './config';
import type { KnownOwners } from './facts/KnownOwners';

/** What everything in the room works with. */
export type QualityRoom = {
  knex: Knex;
  logger: LoggerService;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  urlReader: UrlReaderService;
  options: QualityOptions;
  ledger: Ledger;
  people: PeopleDirectory;
  readers: readonly QualityReader[];
  runners: readonly QualityRunner[];
  /** Which products somebody may read. */
  products: ProductAccess;
  model: ReadModel;
  /** Whether owners of products exist, as the catalog last said. */
  owners: KnownOwners;
  /** How access to a port would be given, from the room of access. */
  wayOfProvisioning(
    contract: Pick<Contract, 'servers'> | undefined,
    /** Provisioner that the port names. */
    wanted: string | undefined,
  ): 'automatic' | 'manual' | 'none';
  /** People who rely on a product now: full references of users and groups. */
  consumersOf(trx: Knex, productRef: string, now: Date): Promise<string[]>;
  /** Who calls; users and services only. See the access room. */
  callerOf(request: Request, options?: { cached: boolean }): Promise<Caller>;
  /** Whether somebody has a permission. */
  may(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean>;
};
