import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { fillWarehouse } from './fillWarehouse';
import { freshColumns } from './freshColumns';
import { Pipelines } from './Pipelines';
import { readExamples } from './readExamples';
import { warehouseTables } from './warehouseTables';

/** Port of the warehouse in the contracts, wherever it really listens. */
const CONTRACT_PORT = 54320;

/** Less than any contract wants its data to be old at most. */
const REFRESH_MS = 5_000;

/**
 * Fills the warehouse of the demo:
 *
 *   main.ts <connection string of a superuser> <folder of the examples>
 *
 * As a child process with a channel to its parent it says `filled` then, and
 * keeps the data fresh until the parent lets go of it.
 */
async function main([url, folder]: string[]) {
  const { contracts, logins } = await readExamples(path.resolve(folder));
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tables = warehouseTables(contracts, CONTRACT_PORT);
    const made = await fillWarehouse(client, {
      tables,
      logins,
      loginPassword: 'demo',
      provisioner: { login: 'data_mesh_provisioner', password: 'provisioner' },
      checker: { login: 'data_mesh_checker', password: 'checker' },
    });
    process.stdout.write(
      `The warehouse has ${tables.length} tables (${made.length} made now) and logins for ${logins.length} people and machines.\n`,
    );
    const pipelines = new Pipelines(
      client,
      freshColumns(contracts, tables),
      line => process.stderr.write(`${line}\n`),
    );
    await pipelines.settle();
    process.send?.('filled');
    while (process.connected) {
      await sleep(REFRESH_MS);
      await pipelines.refresh();
    }
  } finally {
    await client.end();
  }
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`error: the warehouse was not filled: ${error}\n`);
  process.exitCode = 1;
});
