import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Figure, Report } from '../harness/figure';
import { postgresDatabase } from '../harness/postgresDatabase';
import { measureProducts } from './measureProducts';
import { startBackend } from './startBackend';

/** Measures the room `products` on the given databases. */
export async function benchProducts(options: {
  products: number;
  columns: number;
  databases: Figure['database'][];
  progress: (message: string) => void;
}): Promise<Report> {
  const { products, columns, databases, progress } = options;
  const figures: Figure[] = [];
  for (const database of databases) {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'data-mesh-bench-'));
    const connection =
      database === 'postgres'
        ? postgresDatabase('products')
        : { client: 'better-sqlite3', connection: { directory: folder } };
    progress(`${database}: starting the backend`);
    const backend = await startBackend({
      database: connection,
      products,
      columns,
    });
    try {
      figures.push(
        ...(await measureProducts({
          backend,
          database,
          products,
          progress: message => progress(`${database}: ${message}`),
        })),
      );
    } finally {
      await backend.stop();
      await fs.rm(folder, { recursive: true, force: true });
    }
  }
  return { room: 'products', figures };
}
