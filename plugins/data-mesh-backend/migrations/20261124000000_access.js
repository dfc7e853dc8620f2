// @ts-check

/**
 * Access: requests with their approval, grants with what became of them in the
 * platforms, the audit log, and the outbox of what is to be told.
 *
 * Texts that hold JSON are never searched. What is searched has a column.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('access_requests', table => {
    table.comment('Who asked for what, why, and how it was decided');
    table.string('id', 36).primary('access_requests_pk').comment('UUID');
    table
      .integer('version')
      .notNullable()
      .comment('Grows with every change; guards conditional updates');
    table
      .string('state', 16)
      .notNullable()
      .comment('pending, approved, rejected, withdrawn, expired or closed');
    table.string('kind', 16).notNullable().comment('new or renewal');
    table
      .string('product_ref', 255)
      .notNullable()
      .comment('Full entity reference; the product may be gone');
    table.string('port', 255).notNullable().comment('Name of the output port');
    table
      .string('role', 255)
      .notNullable()
      .comment('Role of the contract; empty for a contract without roles');
    table
      .string('consumer_ref', 255)
      .notNullable()
      .comment('Who gets access, a full entity reference');
    table
      .string('consumer_kind', 16)
      .notNullable()
      .comment('user, group, component or dataproduct');
    table
      .string('consumer_owner', 255)
      .comment('Who answers for a consumer that is not a person');
    table
      .string('requester_ref', 255)
      .notNullable()
      .comment('The user who asked');
    table
      .string('owner_ref', 255)
      .comment('Owner of the product when it was asked');
    table
      .string('idempotency_key', 100)
      .comment('Given by the requester; makes a repeated order harmless');
    table.string('purpose', 100).notNullable().comment('Id of the purpose');
    table.text('justification').notNullable().comment('Why, in words');
    table
      .string('duration', 20)
      .notNullable()
      .comment('ISO 8601, from the approval or the start');
    table
      .dateTime('starts_at')
      .comment('Wanted start; null for as soon as approved');
    table
      .text('columns')
      .comment('JSON array of column ids; null for all that the role gives');
    table
      .string('contract_hash', 64)
      .comment('The contract when it was asked; null without one');
    table
      .text('snapshot')
      .notNullable()
      .comment(
        'JSON: product, port, purpose, role and terms as they were, and what provisioning needs',
      );
    table
      .integer('step')
      .comment('Position of the open step; null when none is open');
    table
      .boolean('awaiting_answer')
      .notNullable()
      .defaultTo(false)
      .comment('An approver asked the requester a question');
    table
      .string('renews', 36)
      .comment('The grant that is to be renewed, for a renewal');
    table.string('grant_id', 36).comment('The grant that came of it');
    table.text('reason').comment('Why it ended without approval');
    table
      .boolean('auto_approved')
      .notNullable()
      .defaultTo(false)
      .comment('Approved by rule');
    table
      .dateTime('due_at')
      .comment(
        'When a worker has to look at it: reminder, escalation or expiry; null once decided',
      );
    table
      .dateTime('expires_at')
      .notNullable()
      .comment('When it expires undecided');
    table.dateTime('created_at').notNullable().comment('When it was asked');
    table.dateTime('updated_at').notNullable().comment('Last change');
    table.dateTime('decided_at').comment('When it was approved or rejected');
    table.index(
      ['requester_ref', 'created_at', 'id'],
      'access_requests_requester_idx',
    );
    table.index(
      ['consumer_ref', 'created_at', 'id'],
      'access_requests_consumer_idx',
    );
    table.index(
      ['product_ref', 'created_at', 'id'],
      'access_requests_product_idx',
    );
    table.index(['owner_ref', 'created_at', 'id'], 'access_requests_owner_idx');
    table.index(['created_at', 'id'], 'access_requests_created_idx');
    table.unique(['requester_ref', 'idempotency_key'], {
      indexName: 'access_requests_idempotency_idx',
    });
  });
  await knex.raw(
    `create unique index access_requests_open_idx on access_requests (consumer_ref, product_ref, port, role) where state = 'pending'`,
  );
  await knex.raw(
    'create index access_requests_renews_idx on access_requests (renews) where renews is not null',
  );
  await knex.raw(
    'create index access_requests_decided_idx on access_requests (product_ref, port, decided_at) where decided_at is not null',
  );
  await knex.raw(
    'create index access_requests_owner_decided_idx on access_requests (owner_ref, decided_at) where decided_at is not null',
  );
  await knex.raw(
    'create index access_requests_due_idx on access_requests (due_at, id) where due_at is not null',
  );

  await knex.schema.createTable('access_steps', table => {
    table.comment(
      'The approval plan of a request, as resolved when it was asked',
    );
    table.string('request_id', 36).notNullable().comment('The request');
    table.integer('position').notNullable().comment('Order of steps, from 0');
    table.text('name').notNullable().comment('Such as owner');
    table.text('reason').notNullable().comment('Why it is there, in words');
    table.string('source', 255).notNullable().comment('The rule behind it');
    table.string('mode', 8).notNullable().comment('any, all or quorum');
    table.integer('quorum').comment('People needed, for a quorum');
    table
      .text('approvers')
      .notNullable()
      .comment('JSON array of full references, changed by escalation');
    table
      .text('delegations')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON array of {from, to, at}');
    table
      .string('status', 16)
      .notNullable()
      .comment('waiting, open, approved, rejected or skipped');
    table
      .bigInteger('timeout_ms')
      .notNullable()
      .comment('From opening to escalation');
    table.dateTime('opened_at').comment('When it became the open step');
    table.dateTime('due_at').comment('When it escalates');
    table.dateTime('reminded_at').comment('When its people were reminded');
    table
      .integer('escalated')
      .notNullable()
      .defaultTo(0)
      .comment('How often it escalated');
    table.primary(['request_id', 'position'], 'access_steps_pk');
    table
      .foreign('request_id', 'access_steps_request_fk')
      .references('access_requests.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('access_approvers', table => {
    table.comment(
      'Whom the open step of a pending request waits for; only those, so that an inbox is one index scan',
    );
    table
      .string('approver_ref', 255)
      .notNullable()
      .comment('User or group, a full reference');
    table.dateTime('due_at').notNullable().comment('Of the step');
    table.string('request_id', 36).notNullable().comment('The request');
    table.integer('position').notNullable().comment('The step');
    table
      .string('delegated_by', 255)
      .comment('Who passed it on, for a delegate');
    table.primary(
      ['approver_ref', 'due_at', 'request_id'],
      'access_approvers_pk',
    );
    table.index(['request_id'], 'access_approvers_request_idx');
    table
      .foreign('request_id', 'access_approvers_request_fk')
      .references('access_requests.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('access_decisions', table => {
    table.comment('What was decided by whom; rows are only ever added');
    table.string('request_id', 36).notNullable().comment('The request');
    table.integer('position').notNullable().comment('The step');
    table.string('by_ref', 255).notNullable().comment('The user');
    table.string('verdict', 8).notNullable().comment('approve or reject');
    table.string('delegated_by', 255).comment('In whose place');
    table.text('comment').comment('Why');
    table.dateTime('at').notNullable().comment('When');
    table.primary(['request_id', 'position', 'by_ref'], 'access_decisions_pk');
    table
      .foreign('request_id', 'access_decisions_request_fk')
      .references('access_requests.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('access_grants', table => {
    table.comment('Windows of access: what is wanted, and what was observed');
    table.string('id', 36).primary('access_grants_pk').comment('UUID');
    table
      .integer('version')
      .notNullable()
      .comment('Grows with every change that people see');
    table
      .string('request_id', 36)
      .notNullable()
      .comment('The last request that was approved for it');
    table.string('product_ref', 255).notNullable().comment('The product');
    table.string('port', 255).notNullable().comment('The output port');
    table.string('role', 255).notNullable().comment('As in the request');
    table.string('consumer_ref', 255).notNullable().comment('Who has access');
    table
      .string('consumer_kind', 16)
      .notNullable()
      .comment('As in the request');
    table.string('consumer_owner', 255).comment('As in the request');
    table.string('requester_ref', 255).notNullable().comment('Who asked');
    table.string('owner_ref', 255).comment('Owner of the product');
    table.string('purpose', 100).notNullable().comment('Id of the purpose');
    table.text('columns').comment('As in the request');
    table.string('contract_hash', 64).comment('The contract that was approved');
    table
      .text('snapshot')
      .notNullable()
      .comment('JSON: as in the request; enough to revoke without the product');
    table.dateTime('starts_at').notNullable().comment('Begin of the window');
    table.dateTime('ends_at').notNullable().comment('End of the window');
    table
      .string('end_kind', 16)
      .comment('expired, revoked, returned or superseded; null while it lasts');
    table.dateTime('ended_at').comment('When it ended');
    table.string('ended_by', 255).comment('Who ended it');
    table.text('end_reason').comment('Why, in words');
    table
      .boolean('end_sessions')
      .notNullable()
      .defaultTo(false)
      .comment('Revoking also ends open sessions');
    table.dateTime('warned_at').comment('When its end was announced');
    table.dateTime('recertify_at').comment('When its owner has to confirm it');
    table
      .dateTime('recertify_reminded_at')
      .comment('When its owner was last told that it is time');
    table.string('provisioner', 100).comment('Id; null when none fits');
    table
      .string('target', 255)
      .comment('What it changes, such as a database; one worker at a time');
    table
      .text('plan')
      .comment(
        'JSON {steps, snapshot} of the provisioner; the snapshot is enough to undo',
      );
    table
      .text('replaced_plan')
      .comment(
        'JSON {provisioner, target, plan} in force until a changed approval is planned',
      );
    table.text('provisioner_state').comment('JSON kept for the provisioner');
    table
      .string('observed', 16)
      .notNullable()
      .comment('unknown, absent, present or partial');
    table
      .string('phase', 16)
      .notNullable()
      .comment('idle, granting, revoking or blocked');
    table
      .string('health', 16)
      .notNullable()
      .comment('healthy, drifted or unverified');
    table.text('blocked_reason').comment('What keeps it from being as wanted');
    table
      .text('observation')
      .comment('JSON {items, foreign, members} last seen');
    table
      .integer('attempts')
      .notNullable()
      .defaultTo(0)
      .comment('Failed in a row');
    table
      .integer('priority')
      .notNullable()
      .comment('0: something has to change; 1: to be verified');
    table
      .dateTime('due_at')
      .comment('When the reconciler has to look; null when all is over');
    table.dateTime('last_attempt_at').comment('When it last looked');
    table.dateTime('last_verified_at').comment('When it last saw the platform');
    table.dateTime('created_at').notNullable().comment('When it was approved');
    table.dateTime('updated_at').notNullable().comment('Last change');
    table.index(
      ['consumer_ref', 'ends_at', 'id'],
      'access_grants_consumer_idx',
    );
    table.index(
      ['requester_ref', 'ends_at', 'id'],
      'access_grants_requester_idx',
    );
    table.index(['product_ref', 'ends_at', 'id'], 'access_grants_product_idx');
    table.index(['owner_ref', 'ends_at', 'id'], 'access_grants_owner_idx');
    table.index(['ends_at', 'id'], 'access_grants_ends_idx');
    table.index(['request_id'], 'access_grants_request_idx');
  });
  await knex.raw(
    'create index access_grants_due_idx on access_grants (target, priority, due_at) where due_at is not null',
  );
  await knex.raw(
    'create index access_grants_running_idx on access_grants (ends_at) where end_kind is null',
  );
  await knex.raw(
    'create index access_grants_recertify_idx on access_grants (recertify_at) where end_kind is null and recertify_at is not null',
  );
  await knex.raw(
    'create unique index access_grants_open_idx on access_grants (consumer_ref, product_ref, port, role) where end_kind is null',
  );

  await knex.schema.createTable('access_targets', table => {
    table.comment('Platforms: one worker at a time changes each');
    table
      .string('target', 255)
      .primary('access_targets_pk')
      .comment('Its name');
    table.string('provisioner', 100).notNullable().comment('Who serves it');
    table
      .bigInteger('fence')
      .notNullable()
      .defaultTo(0)
      .comment('Grows with every lease; an older holder may write no more');
    table.string('lease_holder', 100).comment('Which worker has it');
    table.dateTime('lease_until').comment('Until when');
    table.dateTime('failing_since').comment('Since when it cannot be reached');
    table.integer('failures').notNullable().defaultTo(0).comment('In a row');
    table.dateTime('paused_until').comment('Back-off of the whole target');
    table.text('last_error').comment('Without secrets');
    table
      .text('orphans')
      .comment('JSON array of names of ours without a grant');
    table
      .dateTime('listed_at')
      .comment('When it was last searched for orphans');
  });

  await knex.schema.createTable('access_tasks', table => {
    table.comment('Provisioning that people do by hand');
    table.string('id', 36).primary('access_tasks_pk').comment('UUID');
    table.string('grant_id', 36).notNullable().comment('The grant');
    table.string('key', 100).notNullable().comment('Which task of the grant');
    table.string('action', 8).notNullable().comment('grant or revoke');
    table.text('title').notNullable().comment('In one line');
    table.text('instructions').notNullable().comment('JSON array of texts');
    table
      .string('status', 16)
      .notNullable()
      .comment('open, done, refused or cancelled');
    table.text('comment').comment('Of who completed it');
    table.string('completed_by', 255).comment('Who');
    table.dateTime('completed_at').comment('When');
    table.dateTime('created_at').notNullable().comment('When');
    table.unique(['grant_id', 'key'], { indexName: 'access_tasks_key_idx' });
    table
      .foreign('grant_id', 'access_tasks_grant_fk')
      .references('access_grants.id')
      .onDelete('CASCADE');
  });
  await knex.schema.createTable('access_task_assignees', table => {
    table.comment('Who may complete a task');
    table.string('assignee_ref', 255).notNullable().comment('User or group');
    table.string('task_id', 36).notNullable().comment('The task');
    table.boolean('open').notNullable().comment('Whether the task is open');
    table.primary(['assignee_ref', 'task_id'], 'access_task_assignees_pk');
    table.index(['task_id'], 'access_task_assignees_task_idx');
    table
      .foreign('task_id', 'access_task_assignees_task_fk')
      .references('access_tasks.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('access_state', table => {
    table.comment('A single row about provisioning as a whole');
    table.integer('id').primary('access_state_pk').comment('Always 1');
    table.string('mode', 8).notNullable().comment('active or observe');
    table
      .string('mode_cause', 16)
      .comment('silence, environment or removals; null while active');
    table.text('mode_reason').comment('Why it only observes, in words');
    table
      .integer('removals')
      .notNullable()
      .defaultTo(0)
      .comment('Removals of unknown cause since removals_since');
    table
      .dateTime('removals_since')
      .comment('Begin of the hour in which removals are counted');
    table
      .string('environment', 100)
      .comment(
        'Environment id that wrote the grants; another one only observes',
      );
    table
      .dateTime('heartbeat_at')
      .comment('When a worker last ran; an old one is a restored backup');
  });
  await knex('access_state').insert({ id: 1, mode: 'active' });

  await knex.schema.createTable('audit_entries', table => {
    table.comment('Every step, chained by hashes; rows are only ever added');
    table
      .bigInteger('seq')
      .primary('audit_entries_pk')
      .comment('Without gaps, from 1');
    table.string('at', 30).notNullable().comment('ISO 8601 in UTC, as hashed');
    table.string('actor', 255).notNullable().comment('Who');
    table.string('on_behalf_of', 255).comment('In whose place');
    table
      .string('action', 100)
      .notNullable()
      .comment('What, such as request.created');
    table.string('request_id', 36).comment('The request');
    table.string('grant_id', 36).comment('The grant');
    table.string('product_ref', 255).comment('The product');
    table.string('consumer_ref', 255).comment('The consumer');
    table.text('data').notNullable().comment('Canonical JSON, as hashed');
    table
      .string('previous_hash', 64)
      .notNullable()
      .comment('Of the entry before');
    table.string('hash', 64).notNullable().comment('SHA-256, hexadecimal');
    table.index(['request_id', 'seq'], 'audit_entries_request_idx');
    table.index(['grant_id', 'seq'], 'audit_entries_grant_idx');
    table.index(['product_ref', 'seq'], 'audit_entries_product_idx');
    table.index(['consumer_ref', 'seq'], 'audit_entries_consumer_idx');
    table.index(['actor', 'seq'], 'audit_entries_actor_idx');
    table.index(['action', 'seq'], 'audit_entries_action_idx');
    table.index(['at', 'seq'], 'audit_entries_at_idx');
  });
  await knex.schema.createTable('audit_head', table => {
    table.comment(
      'A single row: the end of the chain, locked by who adds to it',
    );
    table.integer('id').primary('audit_head_pk').comment('Always 1');
    table.bigInteger('seq').notNullable().comment('Of the newest entry');
    table.string('hash', 64).notNullable().comment('Of the newest entry');
  });
  await knex('audit_head').insert({ id: 1, seq: 0, hash: '0'.repeat(64) });

  await knex.schema.createTable('outbox', table => {
    table.comment('What is to be told, until it was');
    table.bigIncrements('id').comment('Order of telling');
    table
      .string('kind', 16)
      .notNullable()
      .comment('notification, signal or event');
    table.text('payload').notNullable().comment('JSON');
    table
      .integer('attempts')
      .notNullable()
      .defaultTo(0)
      .comment('Failed so far');
    table.dateTime('available_at').notNullable().comment('Not before');
    table.dateTime('created_at').notNullable().comment('When');
    table.index(['kind', 'available_at', 'id'], 'outbox_available_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'outbox',
    'audit_head',
    'audit_entries',
    'access_state',
    'access_task_assignees',
    'access_tasks',
    'access_targets',
    'access_grants',
    'access_decisions',
    'access_approvers',
    'access_steps',
    'access_requests',
  ]) {
    await knex.schema.dropTable(table);
  }
};
