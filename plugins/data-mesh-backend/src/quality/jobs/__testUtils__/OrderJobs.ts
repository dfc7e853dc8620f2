import { mockServices } from '@backstage/backend-test-utils';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { NotModifiedError } from '@backstage/errors';
import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  QualityReader,
  QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { productEntity } from '../../../__testUtils__/entities';
import type { QualityCheckRow } from '../../../database/tables';
import { POSTGRES, tableContract } from '../../__testUtils__/qualityWorld';
import { reportOf } from '../../__testUtils__/reports';
import { TestQuality } from '../../__testUtils__/TestQuality';
import type { QualityRoom } from '../../QualityRoom';
import { Planner } from '../Planner';
import { readJobs } from '../readJobs';
import { workJobs } from '../workJobs';

export const ORDERS = 'dataproduct:default/orders';
/** What `./quality/results.json` means in the repository of orders. */
export const RESULTS = 'https://git.example.com/orders/quality/results.json';
export const never = new AbortController().signal;

/** Reads `{ run, names, table }`: a result that passes for each name. */
export const namesReader: QualityReader = {
  id: 'dbt',
  title: 'dbt',
  formats: [{ id: 'dbt-run-results', title: 'Run results', role: 'results' }],
  sniff: head =>
    typeof head === 'object' && head !== null && 'run' in head
      ? 'dbt-run-results'
      : undefined,
  read: async artifacts =>
    artifacts.flatMap(({ bytes }): QualityReport[] => {
      const {
        run,
        names = [],
        table,
      } = JSON.parse(Buffer.from(bytes).toString());
      return names.length === 0
        ? []
        : [
            reportOf(
              { runId: run },
              names.map((name: string) => ({
                name,
                ...(table && { target: { physicalName: { table } } }),
              })),
            ),
          ];
    }),
};

/** A host that keeps files, and knows them by their ETags. */
class TestHost {
  readonly files = new Map<string, Buffer>();
  readonly asked: string[] = [];
  readonly reader: UrlReaderService = mockServices.urlReader.mock({
    readUrl: async (url, options) => {
      const content = this.files.get(url);
      if (!content) {
        throw Object.assign(new Error(`${url} not found`), {
          name: 'NotFoundError',
        });
      }
      const etag = content.toString('hex');
      this.asked.push(`${options?.etag === etag ? '304' : '200'} ${url}`);
      if (options?.etag === etag) {
        throw new NotModifiedError();
      }
      return { buffer: async () => content, etag };
    },
  });

  put(url: string, content: object): void {
    this.files.set(url, Buffer.from(JSON.stringify(content)));
  }
}

/** With a server that the portal reaches where it is to check something. */
export const ordersContract = (more?: string[]) =>
  tableContract({
    id: 'Orders-Contract',
    server: more && POSTGRES('orders'),
    tables: { orders: 'orders_v1' },
    more,
  });

/** A promise that own checks look after. */
export const RULE = [
  '    quality:',
  '      - { type: library, metric: rowCount, mustBeGreaterThan: 0 }',
];

/** The product orders of a portal that has jobs for it. */
export class OrderJobs {
  readonly host = new TestHost();
  /** What was checked: product, port and how many promises. */
  readonly ran: string[] = [];
  runner: QualityRunner = {
    id: 'postgres',
    supports: ({ type }) => type === 'postgresql',
    run: async ({ product, port, expected, runId }) => {
      this.ran.push(`${product} ${port} ${expected.length}`);
      return reportOf(
        { engine: 'portal', runId },
        expected.map(({ name, ruleKey }) => ({
          name,
          ruleKey,
          target: { productRef: product, port },
        })),
      );
    },
  };

  private constructor(readonly quality: TestQuality) {}

  static async create(
    knex: Knex,
    config: JsonObject = { pullEvery: { minutes: 15 } },
  ): Promise<OrderJobs> {
    return new OrderJobs(await TestQuality.create(knex, { config }));
  }

  /** What the order team declares. */
  async declare(
    options: { results?: string; contract?: string } = {},
  ): Promise<void> {
    const { results, contract = ordersContract() } = options;
    this.quality.catalog.set([
      productEntity({
        name: 'orders',
        annotations: results ? { 'data-mesh/quality-results': results } : {},
        contracts: { orders: contract },
      }),
      productEntity({ name: 'other', contracts: {} }),
    ]);
    await this.quality.registry.follow();
  }

  room(): QualityRoom {
    return {
      ...this.quality.room,
      readers: [namesReader],
      runners: [this.runner],
      urlReader: this.host.reader,
    };
  }

  plan(): Promise<unknown> {
    return new Planner(this.room()).run();
  }

  work(): Promise<unknown> {
    return workJobs(this.room(), never, { random: () => 1 });
  }

  jobs() {
    return readJobs(this.quality.knex, ORDERS);
  }

  /** Names of the checks that are known. */
  async checks(): Promise<string[]> {
    const rows = await this.quality.knex<QualityCheckRow>('quality_checks');
    return rows.map(({ name }) => name);
  }
}
