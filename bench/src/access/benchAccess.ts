import { setTimeout as pause } from 'node:timers/promises';
import type {
  AccessRequestPage,
  DecisionOutcome,
  GrantPage,
  Inbox,
  InboxCount,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { type Figure, type Report, round } from '../harness/figure';
import { measureLatency } from '../harness/latency';
import { TEAMS, USERS, userRef } from './people';
import { startBackend, type RunningBackend } from './startBackend';

export type AccessBenchOptions = {
  requests: number;
  grants: number;
  seconds: number;
  progress: (message: string) => void;
};

/** Data products of the mesh; each has one output port. */
const PRODUCTS = 1000;
/** People who decide at the same time. */
const APPROVERS = 8;
/** Milliseconds, at the 95th of 100. */
const AIM = 20;

type Add = (
  name: string,
  value: number,
  unit: Figure['unit'],
  aim?: number,
) => void;

/** Measures the room `access` on PostgreSQL. */
export async function benchAccess(
  options: AccessBenchOptions,
): Promise<Report> {
  const url = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
  if (!url) {
    throw new Error(
      'No PostgreSQL to measure on. Run this as `yarn bench access`, which starts one.',
    );
  }
  const { progress } = options;
  const figures: Figure[] = [];
  const add: Add = (name, value, unit, aim) =>
    figures.push({
      name,
      value: round(value),
      unit,
      ...(aim === undefined ? {} : { aim }),
      database: 'postgres',
    });

  progress('starting the backend');
  const backend = await startBackend({
    database: {
      client: 'pg',
      connection: url,
      prefix: `bench_${process.pid}_`,
      knexConfig: { pool: { min: 2, max: 20 } },
    },
    products: PRODUCTS,
  });
  try {
    await waitForCatalog(backend, progress);
    const begun = performance.now();
    const filled = await backend.tell({
      type: 'fill',
      requests: options.requests,
      pending: Math.round(options.requests / 20),
      active: options.grants,
    });
    add('requests in the ledger', filled.requests, 'count');
    add('of them pending', filled.pending, 'count');
    add('grants', filled.grants, 'count');
    add('of them active', filled.active, 'count');
    add('audit entries', filled.audit, 'count');
    progress(`filled in ${round((performance.now() - begun) / 1000)} s`);
    await measureReading(backend, add, progress);
    await measureReconciling(backend, filled.active, add, progress);
    await measureDeciding(backend, options.seconds, add, progress);
  } finally {
    await backend.stop();
  }
  return { room: 'access', figures };
}

async function waitForCatalog(
  backend: RunningBackend,
  progress: (message: string) => void,
): Promise<void> {
  progress('waiting for the catalog to have products and people');
  const until = performance.now() + 1_800_000;
  const has = async (kind: string, count: number) => {
    const { totalItems } = await backend.get<{ totalItems: number }>(
      userRef(0),
      `/catalog/entities/by-query?limit=0&filter=kind=${kind}`,
    );
    return totalItems >= count;
  };
  const isRead = async () => {
    const { products } = await backend.get<{ products: number }>(
      userRef(0),
      '/data-mesh/registry',
    );
    return products >= PRODUCTS;
  };
  while (!((await has('user', USERS)) && (await isRead()))) {
    if (performance.now() > until) {
      throw new Error('The catalog did not take the mesh in');
    }
    await pause(1000);
  }
}

/** What pages ask for, and how often it is measured. */
const READS: Array<{
  name: string;
  runs: number;
  read: (backend: RunningBackend, user: string) => Promise<number>;
}> = [
  {
    name: `approver's inbox`,
    runs: 400,
    read: async (backend, user) => {
      const inbox = await backend.get<Inbox>(user, '/data-mesh/access/inbox');
      return inbox.items.length;
    },
  },
  {
    name: 'inbox count',
    runs: 400,
    read: async (backend, user) => {
      const count = await backend.get<InboxCount>(
        user,
        '/data-mesh/access/inbox/count',
      );
      return count.requests;
    },
  },
  {
    name: 'my access, grants',
    runs: 400,
    read: async (backend, user) => {
      const page = await backend.get<GrantPage>(
        user,
        '/data-mesh/access/grants?status=active&status=scheduled',
      );
      return page.items.length;
    },
  },
  {
    name: 'my access, requests',
    runs: 400,
    read: async (backend, user) => {
      const page = await backend.get<AccessRequestPage>(
        user,
        '/data-mesh/access/requests',
      );
      return page.items.length;
    },
  },
];

async function measureReading(
  backend: RunningBackend,
  add: Add,
  progress: (message: string) => void,
): Promise<void> {
  for (const { name, runs, read } of READS) {
    for (const [label, concurrency, people] of [
      ['alone', 1, USERS],
      ['alone, people seen within seconds', 1, 20],
      ['8 at once', 8, USERS],
    ] as const) {
      progress(`${name}, ${label}`);
      let rows = 0;
      const latency = await measureLatency({
        // Different people of different teams, as they come.
        once: async run => {
          rows += await read(backend, userRef((run % people) * 37));
        },
        runs,
        concurrency,
        warmup: 100,
      });
      if (rows === 0) {
        throw new Error(`${name} was empty for everybody`);
      }
      add(`${name} p50 ${label}`, latency.p50, 'ms');
      add(
        `${name} p95 ${label}`,
        latency.p95,
        'ms',
        concurrency === 1 ? AIM : undefined,
      );
    }
    await backend.tell({ type: 'listen' });
    await read(backend, userRef(37));
    let inDatabase = 0;
    for (const { sql, plan } of await backend.tell({ type: 'explain' })) {
      progress(`${name}:\n${sql}\n${plan}\n`);
      inDatabase += Number(/Execution Time: ([\d.]+) ms/.exec(plan)?.[1] ?? 0);
    }
    add(`${name}, its queries within the database`, inDatabase, 'ms');
  }
}

async function measureReconciling(
  backend: RunningBackend,
  active: number,
  add: Add,
  progress: (message: string) => void,
): Promise<void> {
  progress(`verifying ${active} grants`);
  const begun = performance.now();
  await backend.tell({ type: 'due' });
  while ((await backend.tell({ type: 'countDue' })) > 0) {
    if (performance.now() - begun > 1_800_000) {
      throw new Error('The grants were not verified within half an hour');
    }
    await pause(200);
  }
  const seconds = (performance.now() - begun) / 1000;
  add('all active grants verified in one pass', seconds, 's');
  add('grants verified a second', active / seconds, 'count');
}

async function measureDeciding(
  backend: RunningBackend,
  seconds: number,
  add: Add,
  progress: (message: string) => void,
): Promise<void> {
  progress(`deciding, ${APPROVERS} at once`);
  const waiting = await backend.tell({
    type: 'pending',
    limit: seconds * 1000,
  });
  const outcomes = new Map<number, number>();
  let next = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: APPROVERS }, async (_, approver) => {
      while (performance.now() < until && next < waiting.length) {
        const { id, version, owner } = waiting[next++];
        const answer = await backend.post<{ outcomes: DecisionOutcome[] }>(
          memberOf(owner, approver),
          '/data-mesh/access/decisions',
          { decisions: [{ requestId: id, verdict: 'approve', version }] },
        );
        const { status } = answer.outcomes[0];
        outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
      }
    }),
  );
  const spent = (performance.now() - begun) / 1000;
  // Some of them ask for themselves or for their team, and are refused.
  progress(`outcomes by status: ${JSON.stringify([...outcomes])}`);
  const decided = (outcomes.get(200) ?? 0) / spent;
  add('decisions a second, 8 approvers at once', decided, 'count');

  for (const [name, title] of [
    ['update', 'bare updates a second, 8 at once'],
    ['chain', 'bare updates with an audit entry a second, 8 at once'],
  ] as const) {
    progress(title);
    const rate = await backend.tell({
      type: 'baseline',
      name,
      seconds,
      workers: APPROVERS,
    });
    add(title, rate, 'count');
    add(`times of ${title} over decisions`, rate / decided, 'ratio');
  }
}

/** One of the people of a team, another one for each approver. */
function memberOf(team: string, approver: number): string {
  const number = Number(team.slice(team.lastIndexOf('-') + 1));
  return userRef(number + TEAMS * approver);
}
