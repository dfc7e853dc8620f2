import { parseArgs } from 'node:util';
import { type Figure, type Report, printReport } from './harness/figure';
import { benchAccess } from './access/benchAccess';
import { benchProducts } from './products/benchProducts';
import { benchQuality } from './quality/benchQuality';

const HELP = `usage: yarn bench ROOM [options]

Rooms:
  products   the registry beside the catalog's own queries
  access     inbox, my access, reconciling and deciding in a large ledger
  quality    storing and scoring results, and their history

Options:
  --json               print {"room", "figures": [...]} and nothing else
  --products N         products in the mesh (10000)
  --columns N          columns of each product's contract (10)
  --database NAME      sqlite, postgres or both (both); access and quality
                       know postgres only
  --requests N         access: requests in the ledger (1000000)
  --grants N           access: active grants (10000)
  --seconds N          access: how long decisions are counted (10); quality:
                       how long reports are sent
  --tests N            quality: tests of a run (10000)
  --results N          quality: results a day in the history (1000000)
  --days N             quality: days of history (90)

Timings depend on the machine: compare the ratios, and figures of one run.
`;

type Room = (options: {
  products: number;
  columns: number;
  requests: number;
  grants: number;
  seconds: number;
  tests: number;
  results: number;
  days: number;
  databases: Figure['database'][];
  progress: (message: string) => void;
}) => Promise<Report>;

const ROOMS: Record<string, Room> = {
  products: benchProducts,
  access: benchAccess,
  quality: benchQuality,
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
      tests: { type: 'string', default: '10000' },
      results: { type: 'string', default: '1000000' },
      days: { type: 'string', default: '90' },
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
    tests: wholeNumber('tests', values.tests),
    results: wholeNumber('results', values.results),
    days: wholeNumber('days', values.days),
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
