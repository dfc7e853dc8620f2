// @ts-check

/**
 * Quality: the checks that engines report, what became of them, scores with
 * their history, incidents, and what belongs to no product yet.
 *
 * Results are kept as one row for each run and product, compressed: that is a
 * third of what a row for each result takes, and pruning is cheap. What is
 * asked for often, the latest result of each check, stands in quality_checks.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('quality_state', table => {
    table.comment('A single row: how far quality has been written');
    table.integer('id').primary('quality_state_pk').comment('Always 1');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('The newest revision handed out; see quality_products');
    table
      .string('badge_secret', 64)
      .comment('Makes the addresses of badges; written at first use');
    table
      .dateTime('rolled_up_at')
      .comment('When the roll-ups of the day were last written');
    table.integer('rolled_up_run').comment('The newest run that they know of');
  });
  await knex('quality_state').insert({ id: 1, revision: 0 });

  await knex.schema.createTable('quality_products', table => {
    table.comment('The present score and maturity of each product');
    table.increments('id').comment('Short name of the product in this room');
    table
      .string('product_ref', 255)
      .notNullable()
      .unique('quality_products_ref_uq')
      .comment('Full entity reference; the product may be gone');
    table
      .bigInteger('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Revision of quality_state at which the row was last written');
    table
      .bigInteger('product_revision')
      .notNullable()
      .defaultTo(0)
      .comment('Revision of the registry that the score knows of the product');
    table.dateTime('scored_at').comment('When it was last scored');
    table.integer('rule').comment('Version of the scoring rule');
    table.double('score').comment('0 to 100; null for no data');
    table
      .integer('evaluated')
      .notNullable()
      .defaultTo(0)
      .comment('Checks with a fresh verdict');
    table
      .integer('expected')
      .notNullable()
      .defaultTo(0)
      .comment('All checks, those that the contract promises included');
    table
      .integer('failing')
      .notNullable()
      .defaultTo(0)
      .comment('Checks that fail');
    table
      .text('dimensions')
      .comment('JSON: score, evaluated and expected by dimension');
    table
      .text('maturity')
      .comment('JSON: level by scorecard that is for it, in their order');
    table.integer('level').comment('Level in the first of these scorecards');
    table
      .integer('incidents')
      .notNullable()
      .defaultTo(0)
      .comment('Incidents that are not resolved');
    table
      .dateTime('stale_at')
      .comment('When it is to be scored again, though nothing comes');
    table.dateTime('last_result_at').comment('When an engine last ran a check');
    table.index(['revision'], 'quality_products_revision_idx');
    table.index(['stale_at'], 'quality_products_stale_idx');
  });

  await knex.schema.createTable('quality_checks', table => {
    table.comment('Every check that was reported, with its latest result');
    table.increments('id').comment('Short name of the check');
    table
      .integer('product_id')
      .notNullable()
      .references('quality_products.id')
      .onDelete('CASCADE')
      .comment('The product');
    table
      .string('check_key', 100)
      .notNullable()
      .comment('Stable key of the engine for the check');
    table.string('engine', 50).notNullable().comment('Such as dbt');
    table.string('name', 500).notNullable().comment('For people');
    table.string('type', 200).comment('What the engine calls such checks');
    table.string('port', 255).comment('Output port; null for the product');
    table.string('schema_name', 255).comment('Schema object of the contract');
    table.string('property', 500).comment('Column');
    table.string('dimension', 20).comment('One of the seven of ODCS');
    table.string('severity', 10).comment('critical, error, warning or info');
    table
      .string('rule_key', 100)
      .comment('Rule of the contract, where the engine knows it');
    table.string('outcome', 20).notNullable().comment('Of the latest result');
    table
      .string('previous_outcome', 20)
      .comment('What it was before it changed');
    table.dateTime('since').comment('Since when the outcome is the same');
    table
      .dateTime('executed_at')
      .comment('When the engine ran it; null where it did not say');
    table
      .boolean('listed_only')
      .notNullable()
      .defaultTo(false)
      .comment('Listed by the engine, but never run');
    table.dateTime('ingested_at').notNullable().comment('When it came');
    table.string('run_id', 255).notNullable().comment('Run of the engine');
    table.double('measured_value').comment('What was measured');
    table.string('measured_unit', 10).comment('rows, percent or seconds');
    table.string('threshold', 500).comment('For people');
    table.bigInteger('rows_tested').comment('Rows that were looked at');
    table.bigInteger('failed_rows').comment('Rows that failed');
    table.string('message', 1000).comment('Of the engine; holds no data');
    table.string('link', 1000).comment("To the engine's own page");
    table.unique(['product_id', 'check_key'], {
      indexName: 'quality_checks_key_uq',
    });
  });

  await knex.schema.createTable('quality_runs', table => {
    table.comment('What a run of an engine said about a product');
    table.increments('id');
    table
      .integer('product_id')
      .notNullable()
      .references('quality_products.id')
      .onDelete('CASCADE')
      .comment('The product');
    table.string('engine', 50).notNullable().comment('Such as dbt');
    table
      .string('run_id', 255)
      .notNullable()
      .comment('As the engine names it; a hash where it is too long');
    table.string('engine_version', 50).comment('As the engine says it');
    table.string('format', 50).notNullable().comment('Of the artifact');
    table.string('source', 10).notNullable().comment('push, pull or own');
    table
      .string('sender', 255)
      .notNullable()
      .comment('Token, principal or worker that brought it');
    table
      .dateTime('executed_at')
      .notNullable()
      .comment('Of its latest result; the arrival where the engine is silent');
    table.dateTime('received_at').notNullable().comment('First delivery');
    table.integer('results').notNullable().comment('How many');
    table
      .binary('packed')
      .notNullable()
      .comment('The results, packed by packResults and compressed');
    table.unique(['product_id', 'engine', 'run_id'], {
      indexName: 'quality_runs_uq',
    });
    table.index(['product_id', 'executed_at'], 'quality_runs_product_idx');
    table.index(['executed_at'], 'quality_runs_executed_idx');
  });

  await knex.schema.createTable('quality_days', table => {
    table.comment(
      'The score of a product at the end of a day, where it changed',
    );
    table.integer('product_id').notNullable().comment('The product');
    table.integer('day').notNullable().comment('Days since 1970-01-01, in UTC');
    table.specificType('score', 'real').comment('Null for no data');
    table.specificType('low', 'real').comment('The lowest score of the day');
    table.integer('evaluated').notNullable();
    table.integer('expected').notNullable();
    table.integer('failing').notNullable();
    table.specificType('rule', 'smallint').notNullable().comment('Version');
    table
      .string('dimensions', 100)
      .comment('Scores in the order of ODCS, with commas');
    table.primary(['product_id', 'day'], 'quality_days_pk');
  });

  await knex.schema.createTable('quality_rollup_days', table => {
    table.comment('Roll-ups at the end of a day');
    table
      .string('scope', 255)
      .notNullable()
      .comment('mesh, or the reference of a domain or an owner');
    table.integer('day').notNullable().comment('As in quality_days');
    table.specificType('score', 'real');
    table.specificType('coverage', 'real');
    table.integer('products').notNullable();
    table.integer('scored').notNullable();
    table.integer('failing').notNullable();
    table.primary(['scope', 'day'], 'quality_rollup_days_pk');
  });

  await knex.schema.createTable('quality_level_days', table => {
    table.comment('Measurements of service levels, counted by day');
    table.integer('product_id').notNullable().comment('The product');
    table.string('port', 255).notNullable().comment('Its output port');
    table
      .string('level_key', 100)
      .notNullable()
      .comment('Key of the service level in its contract');
    table.integer('day').notNullable().comment('As in quality_days');
    table.integer('good').notNullable().comment('Measurements that kept it');
    table.integer('bad').notNullable().comment('Those that did not');
    table.primary(
      ['product_id', 'port', 'level_key', 'day'],
      'quality_level_days_pk',
    );
  });

  await knex.schema.createTable('quality_incidents', table => {
    table.comment('What fell, and what is done about it');
    table.string('id', 36).primary('quality_incidents_pk').comment('UUID');
    table
      .integer('version')
      .notNullable()
      .comment('Grows with every change that people see');
    table.integer('product_id').notNullable().comment('The product');
    table.string('product_ref', 255).notNullable();
    table
      .string('kind', 30)
      .notNullable()
      .comment(
        'score-below-threshold, check-failing, budget-spent or results-stale',
      );
    table
      .string('subject', 100)
      .notNullable()
      .comment('Key of the check or service level; empty for the product');
    table
      .string('state', 15)
      .notNullable()
      .comment('open, acknowledged, resolved');
    table.string('severity', 10).notNullable();
    table.string('title', 500).notNullable();
    table.string('detail', 1000);
    table.string('port', 255);
    table.integer('check_id').comment('The check, where it is about one');
    table.dateTime('opened_at').notNullable();
    table.dateTime('last_seen_at').notNullable();
    table.dateTime('resolved_at');
    table
      .dateTime('notified_at')
      .comment('When people were last told; flapping does not tell them again');
    table.integer('reopened').notNullable().defaultTo(0);
    table.string('acknowledged_by', 255);
    table.dateTime('acknowledged_at');
    table.text('note').comment('For the people of the product');
    table.text('public_status').comment('For everybody who may read it');
    // The same thing comes back as the same incident.
    table.unique(['product_id', 'kind', 'subject'], {
      indexName: 'quality_incidents_uq',
    });
    table.index(['state', 'opened_at'], 'quality_incidents_state_idx');
  });

  await knex.schema.createTable('quality_unmatched', table => {
    table.comment('Results that belong to no product yet');
    table.string('id', 36).primary('quality_unmatched_pk').comment('UUID');
    table
      .string('scope', 255)
      .notNullable()
      .comment('Owner for whom it was sent; may map and dismiss it');
    table.string('engine', 50).notNullable();
    table
      .string('target_key', 64)
      .notNullable()
      .comment('Hash of what the engine calls the target');
    table.text('target').notNullable().comment('JSON: what the engine says');
    table.string('reason', 500).notNullable().comment('Why it fits nowhere');
    table.integer('runs').notNullable();
    table.integer('checks').notNullable().comment('In the latest run');
    table.text('examples').notNullable().comment('JSON: names of some checks');
    table.dateTime('first_seen_at').notNullable();
    table.dateTime('last_seen_at').notNullable();
    table
      .binary('held')
      .notNullable()
      .comment('The latest runs, compressed: they come home when it is mapped');
    table.unique(['scope', 'engine', 'target_key'], {
      indexName: 'quality_unmatched_uq',
    });
    table.index(['scope', 'last_seen_at'], 'quality_unmatched_scope_idx');
  });

  await knex.schema.createTable('quality_mappings', table => {
    table.comment('To which port a target belongs, as somebody said');
    table.string('id', 36).primary('quality_mappings_pk').comment('UUID');
    table.string('scope', 255).notNullable().comment('As in quality_unmatched');
    table.string('target_key', 64).notNullable();
    table.text('target').notNullable().comment('JSON: what the engine says');
    table.string('product_ref', 255).notNullable();
    table.string('port', 255).notNullable();
    table.string('schema_name', 255);
    table.string('created_by', 255).notNullable();
    table.dateTime('created_at').notNullable();
    table.unique(['scope', 'target_key'], {
      indexName: 'quality_mappings_uq',
    });
  });

  await knex.schema.createTable('quality_tokens', table => {
    table.comment('With what results are pushed');
    table.string('id', 36).primary('quality_tokens_pk');
    table
      .string('owner_ref', 255)
      .notNullable()
      .comment('Writes for products of this owner only');
    table.string('name', 100).notNullable();
    table
      .string('hash', 64)
      .notNullable()
      .comment('SHA-256 of the secret, hexadecimal; the secret is not kept');
    table.string('created_by', 255).notNullable();
    table.dateTime('created_at').notNullable();
    table.dateTime('expires_at');
    table.dateTime('last_used_at');
    table.dateTime('revoked_at');
    table.string('revoked_by', 255);
    table.index(['owner_ref'], 'quality_tokens_owner_idx');
  });

  await knex.schema.createTable('quality_jobs', table => {
    table.comment('What the portal does for a product again and again');
    table.increments('id');
    table
      .string('kind', 10)
      .notNullable()
      .comment('pull: fetch an artifact. own: run its own checks');
    table.string('product_ref', 255).notNullable();
    table
      .string('subject', 1000)
      .notNullable()
      .comment('Address of the artifacts, or output port');
    table
      .string('subject_key', 64)
      .notNullable()
      .comment('SHA-256 of the subject, hexadecimal');
    table.text('cursor').comment('JSON: what is known already, such as ETags');
    table.dateTime('due_at').notNullable();
    table.string('lease_holder', 100);
    table.dateTime('lease_until');
    table.dateTime('last_started_at');
    table.dateTime('last_finished_at');
    table
      .text('last_error')
      .comment('What went wrong, for people; null for nothing');
    table.integer('failures').notNullable().defaultTo(0);
    table.unique(['kind', 'product_ref', 'subject_key'], {
      indexName: 'quality_jobs_uq',
    });
    table.index(['due_at'], 'quality_jobs_due_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('quality_jobs');
  await knex.schema.dropTable('quality_tokens');
  await knex.schema.dropTable('quality_mappings');
  await knex.schema.dropTable('quality_unmatched');
  await knex.schema.dropTable('quality_incidents');
  await knex.schema.dropTable('quality_level_days');
  await knex.schema.dropTable('quality_rollup_days');
  await knex.schema.dropTable('quality_days');
  await knex.schema.dropTable('quality_runs');
  await knex.schema.dropTable('quality_checks');
  await knex.schema.dropTable('quality_products');
  await knex.schema.dropTable('quality_state');
};
