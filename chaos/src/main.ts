import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runChaos } from './runChaos';

const HELP = `usage: yarn test:chaos [options]

Two backends share a ledger and a warehouse on a real PostgreSQL. People ask,
decide, revoke and give back at random; groups change, tables are rebuilt, the
network to the warehouse is cut, backends are killed with SIGKILL. Then all is
quiet, and what the warehouse gives has to be what the ledger says. Ends with
status 1 and the story of each violation otherwise.

Options:
  --seconds N     how long it goes on (60)
  --seed S        of everything that is random (from the clock)
  --break remove  let the provisioner take nothing away: has to end with status 1
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string' },
      break: { type: 'string' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const seconds = Number(values.seconds);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  if (!(seconds > 0) || !Number.isInteger(seed)) {
    throw new Error('--seconds takes a number above 0, --seed a whole number');
  }
  if (values.break !== undefined && values.break !== 'remove') {
    throw new Error(`--break takes remove, not ${values.break}`);
  }
  const server =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
  if (!server) {
    throw new Error(
      'No PostgreSQL. Run this as `yarn test:chaos`, which starts one.',
    );
  }
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'data-mesh-chaos-'));
  try {
    return await runChaos({
      server,
      seconds,
      seed,
      broken: values.break,
      run: randomBytes(4).toString('hex'),
      worldFile: path.join(folder, 'world.json'),
      print: line => process.stdout.write(`${line}\n`),
    });
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

main().then(
  status => process.exit(status),
  error => {
    process.stderr.write(`error: ${error.stack}\n`);
    process.exit(1);
  },
);
