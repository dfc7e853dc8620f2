import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Observed } from '@backstage-data-mesh/plugin-data-mesh-common';
import { DATA_MESH_HEADERS } from '../signing/headers';
import { verifySignature } from '../signing/verifySignature';
import { listen } from './listen';

/** What the platform behind the receiver gives for one grant. */
export type PlatformGrant = {
  environment: string;
  grantId: string;
  members: string[];
  /** By name. */
  tables: Map<string, 'present' | 'absent'>;
  /** Columns by table. */
  columns: Map<string, string>;
  endsAt: string;
};

type Order = {
  environment: string;
  grantId: string;
  members: Array<{ ref: string; login?: string }>;
  columns: Array<{ schema: string; physicalName?: string; paths: string[] }>;
  endsAt: string;
};

export type ReceivedCall = {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  status?: number;
  answer?: unknown;
};

type Reply = {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
};

/**
 * A receiver as a platform team would write it, with a platform in memory, and
 * switches for bad luck. It keeps nothing but what the platform has, the work
 * that runs, and the highest fence.
 */
export class ReferenceReceiver {
  url = '';
  secrets: string[];
  /** By environment and id. */
  readonly platform = new Map<string, PlatformGrant>();
  readonly calls: ReceivedCall[] = [];
  /** Changes of the platform, a line each. */
  readonly effects: string[] = [];
  /** Answers given in place of the next ones, one call each. */
  readonly instead: Reply[] = [];
  /** Accept work and do it when `finishWork` is called. */
  asynchronous = false;
  /** Do the work of the next change, and break the connection. */
  breakAfterWork = false;
  /** Tables that the platform refuses, and why. */
  readonly brokenTables = new Map<string, string>();
  /** What others gave. */
  readonly foreign: Array<{ name: string; object: string }> = [];
  readonly pageSize = 2;

  private readonly running = new Map<
    string,
    { key: string; work: () => void }
  >();
  private fence = 0;

  private constructor(secret: string) {
    this.secrets = [secret];
  }

  static async start(
    secret: string,
  ): Promise<ReferenceReceiver & { close(): Promise<void> }> {
    const receiver = new ReferenceReceiver(secret);
    const { url, close } = await listen((request, response) =>
      receiver.receive(request, response),
    );
    receiver.url = `${url}/access/v1`;
    return Object.assign(receiver, { close });
  }

  /** Who gets in to what, sorted. */
  access(): string[] {
    return [...this.platform]
      .flatMap(([id, { members, tables, columns }]) =>
        members.flatMap(member =>
          [...tables]
            .filter(([, state]) => state === 'present')
            .map(([name]) => `${id} ${member} ${name}(${columns.get(name)})`),
        ),
      )
      .sort();
  }

  /** Ends all work that was accepted. */
  finishWork(): void {
    for (const { work } of this.running.values()) {
      work();
    }
    this.running.clear();
  }

  /** Loses what was accepted and not done, as in a crash. */
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
    const call: ReceivedCall = {
      method: request.method!,
      path: request.url!,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.calls.push(call);
    const { status, body, headers } = this.instead.shift() ?? this.answer(call);
    call.status = status;
    call.answer = body;
    if (this.breakAfterWork && call.method !== 'GET') {
      this.breakAfterWork = false;
      response.destroy();
      return;
    }
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  private answer(call: ReceivedCall): Reply {
    const verdict = verifySignature(call, { secrets: this.secrets });
    if (!verdict.ok) {
      return { status: 401, body: { message: verdict.reason } };
    }
    const url = new URL(call.path, this.url);
    const [, encoded] =
      /\/access\/v1\/grants\/([^/]+)$/.exec(url.pathname) ?? [];
    if (!encoded) {
      return this.list(url.searchParams);
    }
    const environment = url.searchParams.get('environment') ?? '';
    const id = `${environment}/${decodeURIComponent(encoded)}`;
    if (call.method === 'GET') {
      return this.look(id);
    }
    const fence = Number(call.headers[DATA_MESH_HEADERS.fence]);
    if (fence < this.fence) {
      return { status: 409, body: { message: 'An older worker.' } };
    }
    this.fence = fence;
    if (call.method === 'DELETE') {
      return this.change(id, call, () => this.take(id));
    }
    const order: Order = JSON.parse(call.body);
    return this.change(id, call, () => this.give(id, order));
  }

  private change(id: string, call: ReceivedCall, work: () => void): Reply {
    const key = String(call.headers[DATA_MESH_HEADERS.idempotencyKey]);
    if (this.asynchronous) {
      if (this.running.get(id)?.key !== key) {
        this.running.set(id, { key, work });
      }
      return {
        status: 202,
        body: { ...this.see(id), working: true },
        headers: { 'retry-after': '7' },
      };
    }
    work();
    return this.look(id);
  }

  private give(id: string, order: Order): void {
    const members = order.members.map(({ login, ref }) => login ?? ref).sort();
    const before = this.platform.get(id);
    const wanted = order.columns.map(each => each.physicalName ?? each.schema);
    const tables = new Map(
      wanted.map(name => [
        name,
        this.brokenTables.has(name)
          ? ('absent' as const)
          : ('present' as const),
      ]),
    );
    const columns = new Map(
      order.columns.map(each => [
        each.physicalName ?? each.schema,
        each.paths.join(','),
      ]),
    );
    for (const [name, state] of tables) {
      if (
        state === 'present' &&
        (before?.tables.get(name) !== 'present' ||
          before.columns.get(name) !== columns.get(name))
      ) {
        this.effects.push(`grant ${name} for ${id}`);
      }
    }
    for (const [name, state] of before?.tables ?? []) {
      if (state === 'present' && !tables.has(name)) {
        this.effects.push(`revoke ${name} for ${id}`);
      }
    }
    if (before?.members.join() !== members.join()) {
      this.effects.push(`members of ${id}: ${members.join(', ')}`);
    }
    this.platform.set(id, {
      environment: order.environment,
      grantId: order.grantId,
      members,
      tables,
      columns,
      endsAt: order.endsAt,
    });
  }

  private take(id: string): void {
    if (this.platform.delete(id)) {
      this.effects.push(`remove ${id}`);
    }
  }

  private see(id: string) {
    const grant = this.platform.get(id);
    const items = [...(grant?.tables ?? [])].map(([name, state]) => ({
      name,
      kind: 'table',
      state,
      message: this.brokenTables.get(name),
    }));
    const given = items.filter(item => item.state === 'present').length;
    let observed: Observed = 'partial';
    if (given === 0) {
      observed = 'absent';
    } else if (given === items.length) {
      observed = 'present';
    }
    return {
      observed,
      items,
      foreign: this.foreign,
      members: grant?.members.map(login => ({ ref: login, login })),
    };
  }

  private look(id: string): Reply {
    const working = this.running.has(id);
    if (!this.platform.has(id) && !working) {
      return { status: 404, body: { observed: 'absent' } };
    }
    return {
      status: 200,
      body: { ...this.see(id), ...(working ? { working } : undefined) },
    };
  }

  private list(query: URLSearchParams): Reply {
    const environment = query.get('environment');
    const start = Number(query.get('cursor') ?? 0);
    const all = [...this.platform.values()].filter(
      grant => environment === null || grant.environment === environment,
    );
    const end = start + this.pageSize;
    return {
      status: 200,
      body: {
        grants: all.slice(start, end).map(grant => ({
          name: `${grant.environment}_${grant.grantId}`,
          environment: grant.environment,
          grantId: grant.grantId,
        })),
        nextCursor: end < all.length ? String(end) : undefined,
      },
    };
  }
}
