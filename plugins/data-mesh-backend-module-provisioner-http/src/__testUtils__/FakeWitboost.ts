import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from './listen';

type Reply = { status: number; body?: unknown };

export type WitboostCall = { method: string; path: string; body: unknown };

/**
 * A service with the interface of Witboost's specific provisioners, for one
 * component, with either meaning of a list.
 */
export class FakeWitboost {
  url = '';
  /** Who may use the component. */
  readonly members = new Set<string>();
  readonly calls: WitboostCall[] = [];
  /** What was sent as authorization. */
  readonly authorizations: Array<string | undefined> = [];
  /** Identities that it does not know: it refuses every list with one. */
  readonly unknown = new Set<string>();
  /** Answers given in place of the next ones of updates, one call each. */
  readonly instead: Reply[] = [];
  /** How it says that it does not know somebody. */
  refusal: 'request' | 'status' = 'request';
  asynchronous = false;
  invalid: string[] = [];

  private readonly running = new Map<
    string,
    { work: () => Reply; done?: Reply }
  >();
  private tokens = 0;

  private constructor(private readonly semantics: 'replace' | 'add') {}

  static async start(
    semantics: 'replace' | 'add',
  ): Promise<FakeWitboost & { close(): Promise<void> }> {
    const fake = new FakeWitboost(semantics);
    const { url, close } = await listen((request, response) =>
      fake.receive(request, response),
    );
    fake.url = url;
    return Object.assign(fake, { close });
  }

  updates(): Array<{ refs: string[] }> {
    return this.calls
      .filter(call => call.path === '/v1/updateacl')
      .map(call => call.body as { refs: string[] });
  }

  /** Ends accepted work, in the order given; all of it in its own otherwise. */
  finishWork(tokens = [...this.running.keys()]): void {
    for (const token of tokens) {
      const job = this.running.get(token)!;
      job.done ??= job.work();
    }
  }

  /** Ends accepted work without having done it. */
  failWork(result: string): void {
    for (const job of this.running.values()) {
      job.done ??= { status: 200, body: { status: 'FAILED', result } };
    }
  }

  /** Forgets all tokens. */
  restart(): void {
    this.running.clear();
  }

  private async receive(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const call: WitboostCall = {
      method: request.method!,
      path: request.url!,
      body: text ? JSON.parse(text) : undefined,
    };
    this.calls.push(call);
    this.authorizations.push(request.headers.authorization);
    const { status, body } = this.answer(call);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  private answer({ method, path, body }: WitboostCall): Reply {
    if (path === '/v1/validate') {
      return {
        status: 200,
        body: this.invalid.length
          ? { valid: false, error: { errors: this.invalid } }
          : { valid: true },
      };
    }
    if (path === '/v1/updateacl') {
      const instead = this.instead.shift();
      if (instead) {
        return instead;
      }
      const { refs } = body as { refs: string[] };
      if (!this.asynchronous) {
        return this.update(refs);
      }
      const token = `job/${++this.tokens}`;
      this.running.set(token, { work: () => this.update(refs) });
      return { status: 202, body: JSON.stringify(token) };
    }
    const [, token] = /^\/v1\/provision\/([^/]+)\/status$/.exec(path) ?? [];
    const job = token && this.running.get(decodeURIComponent(token));
    if (method !== 'GET' || !job) {
      return { status: 400, body: { errors: ['Unknown token'] } };
    }
    if (!job.done) {
      return { status: 200, body: { status: 'RUNNING', result: '' } };
    }
    return job.done.status === 200
      ? job.done
      : {
          status: 200,
          body: {
            status: 'FAILED',
            result: '',
            logs: [
              {
                timestamp: '2030-01-01T00:00:00Z',
                level: 'ERROR',
                message: JSON.stringify(job.done.body),
              },
            ],
          },
        };
  }

  private update(refs: string[]): Reply {
    const strangers = refs.filter(ref => this.unknown.has(ref));
    if (strangers.length) {
      const message = `Could not map ${strangers.join(', ')} to an account`;
      return this.refusal === 'request'
        ? { status: 400, body: { errors: [message] } }
        : {
            status: 200,
            body: {
              status: 'FAILED',
              result: '',
              info: { publicInfo: { message }, privateInfo: {} },
            },
          };
    }
    if (this.semantics === 'replace') {
      this.members.clear();
    }
    refs.forEach(ref => this.members.add(ref));
    return { status: 200, body: { status: 'COMPLETED', result: 'Done' } };
  }
}
