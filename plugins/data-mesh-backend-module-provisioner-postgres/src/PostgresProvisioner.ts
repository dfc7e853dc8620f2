import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ConnectGuide } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  type ExternalGrant,
  type GrantMember,
  type GrantOrder,
  type Observation,
  type ProvisionedGrant,
  type Provisioner,
  type ProvisionerCapabilities,
  type ProvisionerContext,
  type ProvisioningPlan,
  TargetUnavailableError,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { JsonObject } from '@backstage/types';
import { type AccessPostgresTarget, TARGETS_KEY } from './config';
import { ensureGrant } from './operations/ensureGrant';
import { listGrants } from './operations/listGrants';
import { observeGrant } from './operations/observeGrant';
import { removeGrant } from './operations/removeGrant';
import { connectGuide } from './plan/connectGuide';
import { planAccess } from './plan/planAccess';
import { readSnapshot } from './plan/snapshot';
import { Connections } from './platform/Connections';

/**
 * Gives access to tables of PostgreSQL: a role without login for each grant,
 * which may read the approved columns, and of which the logins of the members
 * are members. Nothing else is ever touched.
 *
 * @public
 */
export class PostgresProvisioner implements Provisioner {
  readonly id = 'postgres';
  private readonly targets: ReadonlyMap<string, AccessPostgresTarget>;
  private readonly connections: Connections;

  constructor(options: {
    targets: readonly AccessPostgresTarget[];
    logger: LoggerService;
  }) {
    this.targets = new Map(
      options.targets.map(target => [target.name, target]),
    );
    this.connections = new Connections(options.logger);
  }

  capabilities(): ProvisionerCapabilities {
    return {
      title: 'PostgreSQL',
      serverTypes: ['postgresql', 'postgres'],
      columns: true,
      groups: true,
      verifies: true,
      lists: true,
      endsSessions: true,
      // VALID UNTIL is looked at for password logins only.
      nativeExpiry: false,
      automatic: true,
      logins: true,
    };
  }

  async plan(order: GrantOrder): Promise<ProvisioningPlan> {
    return planAccess(order, [...this.targets.values()]);
  }

  async ensure(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const target = this.targetOf(grant.snapshot);
    return ensureGrant(this.connections, target, grant, context);
  }

  async remove(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const target = this.targetOf(grant.snapshot);
    return removeGrant(this.connections, target, grant, context);
  }

  async observe(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const target = this.targetOf(grant.snapshot);
    return observeGrant(this.connections, target, grant, context);
  }

  async list(
    target: string,
    context: ProvisionerContext,
  ): Promise<ExternalGrant[]> {
    return listGrants(this.connections, this.find(target), context);
  }

  async connect(
    grant: { snapshot: JsonObject },
    member: GrantMember,
  ): Promise<ConnectGuide> {
    return connectGuide(readSnapshot(grant.snapshot), member);
  }

  /** Closes all connections; work that goes on opens new ones. */
  async close(): Promise<void> {
    await this.connections.close();
  }

  private targetOf(snapshot: JsonObject): AccessPostgresTarget {
    return this.find(readSnapshot(snapshot).target);
  }

  private find(name: string): AccessPostgresTarget {
    const target = this.targets.get(name);
    if (!target) {
      throw new TargetUnavailableError(
        `The target '${name}' is no longer in ${TARGETS_KEY}. Add it again, so that its grants can be looked after.`,
      );
    }
    return target;
  }
}
