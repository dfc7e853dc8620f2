import type { JsonObject } from '@backstage/types';
import type {
  GrantOrder,
  Observation,
  ProvisionedGrant,
  Provisioner,
  ProvisionerCapabilities,
  ProvisionerContext,
  ProvisioningPlan,
} from '@backstage-data-mesh/plugin-data-mesh-node';

/** What this provisioner needs to find again what it gave. */
type Snapshot = { name: string; tables: string[] };

/**
 * Gives access in words only: it does all that a real provisioner does, except
 * for talking to a platform. Read it from top to bottom to write your own.
 *
 * The reconciler compares what the ledger wants with what was last observed,
 * and calls: `plan` once, after the approval; `ensure` as long as access is
 * wanted and not seen; `observe` again and again afterwards, to notice drift;
 * `remove` once the grant has ended, until access is seen gone.
 *
 * @public
 */
export class NoopProvisioner implements Provisioner {
  // Ports name it: `provisioner: noop`. Logins of people stand in
  // the annotation data-mesh/login.<id>.
  readonly id = 'noop';

  // The portal offers nothing that a provisioner does not claim here. Claim
  // less rather than more: `verifies`, say, makes people believe in `healthy`.
  capabilities(): ProvisionerCapabilities {
    return {
      title: 'Nothing at all',
      // A real one lists the server types of contracts, such as `postgresql`.
      serverTypes: [],
      columns: true,
      groups: true,
      verifies: false,
      lists: false,
      endsSessions: false,
      nativeExpiry: false,
      automatic: true,
      logins: false,
    };
  }

  // Decides everything, and touches nothing. The snapshot has to be enough for
  // all other methods: when they are called the product may be gone, and its
  // contract may say something else. No secrets: it is stored, and shown.
  //
  // The name is made from the grant, so that a retry finds what an attempt
  // before it left behind; and from the environment, so that a copy of this
  // database never touches what the original gave. Where names are short, hash
  // both: names that are cut off collide.
  async plan(order: GrantOrder): Promise<ProvisioningPlan> {
    const name = `data-mesh_${order.environment}_${order.grantId}`;
    const tables = order.columns.map(each => each.physicalName ?? each.schema);
    const snapshot: Snapshot = { name, tables };
    return {
      // Work on one target is done one at a time, over all replicas.
      target: 'noop',
      steps: tables.map(table => `Would let ${name} read ${table}`),
      snapshot,
    };
  }

  // Called after a crash at any line, too: so it looks at what is there, and
  // does what is missing. Members are those of now: add who is missing, and
  // remove who is too many. Before every change of the platform, the fence:
  // it throws when another replica took over meanwhile.
  async ensure(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    await context.checkFence();
    context.logger.debug(`Would grant ${snapshotOf(grant).name}`);
    return look(grant, { given: true });
  }

  // What is gone already is no error. Say `absent` only when it was seen gone:
  // until then people see it as live access, which it is.
  async remove(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    await context.checkFence();
    context.logger.debug(`Would revoke ${snapshotOf(grant).name}`);
    return look(grant, { given: false });
  }

  // Looks at the platform and changes nothing. This one has no platform: it
  // believes its own memory, and says so with `verifies: false`.
  async observe(grant: ProvisionedGrant): Promise<Observation> {
    return look(grant, grant.state ?? { given: false });
  }
}

// Snapshots come back from the database as they were given.
function snapshotOf(grant: ProvisionedGrant): Snapshot {
  return grant.snapshot as Snapshot;
}

// The state is kept, and handed over at the next call. Use it for hints, such
// as the id of a job in the platform, and never as the truth about access.
function look(grant: ProvisionedGrant, state: JsonObject): Observation {
  const observed = state.given ? 'present' : 'absent';
  return {
    observed,
    items: snapshotOf(grant).tables.map(name => ({
      name,
      kind: 'table',
      state: observed,
    })),
    members: grant.members.map(({ ref, login }) => ({ ref, login })),
    state,
  };
}
