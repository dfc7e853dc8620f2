import { createHash } from 'node:crypto';
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
import { listOf, type Others, othersOf, sameList } from './componentList';
import { namedRefs } from './namedRefs';
import {
  type ComponentSnapshot,
  componentSnapshot,
  planComponent,
} from './planComponent';
import { type GrantRefs, refsOf } from './refs';
import { removalTask } from './removalTask';
import { type UpdateOutcome, WitboostClient } from './WitboostClient';
import { stateOf, type WitboostState } from './witboostState';

/** People do not work faster when they are asked more often. */
const TASK_POLL_MS = 60 * 60_000;

type Wanted = 'present' | 'absent';

/** One grant, while it is worked on. */
type Work = {
  grant: ProvisionedGrant;
  context: ProvisionerContext;
  snapshot: ComponentSnapshot;
  mine: GrantRefs;
  others: Others | undefined;
  state: WitboostState;
};

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
    const { title, serverTypes, aclSemantics } = this.target;
    return {
      title,
      serverTypes,
      columns: false,
      groups: true,
      verifies: false,
      lists: false,
      endsSessions: false,
      nativeExpiry: false,
      logins: false,
      automatic: aclSemantics === 'replace',
    };
  }

  async plan(order: GrantOrder): Promise<ProvisioningPlan> {
    return planComponent(order, this.target);
  }

  async ensure(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const work = await this.begin(grant, context);
    if (!work.mine.refs.size && work.mine.problems.length) {
      const [{ ref, problem }] = work.mine.problems;
      throw new InputError(
        `Nobody of this grant can be told to ${this.target.title}. ${ref}: ${problem}`,
      );
    }
    return this.bringAbout('present', work);
  }

  async remove(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const work = await this.begin(grant, context);
    return this.target.aclSemantics === 'replace'
      ? this.bringAbout('absent', work)
      : this.haveRemoved(work);
  }

  async observe(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const state = stateOf(grant);
    const { componentId } = componentSnapshot.parse(grant.snapshot);
    const running =
      state.pending &&
      (await this.client.status(state.pending.token, context.signal)).kind ===
        'running';
    const observed = state.pending ? 'unknown' : state.last;
    return {
      observed,
      items: [{ name: componentId, kind: 'component', state: observed }],
      state: grant.state,
      pendingMs: running ? this.target.pollMs : undefined,
    };
  }

  private async begin(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Work> {
    const { title, aclSemantics, groupsAs } = this.target;
    const snapshot = componentSnapshot.parse(grant.snapshot);
    const siblings = await context.siblings?.();
    if (!siblings && aclSemantics === 'replace') {
      throw new InputError(
        `${title} takes the whole list of a component, and this backend cannot tell the component's other grants.`,
      );
    }
    return {
      grant,
      context,
      snapshot,
      mine: refsOf(
        { members: grant.members, consumer: snapshot.consumer },
        groupsAs,
      ),
      others: siblings && othersOf(siblings, groupsAs),
      state: stateOf(grant),
    };
  }

  /** Has the service make its list so that it holds, or lacks, this grant. */
  private async bringAbout(wanted: Wanted, work: Work): Promise<Observation> {
    const own = wanted === 'present' ? [...work.mine.refs.keys()] : [];
    const { pending } = work.state;
    if (!pending) {
      // Whom the service did not know last time, it may know by now.
      return this.update(
        wanted,
        { ...work, state: { ...work.state, refused: [] } },
        own,
      );
    }
    const settled: Work = {
      ...work,
      state: { ...work.state, pending: undefined },
    };
    const status = await this.client.status(pending.token, work.context.signal);
    switch (status.kind) {
      case 'running':
        return this.unfinished(work);
      case 'failed':
        return this.mend(wanted, settled, own, pending.refs, status, true);
      case 'done': {
        const done = this.withAccepted(settled, pending.own, pending.wanted);
        // Meanwhile members or other grants came or went; and work of several
        // grants may have ended in another order than it began.
        return pending.wanted === wanted &&
          sameList(pending.refs, this.listFor(done, own))
          ? this.finished(wanted, done)
          : this.update(wanted, done, own);
      }
      default:
        return this.update(wanted, settled, own);
    }
  }

  private listFor({ state, others }: Work, own: string[]): string[] {
    const refused = new Set(state.refused);
    return listOf(
      own.filter(ref => !refused.has(ref)),
      this.target.aclSemantics === 'replace' ? others!.refs : [],
    );
  }

  private async update(
    wanted: Wanted,
    work: Work,
    own: string[],
    retried = false,
  ): Promise<Observation> {
    const { context, snapshot } = work;
    let { state } = work;
    if (wanted === 'present') {
      const hash = createHash('sha256')
        .update(snapshot.descriptor)
        .digest('hex');
      if (state.validated !== hash) {
        await this.client.validate(snapshot.descriptor, context.signal);
        state = { ...state, validated: hash };
      }
    }
    const refs = this.listFor({ ...work, state }, own);
    await context.checkFence();
    const outcome = await this.client.updateAcl(
      refs,
      snapshot.descriptor,
      context.signal,
    );
    const sent = own.filter(ref => refs.includes(ref));
    const next = { ...work, state };
    switch (outcome.kind) {
      case 'done':
        return this.finished(wanted, this.withAccepted(next, sent, wanted));
      case 'running':
        return this.unfinished({
          ...next,
          state: {
            ...state,
            pending: { token: outcome.token, wanted, refs, own: sent },
          },
        });
      default:
        return this.mend(wanted, next, own, refs, outcome, !retried);
    }
  }

  /**
   * A service may refuse the whole call for one identity that it does not know.
   * Newcomers that it names are left out, once. Who has access already is never
   * left out: that would take it away because of a word in a message.
   */
  private async mend(
    wanted: Wanted,
    work: Work,
    own: string[],
    refs: string[],
    outcome: Extract<UpdateOutcome, { why: string }>,
    mayRetry: boolean,
  ): Promise<Observation> {
    const { state, others } = work;
    const named = namedRefs(outcome.why, refs);
    const newcomers = named.filter(
      ref => !state.accepted.includes(ref) && !others?.accepted.has(ref),
    );
    if (newcomers.length && mayRetry) {
      const refused = listOf(state.refused, newcomers);
      const left = new Set(others?.refs);
      newcomers.forEach(ref => left.delete(ref));
      return this.update(
        wanted,
        {
          ...work,
          state: { ...state, refused },
          others: others && { ...others, refs: left },
        },
        own,
        true,
      );
    }
    const problem = `${this.target.title} could not change who may use ${work.snapshot.componentId}: ${outcome.why}`;
    if (outcome.kind === 'refused') {
      throw new InputError(problem);
    }
    return this.observation(work, 'unknown', { problem });
  }

  private async finished(wanted: Wanted, work: Work): Promise<Observation> {
    const { state, mine } = work;
    if (wanted === 'absent') {
      return this.observation(work, 'absent');
    }
    if (mine.refs.size && !state.accepted.length) {
      return this.observation(work, 'absent', {
        problem: `${this.target.title} knows nobody of this grant: ${state.refused.join(', ')}.`,
      });
    }
    return this.target.aclSemantics === 'add'
      ? this.haveLeaversRemoved(work)
      : this.observation(work, 'present');
  }

  private unfinished(work: Work): Observation {
    return this.observation(work, 'unknown', { pendingMs: this.target.pollMs });
  }

  /** Members who left keep access until a person takes it away. */
  private async haveLeaversRemoved(work: Work): Promise<Observation> {
    const { mine, others } = work;
    const left = work.state.accepted.filter(ref => !mine.refs.has(ref));
    // What another grant gives is that grant's to end.
    const leavers = left.filter(ref => !others?.refs.has(ref));
    const state = {
      ...work.state,
      accepted: work.state.accepted.filter(
        ref => mine.refs.has(ref) || leavers.includes(ref),
      ),
    };
    if (!leavers.length) {
      return this.observation({ ...work, state }, 'present');
    }
    const key = createHash('sha256')
      .update(leavers.join('\n'))
      .digest('hex')
      .slice(0, 16);
    const task = await work.context.requestTask(
      removalTask({
        key: `leavers-${state.tasks}-${key}`,
        title: this.target.title,
        componentId: work.snapshot.componentId,
        refs: leavers,
      }),
    );
    if (task.status === 'done') {
      return this.observation(
        {
          ...work,
          state: {
            ...state,
            accepted: state.accepted.filter(ref => mine.refs.has(ref)),
            tasks: state.tasks + 1,
          },
        },
        'present',
      );
    }
    return this.observation({ ...work, state }, 'present', {
      problem: `${leavers.join(', ')} left and still has access: ${this.target.title} can only add, so a person has to take it away.`,
      pendingMs: TASK_POLL_MS,
    });
  }

  /** Where a service can only add, a person takes access away. */
  private async haveRemoved(work: Work): Promise<Observation> {
    const { context, mine, others, snapshot } = work;
    let { state } = work;
    if (state.pending) {
      const status = await this.client.status(
        state.pending.token,
        context.signal,
      );
      // It might add after the person has taken away.
      if (status.kind === 'running') {
        return this.unfinished(work);
      }
      state = {
        ...state,
        accepted: listOf(state.accepted, state.pending.own),
        pending: undefined,
      };
    }
    // Those of today too: a call may have been made and not recorded.
    const held = listOf(state.accepted, mine.refs.keys());
    const needed = held.filter(ref => others?.refs.has(ref));
    const refs = held.filter(ref => !needed.includes(ref));
    const gone = { ...state, accepted: [], refused: [] };
    if (!refs.length) {
      return this.observation({ ...work, state: gone }, 'absent');
    }
    const task = await context.requestTask(
      removalTask({
        key: `revoke-${state.tasks}`,
        title: this.target.title,
        componentId: snapshot.componentId,
        refs,
      }),
    );
    switch (task.status) {
      case 'done':
        if (needed.length) {
          // In case they were taken away too.
          await context.checkFence();
          await this.client.updateAcl(
            needed,
            snapshot.descriptor,
            context.signal,
          );
        }
        return this.observation({ ...work, state: gone }, 'absent');
      case 'cancelled':
        // The next one is another task.
        return this.observation(
          { ...work, state: { ...state, tasks: state.tasks + 1 } },
          'unknown',
          { pendingMs: this.target.pollMs },
        );
      default:
        return this.observation({ ...work, state }, 'present', {
          problem:
            task.status === 'refused'
              ? `The access was not taken away by hand: ${task.comment ?? 'no reason was given.'}`
              : `${this.target.title} can only add, so a person has to take the access away.`,
          pendingMs: TASK_POLL_MS,
        });
    }
  }

  /** The work with what the service has taken over. */
  private withAccepted(work: Work, own: string[], wanted: Wanted): Work {
    const { state } = work;
    if (wanted === 'absent') {
      return { ...work, state: { ...state, accepted: [] } };
    }
    // Who left is off a list that was replaced, and still on one that grew.
    const before = this.target.aclSemantics === 'add' ? state.accepted : [];
    return { ...work, state: { ...state, accepted: listOf(before, own) } };
  }

  private observation(
    { mine, snapshot, state }: Work,
    observed: Observation['observed'],
    more: Pick<Observation, 'problem' | 'pendingMs'> = {},
  ): Observation {
    const { title } = this.target;
    const next: WitboostState = { ...state, last: observed };
    return {
      observed,
      items: [
        { name: snapshot.componentId, kind: 'component', state: observed },
      ],
      members: [
        ...mine.problems,
        ...[...mine.refs].map(([login, ref]) => ({
          ref,
          login,
          ...(state.refused.includes(login)
            ? { problem: `${title} does not accept ${login}.` }
            : undefined),
        })),
      ],
      state: JSON.parse(JSON.stringify(next)),
      ...more,
    };
  }
}
