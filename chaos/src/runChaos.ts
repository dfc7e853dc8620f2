import fs from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { escapeIdentifier, Pool } from 'pg';
import { checkAccess } from './checkAccess';
import { checkAudit, type Violation } from './checkAudit';
import { checkPromises } from './checkPromises';
import { Driver } from './Driver';
import { startFlappingProxy } from './flappingProxy';
import { Random } from './random';
import { Replica } from './Replica';
import { tellStory } from './tellStory';
import { connect, Warehouse } from './Warehouse';
import { firstState, OWNERS, TABLES, userRef } from './world';

/** Longest wait for the workers to be done when nothing happens any more. */
const QUIET_MS = 180_000;
/** Violations whose story is told in full. */
const TOLD = 3;

export type ChaosOptions = {
  /** URL of the PostgreSQL that holds ledger and warehouse. */
  server: string;
  seconds: number;
  seed: number;
  broken?: 'remove';
  /** Distinguishes this run from others on the same server. */
  run: string;
  worldFile: string;
  print: (line: string) => void;
};

/** @returns the exit status */
export async function runChaos(options: ChaosOptions): Promise<number> {
  const { server, run, seed, seconds, print, worldFile } = options;
  print(`chaos for ${seconds} s with seed ${seed}`);
  const state = firstState();
  await fs.writeFile(worldFile, JSON.stringify(state));
  const warehouse = await Warehouse.create(server, run);
  const url = new URL(server);
  const proxy = await startFlappingProxy({
    host: url.hostname,
    port: Number(url.port || 5432),
  });
  const prefix = `chaos_${run}_`;
  const environment = `chaos-${run}`;
  const replicas = await Promise.all(
    ['first', 'second'].map(name =>
      Replica.create(name, {
        run,
        environment,
        worldFile,
        broken: options.broken,
        database: {
          client: 'pg',
          connection: server,
          prefix,
          knexConfig: { pool: { min: 1, max: 10 } },
        },
        warehouse: {
          host: '127.0.0.1',
          port: proxy.port,
          database: warehouse.database,
          user: warehouse.portal,
          password: Warehouse.PASSWORD,
        },
      }),
    ),
  );
  let ledger: Pool | undefined;
  try {
    // One after the other: the first one makes the tables.
    for (const replica of replicas) {
      await replica.start();
    }
    url.pathname = `/${prefix}data-mesh`;
    ledger = new Pool({ connectionString: url.toString(), max: 5 });
    ledger.on('error', () => undefined);
    await waitForProducts(replicas[0]);
    const driver = new Driver({
      random: new Random(seed),
      replicas,
      ledger,
      warehouse,
      proxy,
      worldFile,
      state,
    });
    print('both replicas are up');
    await driver.run(seconds);
    await driver.rest();
    print('all is quiet; waiting until the work is done');
    const isQuiet = await waitForQuiet(ledger, replicas[0]);
    const violations: Violation[] = [
      ...(isQuiet
        ? []
        : [{ what: `work was left after ${QUIET_MS / 1000} s of quiet` }]),
      ...(await checkAccess({ ledger, warehouse, environment, state })),
      ...(await checkAudit(ledger)),
      ...(await checkPromises(ledger, driver.promised)),
    ];
    await summarise(ledger, driver, print);
    for (const violation of violations.slice(0, TOLD)) {
      print(await tellStory(ledger, violation, driver.deeds));
    }
    for (const { what, id } of violations.slice(TOLD)) {
      print(`✗ ${what} ${id ?? ''}`);
    }
    print(
      violations.length === 0
        ? '✓ no live privilege without a grant, no grant without its privilege, no audit entry lost or double, the chain whole'
        : `\n${violations.length} violations with --seconds ${seconds} --seed ${seed}`,
    );
    return violations.length === 0 ? 0 : 1;
  } finally {
    await Promise.all(replicas.map(replica => replica.kill()));
    await proxy.close();
    await ledger?.end();
    await warehouse.destroy();
    await dropLedger(server, `${prefix}data-mesh`);
  }
}

async function waitForProducts(replica: Replica): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const { body } = await replica.call(userRef(OWNERS[0]), 'GET', '/registry');
    if ((body as { products?: number }).products === TABLES.length) {
      return;
    }
    await pause(500);
  }
  throw new Error('The registry did not read the products');
}

/** Until every grant is as wanted; people have stuck ones tried again. */
async function waitForQuiet(ledger: Pool, replica: Replica): Promise<boolean> {
  const end = performance.now() + QUIET_MS;
  let calm = 0;
  while (performance.now() < end) {
    const { rows } = await ledger.query<{ id: string; attempts: number }>(
      `select id, attempts from access_grants
       where (end_kind is not null and due_at is not null)
         or (end_kind is null and ends_at <= clock_timestamp())
         or (end_kind is null and starts_at <= clock_timestamp()
           and (phase <> 'idle' or observed <> 'present' or target is null))`,
    );
    // Verified twice since the last change: drift is found by looking.
    calm = rows.length === 0 ? calm + 1 : 0;
    if (calm >= 10) {
      return true;
    }
    for (const { id } of rows.filter(row => row.attempts > 0)) {
      await replica.call(
        userRef(OWNERS[0]),
        'POST',
        `/access/grants/${id}/retry`,
      );
    }
    await pause(1_000);
  }
  return false;
}

async function summarise(
  ledger: Pool,
  driver: Driver,
  print: (line: string) => void,
): Promise<void> {
  const counts = [...driver.counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, count]) => `${key} ${count}`);
  print(`did: ${counts.join(', ')}`);
  for (const [reason, count] of driver.refusals().slice(0, 8)) {
    print(`refused ${count}: ${reason}`);
  }
  const { rows } = await ledger.query<{ what: string; count: string }>(
    `select 'request ' || state as what, count(*) from access_requests group by 1
     union all
     select 'grant ' || coalesce(end_kind, 'running'), count(*)
       from access_grants group by 1
     union all
     select action, count(*) from audit_entries
       where action in ('grant.provisioned', 'grant.deprovisioned',
         'grant.drifted', 'grant.healed', 'grant.blocked',
         'grant.members-removed') group by 1
     order by 1`,
  );
  print(`ledger: ${rows.map(row => `${row.what} ${row.count}`).join(', ')}`);
  const { rows: waits } = await ledger.query<{ half: number; most: number }>(
    `select percentile_cont(0.5) within group (order by wait) as half,
       max(wait) as most
     from (
       select extract(epoch from min(p.at::timestamptz)
         - greatest(g.starts_at, g.created_at))::float8 as wait
       from access_grants g join audit_entries p on p.grant_id = g.id
       where p.action = 'grant.provisioned' group by g.id) waits`,
  );
  const [{ half, most }] = waits;
  if (most !== null) {
    print(
      `from the begin of a window to access: half within ${half.toFixed(1)} s, all within ${most.toFixed(1)} s`,
    );
  }
}

async function dropLedger(server: string, database: string): Promise<void> {
  const client = await connect(server);
  await client.query(
    `drop database if exists ${escapeIdentifier(database)} with (force)`,
  );
  await client.end();
}
