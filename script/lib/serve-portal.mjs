// Serves the built demo portal on one port, for the journeys in the browser:
// its own copy of the example worlds (so that a journey can edit them), its own
// empty database, its own warehouse, and the app as `yarn build:all` left it.
//
//   node script/lib/serve-portal.mjs [PORT [PORT OF THE WAREHOUSE]]
//
// The worlds lie in .cache/e2e/examples while it runs.
import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeTransform, startWarehouse } from './warehouse.mjs';

const port = Number(process.argv[2] ?? 7117);
const warehousePort = Number(process.argv[3] ?? 54321);
const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
const backend = path.join(root, 'packages/backend');
const work = path.join(root, '.cache/e2e');

await fs.rm(work, { recursive: true, force: true });
await fs.mkdir(path.join(work, 'sqlite'), { recursive: true });
await fs.cp(path.join(root, 'examples'), path.join(work, 'examples'), {
  recursive: true,
});

// Contracts that others wrote, where they are at hand: each becomes a product.
const fixtures = path.join(
  process.env.DATA_MESH_FIXTURES ?? path.join(root, '../shared'),
  'fixtures/odcs',
);
const hasFixtures = await fs.access(fixtures).then(
  () => true,
  () => false,
);
if (hasFixtures) {
  await fs.cp(fixtures, path.join(work, 'fixtures/contracts'), {
    recursive: true,
  });
  await fs.writeFile(
    path.join(work, 'fixtures/catalog-info.yaml'),
    await declareContracts(path.join(work, 'fixtures'), 'contracts'),
  );
}

/** A catalog file with one product for each contract below a folder. */
async function declareContracts(base, folder) {
  const files = await fs.readdir(path.join(base, folder), { recursive: true });
  return files
    .filter(file => /\.ya?ml$/.test(file))
    .map(file =>
      JSON.stringify({
        apiVersion: 'data-mesh/v1alpha1',
        kind: 'DataProduct',
        metadata: {
          namespace: 'fixtures',
          name: file
            .replace(/\.ya?ml$/, '')
            .replace(/[^a-zA-Z0-9]+/g, '-')
            .toLowerCase()
            .slice(0, 63),
          title: file,
        },
        spec: {
          type: 'source-aligned',
          lifecycle: 'production',
          owner: 'group:default/data-platform',
          outputPorts: [
            { name: 'main', contract: `./${path.posix.join(folder, file)}` },
          ],
        },
      }),
    )
    .join('\n---\n');
}

const built = path.join(root, 'packages/app/dist/index.html');
await fs.access(built).catch(() => {
  console.error('error: the app is not built yet. Run: yarn build:all');
  process.exit(1);
});

const url = `http://localhost:${port}`;
const config = path.join(work, 'app-config.e2e.yaml');
// JSON is YAML.
await fs.writeFile(
  config,
  JSON.stringify({
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      cors: { origin: url },
      database: {
        client: 'better-sqlite3',
        connection: { directory: path.join(work, 'sqlite') },
      },
    },
    catalog: {
      processingInterval: { seconds: 3 },
      locations: [
        { type: 'file', target: path.join(work, 'examples/all.yaml') },
        ...(hasFixtures
          ? [
              {
                type: 'file',
                target: path.join(work, 'fixtures/catalog-info.yaml'),
              },
            ]
          : []),
      ],
    },
    demo: { history: { examples: path.join(work, 'examples') } },
    dataMesh: {
      registry: { syncInterval: { seconds: 1 } },
      quality: {
        postgres: {
          targets: [
            {
              name: 'warehouse',
              match: { host: 'localhost', port: 54320, database: 'warehouse' },
              connection: {
                port: warehousePort,
                user: 'data_mesh_checker',
                password: 'checker',
              },
              allowSql: true,
            },
          ],
        },
      },
      access: {
        provisioning: {
          interval: { seconds: 1 },
          verifyEvery: { seconds: 5 },
        },
        provisioners: {
          postgres: {
            targets: [
              {
                name: 'warehouse',
                match: {
                  host: 'localhost',
                  port: 54320,
                  database: 'warehouse',
                },
                connection: {
                  port: warehousePort,
                  user: 'data_mesh_provisioner',
                  password: 'provisioner',
                },
                loginHint: 'The password of everybody is the word "demo".',
              },
            ],
          },
        },
      },
    },
    search: {
      collators: {
        dataProduct: {
          schedule: {
            frequency: { minutes: 1 },
            timeout: { minutes: 1 },
            initialDelay: { seconds: 8 },
          },
        },
      },
    },
  }),
);

const warehouse = await startWarehouse({
  folder: path.join(work, 'warehouse'),
  port: warehousePort,
  examples: path.join(work, 'examples'),
}).catch(error => {
  console.error(`error: ${error.message}`);
  process.exit(1);
});

const child = spawn(
  process.execPath,
  [
    '--require',
    nodeTransform,
    'src/index.ts',
    '--config',
    path.join(root, 'app-config.yaml'),
    '--config',
    config,
  ],
  {
    cwd: backend,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'development',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => child.kill(signal));
}
child.once('exit', async code => {
  await warehouse.stop();
  process.exit(code ?? 1);
});
