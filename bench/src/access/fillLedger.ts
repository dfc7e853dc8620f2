import type { Knex } from 'knex';
import { COMPONENTS, TEAMS, USERS } from './people';

/** How many rows the ledger got. */
export type Filled = {
  requests: number;
  pending: number;
  grants: number;
  active: number;
  audit: number;
};

/**
 * Fills the ledger by statements that make all their rows at once: requests of
 * three years, the newest of them pending, with their plans, decisions, grants
 * and audit entries. The hashes of these entries are made up.
 */
export async function fillLedger(
  knex: Knex,
  options: {
    requests: number;
    pending: number;
    active: number;
    progress: (message: string) => void;
  },
): Promise<Filled> {
  const { requests, pending, active, progress } = options;
  return knex.transaction(async trx => {
    await trx.raw('set local synchronous_commit = off');
    await trx.raw(`set local maintenance_work_mem = '256MB'`);
    await trx.raw(`
      create temporary table bench_ports on commit drop as
      select row_number() over (order by p.ref) - 1 as n, p.ref, r.hash,
        p.document::json #>> '{summary,owner}' as owner,
        p.document::json #>> '{summary,title}' as title
      from products p
      join contract_revisions r on r.product_ref = p.ref
        and r.port = 'main' and r.last_seen_at is null
    `);
    await trx.raw('create index on bench_ports (n)');
    const restore = await dropIndexes(trx, [
      'access_requests',
      'access_grants',
      'audit_entries',
    ]);

    progress(`${requests} requests`);
    await trx.raw(
      `
      insert into access_requests (
        id, version, state, kind, product_ref, port, role, consumer_ref,
        consumer_kind, consumer_owner, requester_ref, owner_ref, purpose,
        justification, duration, contract_hash, snapshot, step, grant_id,
        due_at, expires_at, created_at, updated_at, decided_at)
      select md5('request' || i)::uuid::text, 1, state, 'new', port.ref,
        'main', 'role-' || i % 3, consumer, kind, consumer_owner,
        'user:default/person-' || u, port.owner, 'analytics',
        'To answer question number ' || i || ' of our team.', 'P90D',
        port.hash,
        json_build_object(
          'product', json_build_object('ref', port.ref, 'title', port.title,
            'owner', port.owner, 'classification', 'internal',
            'lifecycle', 'production', 'domain', 'domain:default/sales'),
          'purpose', json_build_object('id', 'analytics',
            'title', 'Analytics and reporting'),
          'terms', json_build_object('usage', 'For reports within the company',
            'limitations', 'Not for decisions about single people'),
          'contractVersion', '1.0.0', 'columns', json_build_array(),
          'allColumns', true, 'provisioner', 'noop')::text,
        case when state = 'pending' then 0 end,
        case when state = 'approved' then md5('grant' || i)::uuid::text end,
        case when state = 'pending' then due end,
        created + interval '60 days', created, created,
        case when state <> 'pending' then created + interval '5 hours' end
      from (
        select i, i % ${USERS} as u, (i / ${USERS} + 17 * (i % ${USERS})) as p,
          case when i > ${requests} - ${pending} then 'pending'
            when i % 20 = 0 then 'rejected'
            when i % 20 = 1 then 'withdrawn'
            when i % 20 = 2 then 'expired'
            else 'approved' end as state,
          date_trunc('milliseconds', now()) - (${requests} - i)
            * interval '1000 days' / ${requests} as created,
          date_trunc('milliseconds', now()) + interval '1 day'
            + (i * 7919::bigint % 518400) * interval '1 second' as due
        from generate_series(1, ${requests}) as i
      ) as each
      cross join lateral (
        select case when i % 10 < 6 then 'user'
          when i % 10 < 9 then 'group' else 'component' end as kind
      ) as kinds
      cross join lateral (
        select case kind when 'user' then 'user:default/person-' || u
            when 'group' then 'group:default/team-' || u % ${TEAMS}
            else 'component:default/app-' || u % ${COMPONENTS} end as consumer,
          case kind when 'group' then 'group:default/team-' || u % ${TEAMS}
            when 'component' then
              'group:default/team-' || u % ${COMPONENTS} % ${TEAMS}
            end as consumer_owner
      ) as consumers
      join bench_ports port
        on port.n = p % (select count(*) from bench_ports)
      `,
    );
    // A consumer has one open request for a port and a role.
    await trx.raw(`
      update access_requests r set state = 'withdrawn', step = null,
        due_at = null, decided_at = null
      from (
        select id, row_number() over (
          partition by consumer_ref, product_ref, port, role) as nth
        from access_requests where state = 'pending'
      ) as doubled
      where doubled.id = r.id and nth > 1
    `);

    progress('plans and decisions');
    await trx.raw(`
      insert into access_steps (request_id, position, name, reason, source,
        mode, approvers, status, timeout_ms, opened_at, due_at)
      select id, 0, 'owner', 'The owner decides who uses it.', 'owner', 'any',
        json_build_array(owner_ref)::text,
        case state when 'pending' then 'open' when 'approved' then 'approved'
          when 'rejected' then 'rejected' else 'skipped' end,
        604800000, created_at, due_at
      from access_requests
    `);
    await trx.raw(`
      insert into access_approvers (approver_ref, due_at, request_id, position)
      select owner_ref, due_at, id, 0 from access_requests
      where state = 'pending'
    `);
    await trx.raw(`
      insert into access_decisions (request_id, position, by_ref, verdict, at)
      select id, 0, 'user:default/person-' || abs(hashtext(id)) % 1000,
        case state when 'approved' then 'approve' else 'reject' end, decided_at
      from access_requests where state in ('approved', 'rejected')
    `);

    progress('grants');
    await trx.raw(
      `
      insert into access_grants (id, version, request_id, product_ref, port,
        role, consumer_ref, consumer_kind, consumer_owner, requester_ref,
        owner_ref, purpose, contract_hash, snapshot, starts_at, ends_at,
        end_kind, ended_at, ended_by, provisioner, target, plan,
        provisioner_state, observed, phase, health, priority, due_at,
        created_at, updated_at, last_verified_at, warned_at)
      select grant_id, 3, id, product_ref, port, role, consumer_ref,
        consumer_kind, consumer_owner, requester_ref, owner_ref, purpose,
        contract_hash, snapshot, decided_at,
        case when is_active then now() + (nth % 90 + 1) * interval '1 day'
          else ended end,
        case when not is_active then 'expired' end,
        case when not is_active then ended end,
        case when not is_active then 'system:expiry' end,
        'noop', 'noop-' || nth % 4,
        json_build_object('steps', json_build_array('Would let it read'),
          'snapshot', json_build_object('name', grant_id,
            'tables', json_build_array()))::text,
        case when is_active then '{"given":true}' else '{"given":false}' end,
        case when is_active then 'present' else 'absent' end, 'idle',
        'unverified', 1,
        case when is_active then now() + interval '10 hours' end,
        decided_at, decided_at, decided_at, now()
      from (
        select r.*, row_number() over (order by decided_at desc) as nth,
          least(decided_at + interval '90 days',
            decided_at + (now() - decided_at) / 2) as ended,
          row_number() over (order by decided_at desc) <= ${active}
            and row_number() over (
              partition by consumer_ref, product_ref, port, role
              order by decided_at desc) = 1 as is_active
        from access_requests r where state = 'approved'
      ) as approved
      `,
    );

    progress('audit entries');
    await trx.raw(`
      insert into audit_entries (seq, at, actor, action, request_id, grant_id,
        product_ref, consumer_ref, data, previous_hash, hash)
      select row_number() over (order by created_at, id, nth), 
        to_char((created_at + nth * interval '1 hour') at time zone 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        case nth when 0 then requester_ref else 'user:default/person-' ||
          abs(hashtext(id)) % 1000 end,
        case nth when 0 then 'request.created' when 1 then 'request.' || state
          else 'grant.opened' end,
        id, case nth when 2 then grant_id end, product_ref, consumer_ref,
        '{"port":"main"}', md5(id) || md5(id), md5(id || nth) || md5(id)
      from access_requests
      cross join generate_series(0, 2) as nth
      where nth = 0 or (nth = 1 and state <> 'pending')
        or (nth = 2 and state = 'approved')
    `);
    await trx.raw(`
      update audit_head set (seq, hash) = (
        select seq, hash from audit_entries order by seq desc limit 1)
    `);
    await trx.raw(`
      insert into access_targets (target, provisioner, listed_at)
      select 'noop-' || n, 'noop', now() from generate_series(0, 3) as n
    `);

    progress('indexes');
    await restore();
    for (const table of [
      'access_requests',
      'access_steps',
      'access_approvers',
      'access_decisions',
      'access_grants',
      'audit_entries',
    ]) {
      await trx.raw('analyze ??', [table]);
    }
    const { rows } = await trx.raw(`
      select
        (select count(*)::int from access_requests) as requests,
        (select count(*)::int from access_approvers) as pending,
        (select count(*)::int from access_grants) as grants,
        (select count(*)::int from access_grants
          where end_kind is null) as active,
        (select count(*)::int from audit_entries) as audit
    `);
    return rows[0];
  });
}

/** Indexes slow a mass of rows down; they are made anew when all are there. */
async function dropIndexes(
  trx: Knex.Transaction,
  tables: string[],
): Promise<() => Promise<void>> {
  const { rows } = await trx.raw(
    `
    select i.indexname as name, i.indexdef as definition
    from pg_indexes i
    where i.tablename = any(?) and i.schemaname = current_schema()
      and not exists (
        select 1 from pg_constraint c where c.conname = i.indexname)
    `,
    [tables],
  );
  for (const { name } of rows) {
    await trx.raw('drop index ??', [name]);
  }
  return async () => {
    for (const { definition } of rows) {
      await trx.raw(definition);
    }
  };
}
