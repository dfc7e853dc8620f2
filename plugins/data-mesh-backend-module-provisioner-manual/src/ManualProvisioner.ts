import { createHash } from 'node:crypto';
import type { JsonObject } from '@backstage/types';
import type {
  GrantOrder,
  Observation,
  ProvisionedGrant,
  Provisioner,
  ProvisionerCapabilities,
  ProvisionerContext,
  ProvisioningPlan,
  TaskStatus,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { describeOrder, type Described } from './describeOrder';

type Snapshot = Described & {
  /** Distinguishes the tasks of an approval from those of the one before. */
  order: string;
  environment: string;
};

/** Completing a task wakes the reconciler; this is only a second chance. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

/**
 * Has people do it: a task asks them to give access, and another one, when the
 * grant has ended, to take it away. Access counts as given, and as live, for
 * as long as they say so.
 *
 * @public
 */
export class ManualProvisioner implements Provisioner {
  readonly id = 'manual';

  constructor(
    private readonly options: {
      /** Full references; left out, the owner of the product. */
      assignees?: string[];
    } = {},
  ) {}

  capabilities(): ProvisionerCapabilities {
    return {
      title: 'By hand',
      serverTypes: [],
      columns: true,
      groups: true,
      verifies: false,
      lists: false,
      endsSessions: false,
      nativeExpiry: false,
      automatic: false,
      logins: false,
    };
  }

  async plan(order: GrantOrder): Promise<ProvisioningPlan> {
    const described = describeOrder(order);
    const snapshot: Snapshot = {
      ...described,
      order: createHash('sha256')
        .update(JSON.stringify([order.grantId, described]))
        .digest('hex')
        .slice(0, 16),
      environment: order.environment,
    };
    return { target: 'manual', steps: described.steps, snapshot };
  }

  async ensure(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const { order, title, steps } = snapshotOf(grant);
    await context.checkFence();
    const task = await context.requestTask({
      key: grantKey(order),
      action: 'grant',
      title: `Give ${title}`,
      instructions: steps,
      assignees: this.options.assignees,
    });
    return given(grant, task);
  }

  async remove(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const { order, title, undo } = snapshotOf(grant);
    await context.checkFence();
    // The grant has ended, so this makes no task: it tells how it went.
    const gave = await context.requestTask({
      key: grantKey(order),
      action: 'grant',
      title: `Give ${title}`,
      instructions: [],
    });
    if (!mayHaveBeenGiven(grant, gave)) {
      return { observed: 'absent', items: [] };
    }
    await context.checkFence();
    const took = await context.requestTask({
      key: `revoke:${order}`,
      action: 'revoke',
      title: `Take away ${title}`,
      instructions: [
        ...undo,
        ...(grant.endSessions
          ? ['End the sessions that the consumer has open.']
          : []),
      ],
      assignees: this.options.assignees,
    });
    return taken(grant, took);
  }

  async observe(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const { order } = snapshotOf(grant);
    const look = (action: 'grant' | 'revoke') =>
      context.requestTask({
        key: action === 'grant' ? grantKey(order) : `revoke:${order}`,
        action,
        title: '',
        instructions: [],
      });
    const gave = await look('grant');
    if (!mayHaveBeenGiven(grant, gave)) {
      return { observed: 'absent', items: [] };
    }
    const took = await look('revoke');
    return took.status === 'done' ? taken(grant, took) : given(grant, gave);
  }
}

function snapshotOf(grant: ProvisionedGrant): Snapshot {
  return grant.snapshot as Snapshot;
}

function grantKey(order: string): string {
  return `grant:${order}`;
}

/** Somebody said so; for this approval, or for one before it. */
function mayHaveBeenGiven(grant: ProvisionedGrant, task: TaskStatus): boolean {
  return task.status === 'done' || grant.state?.given === true;
}

function given(grant: ProvisionedGrant, task: TaskStatus): Observation {
  const { title } = snapshotOf(grant);
  switch (task.status) {
    case 'done':
      return {
        observed: 'present',
        items: [{ name: title, state: 'present' }],
        state: { given: true },
      };
    case 'refused':
      return {
        ...unchanged(grant),
        problem: `${task.completedBy ?? 'Somebody'} could not give it: ${task.comment ?? 'no reason was given'}`,
        pendingMs: LOOK_AGAIN_MS,
      };
    case 'cancelled':
      return {
        ...unchanged(grant),
        problem: 'The task to give it was cancelled',
      };
    default:
      return { ...unchanged(grant), pendingMs: LOOK_AGAIN_MS };
  }
}

function taken(grant: ProvisionedGrant, task: TaskStatus): Observation {
  const { title } = snapshotOf(grant);
  const live = {
    observed: 'present',
    items: [{ name: title, state: 'present' }],
    pendingMs: LOOK_AGAIN_MS,
  } satisfies Observation;
  switch (task.status) {
    case 'done':
      return {
        observed: 'absent',
        items: [{ name: title, state: 'absent' }],
        state: { given: false },
      };
    case 'refused':
      return {
        ...live,
        problem: `${task.completedBy ?? 'Somebody'} could not take it away: ${task.comment ?? 'no reason was given'}`,
      };
    default:
      return live;
  }
}

/** What was given by an approval before is still there. */
function unchanged(grant: ProvisionedGrant): Observation {
  const { title } = snapshotOf(grant);
  const state: JsonObject = grant.state ?? { given: false };
  const observed = state.given === true ? 'partial' : 'absent';
  return { observed, items: [{ name: title, state: observed }], state };
}
