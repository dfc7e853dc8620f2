import { parseArgs } from 'node:util';
import { type Figure, type Report, printReport } from './harness/figure';
import { benchAccess } from './access/benchAccess';
import { benchProducts } from './products/benchProducts';

const HELP = `usage: yarn bench ROOM [options]

Rooms:
  products   the registry beside the catalog's own queries
  access     inbox, my access, reconciling and deciding in a large ledger

Options:
  --json               print {"room", "figures": [...]} and nothing else
  --products N         products in the mesh (10000)
  --columns N          columns of each product's contract (10)
  --database NAME      sqlite, postgres or both (both); access knows postgres only
  --requests N         access: requests in the ledger (1000000)
  --grants N           access: active grants (10000)
  --seconds N          access: how long decisions are counted (10)

Timings depend on the machine: compare the ratios, and figures of one run.
`;

type Room = (options: {
  products: number;
  columns: number;
  requests: number;
  grants: number;
  seconds: number;
  databases: Figure['database'][];
  progress: (message: string) => void;
}) => Promise<Report>;

const ROOMS: Record<string, Room> = {
  products: benchProducts,
  access: benchAccess,
};

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`--${name} takes a whole number from 1, not ${text}`);
  }
  return value;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      products: { type: 'string', default: '10000' },
      columns: { type: 'string', default: '10' },
      database: { type: 'string', default: 'both' },
      requests: { type: 'string', default: '1000000' },
      grants: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '10' },
    },
  });
  const room = ROOMS[positionals[0]];
  if (values.help || !room) {
    process.stdout.write(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  if (!['sqlite', 'postgres', 'both'].includes(values.database)) {
    throw new Error(`--database takes sqlite, postgres or both`);
  }
  const report = await room({
    products: wholeNumber('products', values.products),
    columns: wholeNumber('columns', values.columns),
    requests: wholeNumber('requests', values.requests),
    grants: wholeNumber('grants', values.grants),
    seconds: wholeNumber('seconds', values.seconds),
    databases:
      values.database === 'both'
        ? ['postgres', 'sqlite']
        : [values.database as Figure['database']],
    progress: message => process.stderr.write(`${message}\n`),
  });
  if (values.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } else {
    printReport(report);
  }
}

main().catch(error => {
  process.stderr.write(`error: ${error?.stack ?? error}\n`);
  process.exitCode = 1;
});
