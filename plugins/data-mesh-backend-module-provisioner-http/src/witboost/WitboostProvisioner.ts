import { InputError } from '@backstage/errors';
import type {
  GrantOrder,
  Observation,
  ProvisionedGrant,
  Provisioner,
  ProvisionerCapabilities,
  ProvisionerContext,
  ProvisioningPlan,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { WitboostTarget } from '../config/HttpTarget';
import { componentSnapshot, planComponent } from './planComponent';
import { haveGrantRemoved } from './removeByHand';
import { updateList } from './updateList';
import { WitboostClient } from './WitboostClient';
import { stateOf } from './witboostState';
import { beginWork } from './work';

/**
 * Grants access through a service with the interface of Witboost's specific
 * provisioners. It knows a list of identities for a component and nothing of
 * grants: what a list means has to be configured, and nothing can be observed.
 */
export class WitboostProvisioner implements Provisioner {
  readonly id: string;
  private readonly client: WitboostClient;

  constructor(private readonly target: WitboostTarget) {
    this.id = target.id;
    this.client = new WitboostClient(target);
  }

  capabilities(): ProvisionerCapabilities {
    const { title, serverTypes } = this.target;
    return {
      title,
      serverTypes,
      columns: false,
      groups: true,
      verifies: false,
      lists: false,
      endsSessions: false,
      nativeExpiry: false,
      automatic: true,
      logins: false,
    };
  }

  async plan(order: GrantOrder): Promise<ProvisioningPlan> {
    return planComponent(order, this.target);
  }

  async ensure(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const work = await beginWork(this.target, this.client, grant, context);
    const { refs, problems } = work.mine;
    if (!refs.size && problems.length) {
      const [{ ref, problem }] = problems;
      throw new InputError(
        `Nobody of this grant can be told to ${this.target.title}. ${ref}: ${problem}`,
      );
    }
    return updateList('present', work);
  }

  async remove(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const work = await beginWork(this.target, this.client, grant, context);
    return this.target.aclSemantics === 'replace'
      ? updateList('absent', work)
      : haveGrantRemoved(work);
  }

  /** Repeats what is known: the interface tells nothing of who may. */
  async observe(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const { pending, last } = stateOf(grant);
    const { componentId } = componentSnapshot.parse(grant.snapshot);
    const status =
      pending && (await this.client.status(pending.token, context.signal));
    const observed = pending ? 'unknown' : last;
    return {
      observed,
      items: [{ name: componentId, kind: 'component', state: observed }],
      state: grant.state,
      pendingMs: status?.kind === 'running' ? this.target.pollMs : undefined,
    };
  }
}
