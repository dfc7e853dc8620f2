// @ts-check

/**
 * The registry: a projection of the catalog's data products, the contracts
 * they had, and what else their pages need of the catalog.
 *
 * Every row that replicas keep in memory carries the revision at which it was
 * last written. Revisions are handed out by registry_state, whose single row
 * is locked by each writer first, so that revisions become visible in order
 * and a replica that asks for "everything after n" misses nothing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('registry_state', table => {
    table.comment(
      'A single row: how far the registry has followed the catalog',
    );
    table.integer('id').primary('registry_state_pk').comment('Always 1');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('The newest revision handed out');
    table
      .bigInteger('domains_revision')
      .notNullable()
      .comment('The revision at which a domain was last written or removed');
    table
      .bigInteger('consumers_revision')
      .notNullable()
      .comment('The revision at which the consumers were last written');
    table
      .text('consumers_fingerprint')
      .comment(
        'Digest of what the catalog said about consumers at last reading',
      );
    table
      .dateTime('consumers_read_at')
      .comment('When the consumers were last read from the catalog');
    table
      .dateTime('last_sync_at')
      .comment('When the catalog was last followed without an error');
    table
      .dateTime('last_change_at')
      .comment('When a product, domain or consumer last changed');
    table
      .text('last_error')
      .comment('Why the last attempt to follow the catalog failed, if it did');
  });
  await knex('registry_state').insert({
    id: 1,
    revision: 0,
    domains_revision: 0,
    consumers_revision: 0,
  });

  await knex.schema.createTable('products', table => {
    table.comment('Every data product that the catalog has or once had');
    table
      .string('ref', 255)
      .primary('products_pk')
      .comment('Full entity reference, lower case');
    table
      .string('content_hash', 255)
      .notNullable()
      .comment('Content hash of the entity from which the row was made');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Revision at which the row was last written');
    table
      .integer('projection_version')
      .notNullable()
      .comment('Version of the code that made the projection and the document');
    table
      .text('projection')
      .notNullable()
      .comment('JSON: what the page of the product needs, without contracts');
    table
      .text('document')
      .notNullable()
      .comment('JSON: what lists, facets, text search and graphs need');
    table.text('source').comment('Location of the declaration');
    table
      .dateTime('first_seen_at')
      .notNullable()
      .comment('When the registry saw the product first');
    table
      .dateTime('updated_at')
      .notNullable()
      .comment('When the registry last saw a change of the product');
    table
      .dateTime('missing_since')
      .comment('When it was first missing among suspiciously many others');
    table
      .dateTime('vanished_at')
      .comment('Since when the catalog has it no longer; null while it has it');
    table.index(['revision'], 'products_revision_idx');
  });

  // Almost none are missing: it is empty most of the time.
  await knex.raw(
    'create index products_missing_idx on products (missing_since) where missing_since is not null',
  );

  await knex.schema.createTable('contracts', table => {
    table.comment('Every data contract that was ever seen, by content');
    table
      .string('hash', 64)
      .primary('contracts_pk')
      .comment('SHA-256 of the text, hexadecimal');
    table.text('text').notNullable().comment('The text, as it was read');
    table
      .integer('reader_version')
      .notNullable()
      .comment('Version of the reader that made the columns below');
    table
      .text('contract')
      .comment('JSON: the normalised contract; null when it cannot be read');
    table
      .text('problems')
      .notNullable()
      .comment('JSON array of problems, without the source of the contract');
    table
      .text('technologies')
      .notNullable()
      .comment('JSON array of the server types that it names');
    table.text('contract_id').comment('Its own id');
    table.text('version').comment('Its own version');
    table.text('api_version').comment('ODCS version that it is written in');
    table.text('status').comment('Its own status');
    table
      .integer('column_count')
      .notNullable()
      .comment('Columns of all its schemas, nested ones included');
  });

  await knex.schema.createTable('contract_revisions', table => {
    table.comment('Which contract an output port had, and when');
    table.string('product_ref', 255).notNullable().comment('The product');
    table.string('port', 255).notNullable().comment('Name of the output port');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Revision of the registry at which the port got the contract');
    table.string('hash', 64).notNullable().comment('The contract');
    table
      .dateTime('first_seen_at')
      .notNullable()
      .comment('When the port got the contract');
    table
      .dateTime('last_seen_at')
      .comment('When it was replaced or removed; null for the current one');
    table.primary(['product_ref', 'port', 'revision'], 'contract_revisions_pk');
    table
      .foreign('product_ref', 'contract_revisions_product_fk')
      .references('products.ref')
      .onDelete('CASCADE');
    table
      .foreign('hash', 'contract_revisions_contract_fk')
      .references('contracts.hash');
    table.index(['hash'], 'contract_revisions_hash_idx');
  });
  // A port has one current contract; both databases know partial indexes.
  await knex.raw(
    'create unique index contract_revisions_current_idx on contract_revisions (product_ref, port) where last_seen_at is null',
  );

  await knex.schema.createTable('domains', table => {
    table.comment('The domains of the catalog');
    table
      .string('ref', 255)
      .primary('domains_pk')
      .comment('Full entity reference, lower case');
    table.text('title').notNullable().comment('Title, or name without one');
    table.text('description').comment('Description');
    table.string('owner', 255).comment('Full entity reference of the owner');
    table
      .string('parent', 255)
      .comment('Full entity reference of the domain that it is part of');
  });

  await knex.schema.createTable('consumers', table => {
    table.comment('Components that declare to read a product');
    table
      .string('component_ref', 255)
      .notNullable()
      .comment('Full entity reference of the component');
    table
      .string('product_ref', 255)
      .notNullable()
      .comment('Full entity reference of the product, known or not');
    table.primary(['component_ref', 'product_ref'], 'consumers_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('consumers');
  await knex.schema.dropTable('domains');
  await knex.schema.dropTable('contract_revisions');
  await knex.schema.dropTable('contracts');
  await knex.schema.dropTable('products');
  await knex.schema.dropTable('registry_state');
};
