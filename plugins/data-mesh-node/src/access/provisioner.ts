import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  ConnectGuide,
  Contract,
  ContractServer,
  ForeignGrant,
  GrantItem,
  Observed,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * What a provisioner can do. The portal offers nothing that it cannot.
 * @public
 */
export type ProvisionerCapabilities = {
  /** Shown to people, such as "PostgreSQL". */
  title: string;
  /** Server types of ODCS that it serves unless a port names another one. */
  serverTypes: string[];
  /** Can limit access to columns. */
  columns: boolean;
  /** Can give access to a group's members and follow changes of membership. */
  groups: boolean;
  /** Observes the platform itself, rather than remembering what it did. */
  verifies: boolean;
  /** Can name all grants of ours in a target. */
  lists: boolean;
  /** Can end what a consumer has open when access is revoked. */
  endsSessions: boolean;
  /** The platform itself ends access at the end of the window. */
  nativeExpiry: boolean;
  /** False when people do the work. */
  automatic: boolean;
  /**
   * Members get in with a login of the platform; without any login a grant is
   * blocked. Left out, it is so.
   */
  logins?: boolean;
};

/**
 * A grant as it was approved: all that planning needs. Nothing of it is looked
 * up again, so that what was approved is what is given.
 * @public
 */
export type GrantOrder = {
  grantId: string;
  /**
   * Id of this installation, such as `prod`. It belongs into every external
   * name, so that a copy of the database never touches what another
   * installation gave.
   */
  environment: string;
  product: { ref: string; title: string };
  port: string;
  /** Of the contract; absent when it names none. */
  role?: string;
  consumer: {
    ref: string;
    kind: 'user' | 'group' | 'component' | 'dataproduct';
  };
  purpose: string;
  /** The contract that was approved. */
  contract: Contract;
  contractHash: string;
  /** The server of the contract that was chosen, of the production environment. */
  server?: ContractServer;
  /**
   * Columns that were approved, by schema name: always complete, also when all
   * columns were asked for. Paths as in the contract.
   */
  columns: Array<{ schema: string; physicalName?: string; paths: string[] }>;
  /** All columns that the role gives were asked for. */
  allColumns: boolean;
  startsAt: Date;
  endsAt: Date;
};

/**
 * What a provisioner is going to do, and what it needs to undo it.
 * @public
 */
export type ProvisioningPlan = {
  /**
   * What is changed, such as a database. Work on the same target is done one
   * at a time, over all replicas.
   */
  target: string;
  /** For people, a line each, without secrets. */
  steps: string[];
  /**
   * Kept with the grant: enough for ensure, observe and remove when product,
   * contract and configuration of the port are gone. Without secrets.
   */
  snapshot: JsonObject;
};

/**
 * A person or machine that gets in through a grant.
 * @public
 */
export type GrantMember = {
  /** Full entity reference of a user or component. */
  ref: string;
  /**
   * Login in the platform, from the annotation
   * `data-mesh/login.<provisioner id>` of the entity.
   */
  login?: string;
};

/**
 * A grant to work on.
 * @public
 */
export type ProvisionedGrant = {
  grantId: string;
  environment: string;
  snapshot: JsonObject;
  /** What the provisioner returned as state last time. */
  state?: JsonObject;
  /** Who should get in now; a group's members for a group. */
  members: GrantMember[];
  endsAt: Date;
  /** Revoke at once what is open, where the platform can. */
  endSessions: boolean;
};

/**
 * A task that people do by hand, as far as it is known.
 * @public
 */
export type TaskStatus = {
  status: 'open' | 'done' | 'refused' | 'cancelled';
  completedBy?: string;
  comment?: string;
};

/**
 * What the reconciler lends to a provisioner for one call.
 * @public
 */
export type ProvisionerContext = {
  logger: LoggerService;
  /** Grows with every lease of the target. */
  fence: number;
  /** Aborted when the lease is lost or the backend stops. */
  signal: AbortSignal;
  /**
   * Throws when another worker has taken the target over. To be called before
   * each change of the platform.
   */
  checkFence(): Promise<void>;
  /**
   * Asks people to do something. The same key of the same grant is the same
   * task: asking again tells how it stands. While it is only looked
   * (`observe`), and for granting when the grant has ended, no task is made:
   * one that was never made is `cancelled`.
   */
  requestTask(task: {
    key: string;
    action: 'grant' | 'revoke';
    title: string;
    instructions: string[];
    /** Full references; the owner of the product when left out. */
    assignees?: string[];
  }): Promise<TaskStatus>;
  /**
   * The other grants of the same target that should be there now, with the
   * members that they were last given to: for platforms that take nothing but
   * the whole list of those who may. Throws when they cannot be told, as while
   * the catalog is down. Absent where the backend does not know its grants.
   */
  siblings?(): Promise<ProvisionedGrant[]>;
};

/**
 * What was seen in the platform, or is known to be so.
 * @public
 */
export type Observation = {
  observed: Observed;
  /** One for each object, such as a table. */
  items: GrantItem[];
  /** Access that is not ours: reported, never touched. */
  foreign?: ForeignGrant[];
  /** What was found about each member. */
  members?: Array<{ ref: string; login?: string; problem?: string }>;
  /** Not as wanted, though nothing failed: why, and how to mend it. */
  problem?: string;
  /** Kept and handed over at the next call. */
  state?: JsonObject;
  /** The platform works on it: look again after so many milliseconds. */
  pendingMs?: number;
};

/**
 * A name of ours in a platform.
 * @public
 */
export type ExternalGrant = {
  name: string;
  environment: string;
  /** Absent when the name alone does not tell. */
  grantId?: string;
};

/**
 * Brings grants into a platform. Every method may be called again after a
 * crash at any line, by another replica: it has to look at what is there, and
 * finish. Errors are shown to people, so their messages hold no secrets.
 *
 * Run `describeProvisioner` on yours.
 *
 * @public
 */
export interface Provisioner {
  /** As ports name it, such as `postgres`. */
  readonly id: string;
  capabilities(): ProvisionerCapabilities;
  /**
   * Decides what is to be done. Pure: touches no platform.
   *
   * @throws InputError when it cannot be done, with what to mend; the grant is
   *   blocked with the message
   */
  plan(order: GrantOrder): Promise<ProvisioningPlan>;
  /**
   * Gives what the plan says, to the members of today and nobody else. What
   * the grant gave by an earlier plan of the same target and this one does not
   * say is taken away.
   *
   * @throws TargetUnavailableError when the platform cannot be reached
   */
  ensure(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation>;
  /**
   * Takes away what the plan gave. What is gone already is no error.
   *
   * @throws TargetUnavailableError when the platform cannot be reached
   */
  remove(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation>;
  /** Looks, and changes nothing. */
  observe(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation>;
  /** All names of ours in a target, for capabilities that say `lists`. */
  list?(target: string, context: ProvisionerContext): Promise<ExternalGrant[]>;
  /** How a consumer uses the access; left out, the page shows the server. */
  connect?(
    grant: Pick<ProvisionedGrant, 'grantId' | 'environment' | 'snapshot'>,
    member: GrantMember,
  ): Promise<ConnectGuide>;
}
