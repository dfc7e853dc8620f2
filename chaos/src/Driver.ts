import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { FlappingProxy } from './flappingProxy';
import type { Random } from './random';
import type { Answer, Replica } from './Replica';
import type { Warehouse } from './Warehouse';
import {
  COLUMNS,
  groupRef,
  OWNERS,
  productRef,
  TABLES,
  TEAMS,
  userRef,
  USERS,
  type WorldState,
} from './world';

/** One thing that was done, for the story of a violation. */
export type Deed = { at: string; what: string; id?: string; answer: string };

const WEIGHTS = {
  ask: 30,
  decide: 34,
  revoke: 4,
  giveBack: 3,
  withdraw: 3,
  extend: 4,
  renew: 2,
  shorten: 5,
  swap: 3,
  flap: 2,
  regroup: 3,
  kill: 5,
};

type Deeds = keyof typeof WEIGHTS;

/** Does what people, pipelines, networks and machines do, all at random. */
export class Driver {
  readonly deeds = new Array<Deed>();
  readonly counts = new Map<string, number>();
  /** What a replica said that it did, by id and move. */
  readonly promised = new Array<{ id: string; move: string }>();
  readonly #state: WorldState;
  readonly #last = new Map<string, number>();
  readonly #background = new Set<Promise<unknown>>();

  constructor(
    private readonly options: {
      random: Random;
      replicas: Replica[];
      ledger: Pool;
      warehouse: Warehouse;
      proxy: FlappingProxy;
      worldFile: string;
      state: WorldState;
    },
  ) {
    this.#state = options.state;
  }

  /** Why things were refused, the most frequent first. */
  refusals(): Array<[string, number]> {
    const counts = new Map<string, number>();
    for (const { what, answer } of this.deeds) {
      if (answer !== 'ok') {
        // Ids and instants differ each time.
        const reason = `${what}: ${answer.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT\S+/g, '…')}`;
        counts.set(reason, (counts.get(reason) ?? 0) + 1);
      }
    }
    return [...counts].sort(([, a], [, b]) => b - a);
  }

  /** Several at once, until the time is over. */
  async run(seconds: number): Promise<void> {
    const end = performance.now() + seconds * 1000;
    const worker = async () => {
      while (performance.now() < end) {
        await this.#act(this.options.random.weighted(WEIGHTS));
        await pause(this.options.random.between(5, 120));
      }
    };
    await Promise.all([worker(), worker(), worker()]);
  }

  /** Everybody is back, and nothing happens any more. */
  async rest(): Promise<void> {
    await Promise.all(this.#background);
    this.options.proxy.set(true);
    for (const replica of this.options.replicas) {
      if (!replica.isReady) {
        await replica.kill();
        await replica.start();
      }
    }
  }

  #act(deed: Deeds): Promise<void> {
    return this[deed]();
  }

  async ask(): Promise<void> {
    const { random } = this.options;
    const user = random.pick(USERS);
    const table = random.pick(TABLES);
    const team = TEAMS.find(each => this.#state.groups[each].includes(user));
    const forTeam = team && random.chance(0.3);
    const answer = await this.#call(userRef(user), '/access/requests', {
      product: productRef(table),
      port: 'main',
      purpose: 'analytics',
      justification: 'Chaos',
      duration: 'P7D',
      consumer: forTeam ? groupRef(team) : userRef(user),
      ...(random.chance(0.3)
        ? { columns: [`${table}.${random.pick(COLUMNS)}`] }
        : {}),
      ...(random.chance(0.2)
        ? { startsAt: new Date(Date.now() + 3_000).toISOString() }
        : {}),
    });
    this.#note('ask', answer, (answer.body as { id?: string }).id);
  }

  async decide(): Promise<void> {
    const { random } = this.options;
    const row = await this.#pick<{ id: string; version: number }>(
      `select id, version from access_requests where state = 'pending'`,
    );
    if (!row) {
      return;
    }
    const approve = random.chance(0.85);
    const answer = await this.#call(
      userRef(random.pick(OWNERS)),
      '/access/decisions',
      {
        decisions: [
          {
            requestId: row.id,
            version: row.version,
            verdict: approve ? 'approve' : 'reject',
            comment: 'Chaos',
          },
        ],
      },
    );
    const outcome = (answer.body as { outcomes?: Array<{ status: number }> })
      .outcomes?.[0];
    this.#note(
      approve ? 'approve' : 'reject',
      { ...answer, status: outcome?.status ?? answer.status },
      row.id,
    );
  }

  async revoke(): Promise<void> {
    await this.#onGrant('revoke', userRef(this.options.random.pick(OWNERS)), {
      comment: 'Chaos',
      endSessions: this.options.random.chance(0.3),
    });
  }

  async giveBack(): Promise<void> {
    const { random } = this.options;
    await this.#onGrant('return', userRef(random.pick(USERS)), {});
  }

  async extend(): Promise<void> {
    await this.#onGrant('extend', userRef(this.options.random.pick(OWNERS)), {
      comment: 'Chaos',
      endsAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    });
  }

  async renew(): Promise<void> {
    const { random } = this.options;
    await this.#onGrant('renew', userRef(random.pick(USERS)), {
      duration: 'P7D',
      justification: 'Chaos',
    });
  }

  async withdraw(): Promise<void> {
    const row = await this.#pick<{ id: string; requester_ref: string }>(
      `select id, requester_ref from access_requests where state = 'pending'`,
    );
    if (row) {
      const path = `/access/requests/${row.id}/withdraw`;
      const answer = await this.#call(row.requester_ref, path, {});
      this.#note('withdraw', answer, row.id);
    }
  }

  /** Lets a grant end within seconds, by the clock of the database. */
  async shorten(): Promise<void> {
    const row = await this.#grant();
    if (row) {
      const { rowCount } = await this.options.ledger.query(
        `update access_grants
         set ends_at = greatest(starts_at + interval '1 ms', clock_timestamp())
           + make_interval(secs => $2)
         where id = $1 and end_kind is null`,
        [row.id, this.options.random.next() * 8],
      );
      this.#note('shorten', { status: rowCount ?? 0, body: {} }, row.id);
    }
  }

  async swap(): Promise<void> {
    const table = this.options.random.pick(TABLES);
    const status = await this.options.warehouse.swap(table).then(
      () => 200,
      () => 500,
    );
    this.#note(`swap ${table}`, { status, body: {} });
  }

  async flap(): Promise<void> {
    const { proxy, random } = this.options;
    if (!this.#isTime('flap', random.between(4_000, 10_000))) {
      return;
    }
    proxy.set(false);
    this.#note('cut the warehouse off', { status: 200, body: {} });
    this.#later(random.between(200, 2_500), async () => proxy.set(true));
  }

  async regroup(): Promise<void> {
    const { random, worldFile } = this.options;
    const team = random.pick(TEAMS);
    const user = random.pick(USERS);
    const members = this.#state.groups[team];
    const isIn = members.includes(user);
    // A team that is empty is not believed at first; that takes an hour.
    if (isIn && members.length === 1) {
      return;
    }
    this.#state.groups[team] = isIn
      ? members.filter(each => each !== user)
      : [...members, user];
    fs.writeFileSync(`${worldFile}.next`, JSON.stringify(this.#state));
    fs.renameSync(`${worldFile}.next`, worldFile);
    this.#note(`${user} ${isIn ? 'leaves' : 'joins'} ${team}`, {
      status: 200,
      body: {},
    });
  }

  async kill(): Promise<void> {
    const { random, replicas } = this.options;
    // There is one left, and it works alone for a while.
    const ready = replicas.filter(each => each.isReady);
    const isTime = this.#isTime('kill', random.between(4_000, 9_000));
    if (ready.length < replicas.length || !isTime) {
      return;
    }
    const replica = random.pick(ready);
    await replica.kill();
    this.#note(`kill -9 ${replica.name}`, { status: 200, body: {} });
    this.#later(random.between(0, 1_500), () => replica.start());
  }

  #later(ms: number, work: () => Promise<void>): void {
    const done: Promise<unknown> = pause(ms)
      .then(work)
      .finally(() => this.#background.delete(done));
    // Told by rest(), which waits for all.
    done.catch(() => undefined);
    this.#background.add(done);
  }

  /** So that work gets done between two of a kind; says so once. */
  #isTime(kind: string, gapMs: number): boolean {
    const now = performance.now();
    if (now - (this.#last.get(kind) ?? -Infinity) < gapMs) {
      return false;
    }
    this.#last.set(kind, now);
    return true;
  }

  async #onGrant(move: string, user: string, body: object): Promise<void> {
    const row = await this.#grant();
    if (row) {
      const path = `/access/grants/${row.id}/${move}`;
      const answer = await this.#call(user, path, body);
      this.#note(move, answer, row.id);
    }
  }

  #grant() {
    return this.#pick<{ id: string }>(
      'select id from access_grants where end_kind is null',
    );
  }

  async #pick<T>(sql: string): Promise<T | undefined> {
    const { rows } = await this.options.ledger.query(`${sql} order by id`);
    return rows.length > 0 ? this.options.random.pick(rows) : undefined;
  }

  #call(user: string, path: string, body: object): Promise<Answer> {
    const { random, replicas } = this.options;
    const ready = replicas.filter(each => each.isReady);
    return random
      .pick(ready.length > 0 ? ready : replicas)
      .call(user, 'POST', path, body);
  }

  #note(what: string, answer: Answer, id?: string): void {
    const { status, body } = answer;
    const message = (body as { error?: { message?: string } })?.error?.message;
    this.deeds.push({
      at: new Date().toISOString(),
      what,
      id,
      answer:
        status >= 400 || status === 0 ? `${status} ${message ?? ''}` : 'ok',
    });
    const [verb] = what.split(' ');
    const isDone = status >= 200 && status < 300;
    const key = `${USERS.includes(verb) ? 'regroup' : verb} ${isDone || status === 1 ? 'done' : 'refused'}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (isDone && id) {
      this.promised.push({ id, move: what });
    }
  }
}
