import type {
  Product,
  ProductPage,
  RegistryStatus,
  SyncReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { type Figure, recordFigures } from '../harness/figure';
import { type Latency, measureLatency } from '../harness/latency';
import { waitUntil } from '../harness/waitUntil';
import type { RunningBackend } from './startBackend';

const FACETS = [
  'domain',
  'type',
  'lifecycle',
  'classification',
  'technology',
  'owner',
  'tag',
];
const ALL_FACETS = FACETS.map(facet => `facets=${facet}`).join('&');
const WORDS = ['email', 'postal', 'customer am', 'invoice status', 'stock'];
const CATALOG_FACETS = [
  'spec.domain',
  'spec.type',
  'spec.lifecycle',
  'spec.classification',
  'spec.owner',
]
  .map(facet => `facet=${facet}`)
  .join('&');

type Case = {
  name: string;
  path: (run: number) => string;
  aim?: { alone: number; together: number };
  runs?: number;
};

const pick = <T>(values: T[], run: number) => values[run % values.length];

function ours(database: Figure['database'], products: number): Case[] {
  const aim =
    database === 'postgres'
      ? { alone: 20, together: 100 }
      : { alone: 50, together: 250 };
  return [
    {
      name: 'list',
      path: run =>
        `/data-mesh/products?limit=20&sort=title&lifecycle=production&domain=domain:default/area-${run % 10}`,
      aim,
    },
    {
      name: 'all facets',
      path: run =>
        `/data-mesh/products?limit=1&classification=${pick(['public', 'internal', 'confidential'], run)}&${ALL_FACETS}`,
      aim,
    },
    {
      name: 'text down to columns',
      path: run =>
        `/data-mesh/products?limit=20&q=${encodeURIComponent(pick(WORDS, run))}`,
      aim,
    },
    {
      // Every text is new, so that nothing was counted before.
      name: 'text, never asked before, with facets',
      path: run =>
        `/data-mesh/products?limit=20&q=${encodeURIComponent(`${pick(WORDS, run)} ${run}`)}&${ALL_FACETS}`,
      aim,
    },
    {
      name: 'one product',
      path: run =>
        `/data-mesh/products/default/product-${(run * 7) % products}`,
    },
  ];
}

/** What a user would pick instead: the catalog's own queries. */
const CATALOG: Case[] = [
  {
    name: 'catalog list',
    path: run =>
      `/catalog/entities/by-query?limit=20&orderField=metadata.title,asc&filter=kind=dataproduct,spec.lifecycle=production,spec.domain=domain-${run % 100}`,
    runs: 60,
  },
  {
    name: 'catalog facets (five)',
    path: run =>
      `/catalog/entity-facets?${CATALOG_FACETS}&filter=kind=dataproduct,spec.classification=${pick(['public', 'internal', 'confidential'], run)}`,
    runs: 30,
  },
  {
    name: 'catalog text (no columns)',
    path: run =>
      `/catalog/entities/by-query?limit=20&filter=kind=dataproduct&fullTextFilterTerm=${pick(WORDS, run).split(' ')[0]}&fullTextFilterFields=metadata.title,metadata.description`,
    runs: 30,
  },
];

const until = (isSo: () => Promise<boolean>, otherwise: string) =>
  waitUntil(isSo, { everyMs: 200, otherwise });

/** Measures a backend that was just started with `products` products. */
export async function measureProducts(options: {
  backend: RunningBackend;
  database: Figure['database'];
  products: number;
  progress: (message: string) => void;
}): Promise<Figure[]> {
  const { backend, database, products, progress } = options;
  const { figures, add } = recordFigures(database, progress);

  progress('waiting for the catalog to have the mesh');
  const ingested = await until(async () => {
    const { totalItems } = await backend.get<{ totalItems: number }>(
      '/catalog/entities/by-query?limit=1&filter=kind=dataproduct',
    );
    return totalItems >= products;
  }, 'The catalog did not take the mesh in');
  add('catalog ingests the mesh', ingested, 's');
  await until(async () => {
    const status = await backend.get<RegistryStatus>('/data-mesh/registry');
    return status.products >= products;
  }, 'The registry did not take the mesh in');
  const status = await backend.get<RegistryStatus>('/data-mesh/registry');
  add('columns in the registry', status.columns, 'count');

  progress('full rebuild');
  const report = await backend.post<SyncReport>('/data-mesh/registry/refresh', {
    rebuild: true,
  });
  add('full rebuild', report.durationMs / 1000, 's');

  progress('sync of an unchanged catalog');
  const unchanged: Latency = await measureLatency({
    once: async () => {
      await backend.post('/data-mesh/registry/refresh');
    },
    runs: 10,
    concurrency: 1,
    warmup: 1,
  });
  add('sync of an unchanged catalog p50', unchanged.p50, 'ms');

  progress('single change until visible');
  const visible: number[] = [];
  for (let change = 0; change < 5; change++) {
    const name = `product-${change * 11 + 1}`;
    const description = `Changed for the measurement, number ${change}.`;
    await backend.change(name, description);
    visible.push(
      await until(async () => {
        const product = await backend.get<Product>(
          `/data-mesh/products/default/${name}`,
        );
        return product.description === description;
      }, `The change of ${name} was not seen`),
    );
  }
  visible.sort((a, b) => a - b);
  add('single change until visible p50', visible[2], 's');

  const p95: Record<string, number> = {};
  for (const measured of [...ours(database, products), ...CATALOG]) {
    for (const [label, concurrency] of [
      ['alone', 1],
      ['8 at once', 8],
    ] as const) {
      progress(`${measured.name}, ${label}`);
      const latency = await measureLatency({
        once: async run => {
          await backend.get<ProductPage>(measured.path(run));
        },
        runs: measured.runs ?? 300,
        concurrency,
      });
      const aim =
        concurrency === 1 ? measured.aim?.alone : measured.aim?.together;
      add(`${measured.name} p50 ${label}`, latency.p50, 'ms');
      add(`${measured.name} p95 ${label}`, latency.p95, 'ms', aim);
      p95[`${measured.name} ${label}`] = latency.p95;
    }
  }
  // On SQLite the catalog's queries block its event loop; the aim there is the
  // latency alone.
  const ratioAim = database === 'postgres' ? 5 : undefined;
  for (const label of ['alone', '8 at once']) {
    add(
      `list, times faster than the catalog, ${label}`,
      p95[`catalog list ${label}`] / p95[`list ${label}`],
      'ratio',
    );
    add(
      `facets, times faster than the catalog, ${label}`,
      p95[`catalog facets (five) ${label}`] / p95[`all facets ${label}`],
      'ratio',
      ratioAim,
    );
    add(
      `text, times faster than the catalog, ${label}`,
      p95[`catalog text (no columns) ${label}`] /
        p95[`text down to columns ${label}`],
      'ratio',
      ratioAim,
    );
  }

  const { rssMb, heapMb } = await backend.memory();
  add('memory of the backend, heap in use', heapMb, 'MB');
  add('memory of the backend, resident', rssMb, 'MB');
  return figures;
}
