import type {
  AccessRequestPage,
  DecisionOutcome,
  GrantPage,
  Inbox,
  InboxCount,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  type AddFigure,
  recordFigures,
  type Report,
  round,
} from '../harness/figure';
import { measureLatency } from '../harness/latency';
import {
  MANY_CONNECTIONS,
  postgresDatabase,
} from '../harness/postgresDatabase';
import { waitUntil } from '../harness/waitUntil';
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

/** Measures the room `access` on PostgreSQL. */
export async function benchAccess(
  options: AccessBenchOptions,
): Promise<Report> {
  const { progress } = options;
  const database = postgresDatabase('access', MANY_CONNECTIONS);
  const { figures, add } = recordFigures('postgres', progress);
  progress('starting the backend');
  const backend = await startBackend({ database, products: PRODUCTS });
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
  await waitUntil(async () => (await has('user', USERS)) && isRead(), {
    everyMs: 1000,
    otherwise: 'The catalog did not take the mesh in',
  });
}

/** Asks as somebody, and counts what they see. */
const reading =
  <Answer>(path: string, count: (answer: Answer) => number) =>
  async (backend: RunningBackend, user: string) =>
    count(await backend.get<Answer>(user, `/data-mesh/access${path}`));

/** What pages ask for. */
const READS = [
  {
    name: `approver's inbox`,
    read: reading<Inbox>('/inbox', ({ items }) => items.length),
  },
  {
    name: 'inbox count',
    read: reading<InboxCount>('/inbox/count', ({ requests }) => requests),
  },
  {
    name: 'my access, grants',
    read: reading<GrantPage>(
      '/grants?status=active&status=scheduled',
      ({ items }) => items.length,
    ),
  },
  {
    name: 'my access, requests',
    read: reading<AccessRequestPage>('/requests', ({ items }) => items.length),
  },
];
/** How often each is asked for. */
const READ_RUNS = 400;

async function measureReading(
  backend: RunningBackend,
  add: AddFigure,
  progress: (message: string) => void,
): Promise<void> {
  for (const { name, read } of READS) {
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
        runs: READ_RUNS,
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
  add: AddFigure,
  progress: (message: string) => void,
): Promise<void> {
  progress(`verifying ${active} grants`);
  const begun = performance.now();
  await backend.tell({ type: 'due' });
  await waitUntil(
    async () => (await backend.tell({ type: 'countDue' })) === 0,
    {
      everyMs: 200,
      otherwise: 'The grants were not verified',
    },
  );
  const seconds = (performance.now() - begun) / 1000;
  add('all active grants verified in one pass', seconds, 's');
  add('grants verified a second', active / seconds, 'count');
}

async function measureDeciding(
  backend: RunningBackend,
  seconds: number,
  add: AddFigure,
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
