import type {
  ProvisionedGrant,
  Provisioner,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';

/**
 * Lends a provisioner what the reconciler does: the other grants of a target
 * that should be there now, and tasks that belong to a grant.
 */
export class Neighbourhood {
  readonly live = new Map<string, ProvisionedGrant>();

  around(provisioner: Provisioner): Provisioner {
    const { id } = provisioner;
    return {
      id,
      capabilities: () => provisioner.capabilities(),
      plan: order => provisioner.plan(order),
      ensure: async (grant, context) => {
        const key = keyOf(grant);
        this.live.set(key, { state: this.live.get(key)?.state, ...grant });
        const seen = await provisioner.ensure(
          grant,
          this.context(grant, context),
        );
        this.live.set(key, { ...grant, state: seen.state });
        return seen;
      },
      remove: async (grant, context) => {
        this.live.delete(keyOf(grant));
        return provisioner.remove(grant, this.context(grant, context));
      },
      observe: (grant, context) =>
        provisioner.observe(grant, this.context(grant, context)),
    };
  }

  context(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): ProvisionerContext {
    return {
      ...context,
      siblings: async () =>
        [...this.live]
          .filter(([key]) => key !== keyOf(grant))
          .map(([, sibling]) => sibling),
      requestTask: task =>
        context.requestTask({ ...task, key: `${keyOf(grant)} ${task.key}` }),
    };
  }
}

function keyOf(grant: ProvisionedGrant): string {
  return `${grant.environment}/${grant.grantId}`;
}
