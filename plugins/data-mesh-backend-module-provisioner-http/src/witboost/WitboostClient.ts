import { InputError } from '@backstage/errors';
import { TargetUnavailableError } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { WitboostTarget } from '../config/HttpTarget';
import { type Answer, type Call, Transport } from '../transport/Transport';
import {
  provisioningStatus,
  validationResult,
  whyFailed,
  whyRefused,
} from './answers';

/** How an update of a list went. */
export type UpdateOutcome =
  | { kind: 'done' }
  | { kind: 'running'; token: string }
  /** Tried, and perhaps done in part. */
  | { kind: 'failed'; why: string }
  /** Not tried. */
  | { kind: 'refused'; why: string };

/** How accepted work stands. */
export type WorkStatus =
  | { kind: 'done' }
  | { kind: 'running' }
  | { kind: 'failed'; why: string }
  /** The service does not know the token, as after its restart. */
  | { kind: 'lost' };

/** Calls a service with the interface of Witboost's specific provisioners. */
export class WitboostClient {
  private readonly transport: Transport;

  constructor(private readonly target: WitboostTarget) {
    this.transport = new Transport(target);
  }

  /** @throws InputError with the errors that the service finds */
  async validate(descriptor: string, signal: AbortSignal): Promise<void> {
    const answer = await this.send(
      'POST',
      '/v1/validate',
      { descriptorKind: 'COMPONENT_DESCRIPTOR', descriptor, removeData: false },
      signal,
    );
    if (answer.status !== 200) {
      throw this.problem(answer);
    }
    const parsed = validationResult.safeParse(answer.json);
    if (!parsed.success) {
      throw this.otherwise('/v1/validate');
    }
    if (!parsed.data.valid) {
      throw new InputError(
        `${this.target.title} finds the component's descriptor invalid: ${this.transport.scrub(
          parsed.data.error?.errors.join(' · ') || 'it gave no reason.',
        )}`,
      );
    }
  }

  async updateAcl(
    refs: string[],
    descriptor: string,
    signal: AbortSignal,
  ): Promise<UpdateOutcome> {
    const answer = await this.send(
      'POST',
      '/v1/updateacl',
      { refs, provisionInfo: { request: descriptor, result: 'Provisioned' } },
      signal,
    );
    if (answer.status === 202) {
      const token =
        typeof answer.json === 'string' ? answer.json : answer.text.trim();
      if (!/^[\x21-\x7e]{1,500}$/.test(token)) {
        throw this.otherwise('/v1/updateacl');
      }
      return { kind: 'running', token };
    }
    if (answer.status === 400) {
      return {
        kind: 'refused',
        why: this.transport.scrub(whyRefused(answer.json)),
      };
    }
    if (answer.status !== 200) {
      throw this.problem(answer);
    }
    const parsed = provisioningStatus.safeParse(answer.json);
    // Running without a token is work that nobody can ask about.
    if (!parsed.success || parsed.data.status === 'RUNNING') {
      throw this.otherwise('/v1/updateacl');
    }
    return parsed.data.status === 'COMPLETED'
      ? { kind: 'done' }
      : { kind: 'failed', why: this.transport.scrub(whyFailed(parsed.data)) };
  }

  async status(token: string, signal: AbortSignal): Promise<WorkStatus> {
    const answer = await this.send(
      'GET',
      `/v1/provision/${encodeURIComponent(token)}/status`,
      undefined,
      signal,
    );
    if (answer.status !== 200) {
      return { kind: 'lost' };
    }
    const parsed = provisioningStatus.safeParse(answer.json);
    if (!parsed.success) {
      throw this.otherwise('the status of accepted work');
    }
    switch (parsed.data.status) {
      case 'RUNNING':
        return { kind: 'running' };
      case 'COMPLETED':
        return { kind: 'done' };
      default:
        return {
          kind: 'failed',
          why: this.transport.scrub(whyFailed(parsed.data)),
        };
    }
  }

  private send(
    method: Call['method'],
    path: string,
    body: object | undefined,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { secret } = this.target;
    return this.transport.call({
      method,
      path,
      body: body && JSON.stringify(body),
      headers: () =>
        secret === undefined
          ? ({} as Record<string, string>)
          : { authorization: `Bearer ${secret}` },
      signal,
    });
  }

  private problem({ status, json }: Answer): Error {
    const message = `${this.target.title} ${this.transport.explain(status, json)}`;
    if (status >= 500) {
      return new Error(message);
    }
    return json === undefined
      ? new TargetUnavailableError(
          `${message} That is no answer of the service. Is its address right?`,
        )
      : new InputError(message);
  }

  private otherwise(what: string): Error {
    return new Error(
      `${this.target.title} answered ${what} otherwise than its interface says.`,
    );
  }
}
