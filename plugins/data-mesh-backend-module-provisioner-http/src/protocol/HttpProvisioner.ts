import { InputError } from '@backstage/errors';
import {
  type ExternalGrant,
  type GrantOrder,
  type Observation,
  type ProvisionedGrant,
  type Provisioner,
  type ProvisionerCapabilities,
  type ProvisionerContext,
  type ProvisioningPlan,
  TargetUnavailableError,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { z } from 'zod';
import type { DataMeshTarget } from '../config/HttpTarget';
import { DATA_MESH_HEADERS } from '../signing/headers';
import { signatureOf } from '../signing/signRequest';
import { type Answer, type Call, Transport } from '../transport/Transport';
import {
  grantAnswer,
  type GrantAnswer,
  grantState,
  type GrantState,
  listAnswer,
} from './answers';
import { grantCall, grantPath } from './grantCall';
import { planGrant } from './planGrant';
import { toObservation } from './toObservation';

const MAX_PAGES = 1000;
/** So many looks at work that does not end are a problem to be told. */
const PATIENCE = 360;

type Wanted = 'present' | 'absent';

/** An answer about a grant, and how long to wait before the next look. */
type Seen = { answer: GrantAnswer; waitMs: number };

/** Grants access through a service that speaks the protocol of the suite. */
export class HttpProvisioner implements Provisioner {
  readonly id: string;
  /** Only of a service that can tell. */
  readonly list?: NonNullable<Provisioner['list']>;
  private readonly transport: Transport;

  constructor(private readonly target: DataMeshTarget) {
    this.id = target.id;
    this.transport = new Transport(target);
    if (target.capabilities.lists) {
      this.list = (_, context) => this.listAll(context);
    }
  }

  capabilities(): ProvisionerCapabilities {
    const { title, serverTypes, capabilities } = this.target;
    return { title, serverTypes, automatic: true, ...capabilities };
  }

  async plan(order: GrantOrder): Promise<ProvisioningPlan> {
    return planGrant(order, this.target);
  }

  async ensure(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    return this.bringAbout('present', grant, context);
  }

  async remove(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    return this.bringAbout('absent', grant, context);
  }

  async observe(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const seen = await this.look(grant, context);
    const state = stateOf(grant);
    // Nobody is told that access is gone while something is done about it.
    return seen.answer.working
      ? this.unfinished('absent', seen, state)
      : this.observation(seen.answer, state);
  }

  private async listAll(context: ProvisionerContext): Promise<ExternalGrant[]> {
    const grants: ExternalGrant[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = new URLSearchParams(cursor ? { cursor } : {});
      const answer = this.read(
        await this.send(context, {
          method: 'GET',
          path: query.size ? `/grants?${query}` : '/grants',
        }),
        listAnswer,
      );
      grants.push(...answer.grants);
      cursor = answer.nextCursor;
      if (!cursor) {
        return grants;
      }
    }
    throw new Error(
      `${this.target.title} lists its grants on more than ${MAX_PAGES} pages.`,
    );
  }

  private async bringAbout(
    wanted: Wanted,
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    const { round, pending } = stateOf(grant);
    const { endsSessions } = this.target.capabilities;
    const call = grantCall(
      { ...grant, endSessions: grant.endSessions && endsSessions },
      wanted,
      round,
    );
    if (pending?.key === call.idempotencyKey) {
      const seen = await this.look(grant, context);
      if (seen.answer.working) {
        return this.unfinished(wanted, seen, {
          round,
          pending: { ...pending, polls: pending.polls + 1 },
        });
      }
      // Otherwise the service forgot what it had accepted.
      if (isOutcome(seen.answer, wanted)) {
        return this.observation(seen.answer, { round: round + 1 });
      }
    }
    await context.checkFence();
    const answer = await this.send(context, call);
    const seen = this.seen(
      answer,
      // Who asks to take away what is not there has what they want.
      wanted === 'absent',
    );
    return answer.status === 202 || seen.answer.working
      ? this.unfinished(wanted, seen, {
          round,
          pending: { key: call.idempotencyKey, polls: 0 },
        })
      : this.observation(seen.answer, { round: round + 1 });
  }

  private async look(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Seen> {
    const answer = await this.send(context, {
      method: 'GET',
      path: grantPath(grant),
    });
    return this.seen(answer, true);
  }

  private observation(answer: GrantAnswer, state: GrantState): Observation {
    return toObservation(answer, text => this.transport.scrub(text), state);
  }

  private unfinished(
    wanted: Wanted,
    { answer, waitMs }: Seen,
    state: GrantState,
  ): Observation {
    const observation = this.observation(answer, state);
    const stuck = (state.pending?.polls ?? 0) >= PATIENCE;
    return {
      ...observation,
      // It may look as wanted before it is so, as when members change.
      observed:
        observation.observed === wanted ? 'unknown' : observation.observed,
      problem:
        observation.problem ??
        (stuck
          ? `${this.target.title} accepted the work and does not finish it.`
          : undefined),
      pendingMs: waitMs,
    };
  }

  private seen(answer: Answer, mayLack: boolean): Seen {
    const waitMs = answer.retryAfterMs ?? this.target.pollMs;
    if (mayLack && (answer.status === 404 || answer.status === 410)) {
      const absent = grantAnswer.safeParse(answer.json);
      // Any server says 404; only the service knows that a grant is gone.
      if (!absent.success || absent.data.observed !== 'absent') {
        throw new TargetUnavailableError(
          `${this.target.title} answered with status ${answer.status}, but not that the grant is absent. Is its address right?`,
        );
      }
      return { answer: absent.data, waitMs };
    }
    return { answer: this.read(answer, grantAnswer), waitMs };
  }

  private read<T>(answer: Answer, schema: z.ZodType<T>): T {
    if (answer.status === 202 && answer.json === undefined) {
      const accepted = schema.safeParse({ observed: 'unknown', working: true });
      if (accepted.success) {
        return accepted.data;
      }
    }
    const parsed = schema.safeParse(answer.json);
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      throw new Error(
        `${this.target.title} answered otherwise than agreed: ${this.transport.scrub(
          `${path.join('.') || 'body'}: ${message}`,
        )}`,
      );
    }
    return parsed.data;
  }

  private async send(
    context: ProvisionerContext,
    call: Pick<Call, 'method' | 'path' | 'body'> & { idempotencyKey?: string },
  ): Promise<Answer> {
    const { idempotencyKey = '', ...rest } = call;
    const fence = String(context.fence);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const answer = await this.transport.call({
      ...rest,
      signal: context.signal,
      headers: path => ({
        [DATA_MESH_HEADERS.timestamp]: timestamp,
        [DATA_MESH_HEADERS.fence]: fence,
        ...(idempotencyKey
          ? { [DATA_MESH_HEADERS.idempotencyKey]: idempotencyKey }
          : undefined),
        [DATA_MESH_HEADERS.signature]: `v1=${signatureOf(this.target.secret, {
          method: call.method,
          path,
          timestamp,
          idempotencyKey,
          fence,
          body: call.body ?? '',
        })}`,
      }),
    });
    await this.refuse(answer, call.method, context);
    return answer;
  }

  /** Throws for what is neither a success nor, on looking, an absence. */
  private async refuse(
    { status, json }: Answer,
    method: Call['method'],
    context: ProvisionerContext,
  ): Promise<void> {
    const { title } = this.target;
    if (status < 300 || (method !== 'PUT' && [404, 410].includes(status))) {
      return;
    }
    const message = `${title} ${this.transport.explain(status, json)}`;
    if (status === 409) {
      // Either another worker has the target, which this throws for, or the
      // service remembers a newer one than there is.
      await context.checkFence();
      throw new TargetUnavailableError(
        `${message} It has served a newer worker than this one. Was the database of the portal restored?`,
      );
    }
    if (status >= 500) {
      throw new Error(message);
    }
    if (json === undefined) {
      throw new TargetUnavailableError(
        `${message} That is no answer of the service. Is its address right?`,
      );
    }
    throw new InputError(message);
  }
}

/** Whether an answer tells how accepted work ended. */
function isOutcome(answer: GrantAnswer, wanted: Wanted): boolean {
  const opposite = wanted === 'present' ? 'absent' : 'present';
  return answer.observed !== opposite || answer.problem !== undefined;
}

function stateOf(grant: ProvisionedGrant): GrantState {
  const parsed = grantState.safeParse(grant.state);
  return parsed.success ? parsed.data : { round: 0 };
}
