import path from 'node:path';
import { Client } from 'pg';
import { fillWarehouse } from './fillWarehouse';
import { readExamples } from './readExamples';
import { warehouseTables } from './warehouseTables';

/** Port of the warehouse in the contracts, wherever it really listens. */
const CONTRACT_PORT = 54320;

/**
 * Fills the warehouse of the demo:
 *
 *   main.ts <connection string of a superuser> <folder of the examples>
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
  } finally {
    await client.end();
  }
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`error: the warehouse was not filled: ${error}\n`);
  process.exitCode = 1;
});
