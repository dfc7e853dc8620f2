// A process of its own for DuckDB, so that neither a crash nor a file that is
// made to break it reaches the portal. It reads the files that it is told at
// the start, answers SELECTs, and does nothing else.
//
// From the parent: first { settings, files }, then { id, text, values }.
// To the parent: { ready: true }, then { id, rows } or { id, failure }.
'use strict';

/** Kinds of failures only: messages of DuckDB quote the lines of files. */
function kindOf(error) {
  const message = String((error && error.message) || error);
  if (
    /^Invalid Input Error: (?:missing|invalid (?:escape|perl|character|named|repetition|UTF|utf|regexp)|no argument|bad |unexpected \)|trailing|pattern too large)/.test(
      message,
    )
  ) {
    return 'Pattern Error';
  }
  const kind = /^([A-Z][A-Za-z ]{2,40}(?:Error|exception|Exception)):/.exec(
    message,
  );
  return kind ? kind[1] : 'Error';
}

const literal = text => `'${String(text).replaceAll("'", "''")}'`;

/** @returns a function that runs one SELECT */
async function open({ settings, files }) {
  const { DuckDBInstance, StatementType } = require('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: settings.memoryLimit,
    threads: String(settings.threads),
  });
  const connection = await instance.connect();
  for (const statement of [
    `SET TimeZone = 'UTC'`,
    // What does not fit into memory fails: nothing is written anywhere.
    `SET temp_directory = ''`,
    `SET allowed_paths = [${files.map(literal).join(', ')}]`,
    `SET enable_external_access = false`,
    `SET lock_configuration = true`,
  ]) {
    await connection.run(statement);
  }
  return async ({ text, values }) => {
    const statements = await connection.extractStatements(text);
    if (statements.count !== 1) throw new Error('Refused Error: not one');
    const prepared = await statements.prepare(0);
    if (prepared.statementType !== StatementType.SELECT) {
      throw new Error('Refused Error: no SELECT');
    }
    prepared.bind(values);
    const reader = await prepared.runAndReadUntil(10000);
    return reader.getRowObjectsJson();
  };
}

let select;

process.on('message', async message => {
  try {
    if (!select) {
      select = await open(message);
      process.send({ ready: true });
    } else {
      process.send({ id: message.id, rows: await select(message) });
    }
  } catch (error) {
    process.send({ id: message.id, failure: kindOf(error) });
  }
});

process.on('disconnect', () => process.exit());
