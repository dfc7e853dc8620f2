// Runs a command beside the demo's data warehouse, which stops with it:
//
//   node script/lib/with-warehouse.mjs COMMAND [ARGUMENT …]
//
// Its files stay in .data/warehouse.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWarehouse } from './warehouse.mjs';

const [command, ...args] = process.argv.slice(2);
if (!command) {
  console.error('usage: with-warehouse.mjs COMMAND [ARGUMENT …]');
  process.exit(2);
}
const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

let status = 1;
let child;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true;
    child?.kill(signal);
  });
}
try {
  const warehouse = await startWarehouse({
    folder: path.join(root, '.data/warehouse'),
    port: 54320,
    examples: path.join(root, 'examples'),
  });
  try {
    if (!stopping) {
      child = spawn(command, args, { stdio: 'inherit' });
      status = await new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
      });
    }
  } finally {
    await warehouse.stop();
  }
} catch (error) {
  console.error(`error: ${error.message ?? error}`);
}
process.exit(status);
