import type { JsonValue } from '@backstage/types';
import { TargetUnavailableError } from '@backstage-data-mesh/plugin-data-mesh-node';
import { readCapped } from './readCapped';
import { retryAfterMs } from './retryAfter';
import { scrub } from './scrub';

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * Answers that say nothing about the grant, but that nobody is served now. 500
 * is not among them: one grant that breaks the service must not stop others.
 */
const UNSERVED = new Set([401, 408, 425, 429, 502, 503, 504]);

export type Call = {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Behind the URL of the target, with its query. */
  path: string;
  /** Sent as JSON. */
  body?: string;
  /** Given the path as it stands in the request line. */
  headers?: (requestPath: string) => Record<string, string>;
  signal: AbortSignal;
};

export type Answer = {
  status: number;
  text: string;
  /** What the text holds; undefined when it is empty or no JSON. */
  json: JsonValue | undefined;
  /** From `Retry-After`. */
  retryAfterMs: number | undefined;
};

/**
 * Calls a platform. What comes back is an answer about the grant; everything
 * else, such as no answer at all, is a {@link TargetUnavailableError}.
 */
export class Transport {
  constructor(
    private readonly target: {
      title: string;
      url: string;
      timeoutMs: number;
      secret?: string;
    },
  ) {}

  /** Makes a text of the platform fit to be shown. */
  scrub(text: string): string {
    return scrub(text, this.target.secret ? [this.target.secret] : []);
  }

  async call(call: Call): Promise<Answer> {
    const { title, timeoutMs } = this.target;
    call.signal.throwIfAborted();
    const url = new URL(`${this.target.url}${call.path}`);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method: call.method,
        body: call.body,
        headers: {
          accept: 'application/json',
          ...(call.body === undefined
            ? undefined
            : { 'content-type': 'application/json' }),
          ...call.headers?.(`${url.pathname}${url.search}`),
        },
        // Another place would be handed what was meant for this one.
        redirect: 'manual',
        signal: AbortSignal.any([call.signal, timeout]),
      });
      const text = await readCapped(response.body, MAX_ANSWER_BYTES);
      if (text === undefined) {
        throw new TargetUnavailableError(
          `${title} answered with more than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB.`,
        );
      }
      const answer: Answer = {
        status: response.status,
        text,
        json: parse(text),
        retryAfterMs: retryAfterMs(response.headers),
      };
      this.refuseUnserved(answer);
      return answer;
    } catch (error) {
      call.signal.throwIfAborted();
      if (error instanceof TargetUnavailableError) {
        throw error;
      }
      if (timeout.aborted) {
        throw new TargetUnavailableError(
          `${title} did not answer within ${timeoutMs / 1000} seconds.`,
        );
      }
      throw new TargetUnavailableError(
        `${title} cannot be reached: ${this.scrub(reasonOf(error))}`,
      );
    }
  }

  private refuseUnserved({ status, json, retryAfterMs: wait }: Answer): void {
    const { title } = this.target;
    if (status >= 300 && status < 400) {
      throw new TargetUnavailableError(
        `${title} sends its callers elsewhere (status ${status}). Configure the address where it answers itself.`,
      );
    }
    if (UNSERVED.has(status)) {
      const hint =
        status === 401
          ? ' Does it know the secret, and do the clocks agree?'
          : '';
      throw new TargetUnavailableError(
        `${title} ${this.explain(status, json)}${hint}`,
        undefined,
        wait,
      );
    }
  }

  /** An answer that is no success in words, such as "answered with …". */
  explain(status: number, json: JsonValue | undefined): string {
    const message = this.scrub(messageOf(json) ?? '');
    return `answered with status ${status}${message ? `: ${message}` : '.'}`;
  }
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The message of an error in the forms that are common. */
export function messageOf(json: JsonValue | undefined): string | undefined {
  if (typeof json === 'string') {
    return json;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return undefined;
  }
  for (const key of ['userMessage', 'message', 'detail', 'error', 'title']) {
    const value = messageOf(json[key]);
    if (value) {
      return value;
    }
  }
  return undefined;
}

/** Of an error of fetch, whose message only says that it failed. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code } = (cause ?? {}) as { code?: string };
  return code ?? (cause as Error | undefined)?.message ?? message;
}
