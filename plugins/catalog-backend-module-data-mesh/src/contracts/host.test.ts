import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_DECLARATION_PROBLEMS,
  type ResolvedContract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startCatalog, type TestCatalog } from '../__testUtils__/startCatalog';

jest.setTimeout(120_000);

const DECLARATION = `apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata: { name: orders }
spec:
  type: source-aligned
  lifecycle: production
  owner: group:order-team
  domain: order
  outputPorts:
    - name: orders
      contract: ./contracts/orders.odcs.yaml
    - name: endless
      contract: ./contracts/endless.odcs.yaml
`;
const CONTRACT = 'apiVersion: v3.1.0\nkind: DataContract\nid: orders\n';

describe('a data product on a web server, read by Backstage itself', () => {
  let server: Server;
  let base: string;
  let catalog: TestCatalog;
  let broken = false;
  let contract = CONTRACT;
  const notModified = new Array<string>();

  beforeAll(async () => {
    server = createServer((request, response) => {
      const files: Record<string, string> = {
        '/order/catalog-info.yaml': DECLARATION,
        '/order/contracts/orders.odcs.yaml': contract,
      };
      const url = request.url ?? '';
      if (broken) {
        response.writeHead(503).end();
      } else if (url.endsWith('/endless.odcs.yaml')) {
        const send = () => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
        };
        response.on('drain', send);
        send();
      } else if (files[url] === undefined) {
        response.writeHead(404).end();
      } else {
        const etag = `"${files[url].length}"`;
        if (request.headers['if-none-match'] === etag) {
          notModified.push(url);
          response.writeHead(304).end();
        } else {
          response.writeHead(200, { etag }).end(files[url]);
        }
      }
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = server.address() as AddressInfo;
    base = `http://127.0.0.1:${port}/order`;
    catalog = await startCatalog({
      locations: [{ type: 'url', target: `${base}/catalog-info.yaml` }],
      config: {
        backend: { reading: { allow: [{ host: `127.0.0.1:${port}` }] } },
      },
    });
  });

  afterAll(async () => {
    await catalog?.stop();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const contractOf = ({ spec }: Entity) =>
    (spec?.outputPorts as Array<{ contract: ResolvedContract }>)[0].contract;
  const problemsOf = ({ metadata }: Entity): string =>
    metadata.annotations?.[ANNOTATION_DECLARATION_PROBLEMS] ?? '';
  const refresh = () =>
    catalog.refresh(`url:${base}/contracts/orders.odcs.yaml`);

  it('carries the text of its contract, and gives up an endless one', async () => {
    const entity = await catalog.entity('dataproduct:default/orders');
    expect(contractOf(entity)).toEqual({
      source: './contracts/orders.odcs.yaml',
      url: `${base}/contracts/orders.odcs.yaml`,
      text: CONTRACT,
    });
    expect(JSON.parse(problemsOf(entity))).toEqual([
      expect.objectContaining({
        code: 'contract-too-large',
        port: 'endless',
        source: `url:${base}/catalog-info.yaml`,
        line: 13,
      }),
    ]);
  });

  it('keeps the text while the server fails, and takes the next one after', async () => {
    broken = true;
    await refresh();
    const during = await catalog.entity('dataproduct:default/orders', entity =>
      problemsOf(entity).includes('contract-not-refreshed'),
    );
    expect(contractOf(during).text).toBe(CONTRACT);
    expect(problemsOf(during)).toContain('503');
    expect(problemsOf(during)).toContain('"line":11');
    broken = false;
    await refresh();
    const after = await catalog.entity(
      'dataproduct:default/orders',
      entity => !problemsOf(entity).includes('contract-not-refreshed'),
    );
    expect(contractOf(after).text).toBe(CONTRACT);
    expect(notModified).toContain('/order/contracts/orders.odcs.yaml');
    contract = `${CONTRACT}version: 2.0.0\n`;
    await refresh();
    await catalog.entity(
      'dataproduct:default/orders',
      entity => contractOf(entity).text === contract,
    );
  });
});
