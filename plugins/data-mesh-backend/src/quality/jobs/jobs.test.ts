import { mockServices } from '@backstage/backend-test-utils';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { NotModifiedError } from '@backstage/errors';
import type {
  ExpectedCheck,
  QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  QualityReader,
  QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { gzipSync } from 'node:zlib';
import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import type {
  QualityCheckRow,
  QualityJobRow,
  QualityUnmatchedRow,
} from '../../database/tables';
import { POSTGRES, tableContract } from '../__testUtils__/qualityWorld';
import { reportOf } from '../__testUtils__/reports';
import { TestQuality } from '../__testUtils__/TestQuality';
import { makeDue } from './makeDue';
import { Planner } from './Planner';
import { readJobs } from './readJobs';
import { workJobs } from './workJobs';

const ORDERS = 'dataproduct:default/orders';
const RESULTS = 'https://git.example.com/orders/quality/results.json';
const EXTRA = 'https://git.example.com/orders/quality/extra.json';
const never = new AbortController().signal;
const databases = createTestDatabases();
jest.setTimeout(60_000);

/** Reads `{ run, names, table }`: a result that passes for each name. */
const reader: QualityReader = {
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

const contract = (more: string[] = []) =>
  tableContract({
    id: 'Orders-Contract',
    server: POSTGRES('orders'),
    tables: { orders: 'orders_v1' },
    more,
  });

const RULE = [
  '    quality:',
  '      - { type: library, metric: rowCount, mustBeGreaterThan: 0 }',
];

describe.each(databases.eachSupportedId())(
  'the jobs of a product on %s',
  id => {
    let quality: TestQuality;
    let host: TestHost;
    const ran: string[] = [];
    let runner: QualityRunner;

    /** What the order team declares. */
    const declare = async (
      options: { results?: string; contract?: string } = {},
    ) => {
      quality.catalog.set([
        productEntity({
          name: 'orders',
          annotations: options.results
            ? { 'data-mesh/quality-results': options.results }
            : {},
          contracts: { orders: options.contract ?? contract() },
        }),
        productEntity({ name: 'other', contracts: {} }),
      ]);
      await quality.registry.follow();
    };
    const room = () => ({
      ...quality.room,
      readers: [reader],
      runners: [runner],
      urlReader: host.reader,
    });
    const plan = () => new Planner(room()).run();
    const work = () => workJobs(room(), never, { random: () => 1 });
    const jobs = () => readJobs(quality.knex, ORDERS);
    const checks = async () =>
      (await quality.knex<QualityCheckRow>('quality_checks')).map(
        ({ name }) => name,
      );

    beforeEach(async () => {
      quality = await TestQuality.create(await databases.init(id), {
        config: { pullEvery: { minutes: 15 } },
      });
      host = new TestHost();
      ran.length = 0;
      runner = {
        id: 'postgres',
        supports: ({ type }) => type === 'postgresql',
        run: async ({ product, port, expected, runId }) => {
          ran.push(`${product} ${port} ${expected.length}`);
          return reportOf(
            { engine: 'portal', runId },
            expected.map((each: ExpectedCheck) => ({
              name: each.name,
              ruleKey: each.ruleKey,
              target: { productRef: product, port },
            })),
          );
        },
      };
    });
    afterEach(() => quality.knex.destroy());

    it('come and go with the annotation, and go with the product', async () => {
      await declare({ results: './quality/results.json' });
      await plan();
      expect(await jobs()).toMatchObject([
        { kind: 'pull', subject: './quality/results.json' },
      ]);
      await declare({ results: './a.json + ./b.json, ./c.json' });
      await plan();
      expect((await jobs()).map(({ subject }) => subject)).toEqual([
        './a.json + ./b.json',
        './c.json',
      ]);
      await declare();
      await plan();
      expect(await jobs()).toEqual([]);
      await declare({ results: './c.json' });
      await plan();
      quality.catalog.set([productEntity({ name: 'other', contracts: {} })]);
      await quality.registry.follow();
      await quality.knex('products').where({ ref: ORDERS }).update({
        vanished_at: quality.now,
      });
      await plan();
      expect(await jobs()).toEqual([]);
    });

    it('fetch artifacts, store what is in them, and ask with the ETag from then on', async () => {
      await declare({ results: './quality/results.json' });
      host.put(RESULTS, { run: '1', names: ['not_null_id'] });
      await plan();
      await work();
      expect(await checks()).toEqual(['not_null_id']);
      const [job] = await jobs();
      expect(job).toMatchObject({
        lastFinishedAt: '2026-01-15T10:00:00.000Z',
        dueAt: '2026-01-15T10:15:00.000Z',
        lastError: undefined,
      });
      quality.pass({ minutes: 15 });
      await work();
      host.put(RESULTS, { run: '2', names: ['not_null_id', 'unique_id'] });
      quality.pass({ minutes: 15 });
      await work();
      expect(host.asked.map(each => each.slice(0, 3))).toEqual([
        '200',
        '304',
        '200',
      ]);
      expect((await checks()).sort()).toEqual(['not_null_id', 'unique_id']);
    });

    it('read artifacts together although only one is new', async () => {
      await declare({
        results: './quality/results.json + ./quality/extra.json',
      });
      host.put(RESULTS, { run: '1', names: ['a'] });
      host.put(EXTRA, { run: 'companion' });
      await plan();
      await work();
      host.put(RESULTS, { run: '2', names: ['b'] });
      quality.pass({ minutes: 15 });
      await work();
      expect(host.asked.map(each => each.replace(/\/orders.*\//, '/'))).toEqual(
        [
          '200 https://git.example.com/results.json',
          '200 https://git.example.com/extra.json',
          '200 https://git.example.com/results.json',
          '304 https://git.example.com/extra.json',
          '200 https://git.example.com/extra.json',
        ],
      );
      expect((await checks()).sort()).toEqual(['a', 'b']);
    });

    it('unpack what a bucket keeps compressed', async () => {
      await declare({ results: './quality/results.json' });
      host.files.set(
        RESULTS,
        gzipSync(JSON.stringify({ run: '1', names: ['a'] })),
      );
      await plan();
      await work();
      expect(await checks()).toEqual(['a']);
    });

    it.each([
      ['./quality/gone.json', 'There is nothing at', undefined],
      [
        'https://git.example.com/payment/results.json',
        'lies outside the repository',
        undefined,
      ],
      ['./quality/results.json', 'is of no engine', { unknown: true }],
    ])('say why %s cannot be had: %s', async (results, words, content) => {
      await declare({ results });
      if (content) {
        host.put(RESULTS, content);
      }
      await plan();
      await work();
      const [job] = await jobs();
      expect(job.lastError).toContain(words);
      expect(job.dueAt).toBe('2026-01-15T10:00:30.000Z');
      expect(await checks()).toEqual([]);
    });

    it('write for their own product only, whatever an artifact says', async () => {
      quality.catalog.set([
        productEntity({
          name: 'orders',
          annotations: {
            'data-mesh/quality-results': './quality/results.json',
          },
          contracts: { orders: contract() },
        }),
        productEntity({
          name: 'secrets',
          spec: { owner: 'group:default/marketing' },
          contracts: {
            main: tableContract({
              id: 'secrets',
              server: POSTGRES('secrets'),
              tables: { secrets: undefined },
            }),
          },
        }),
      ]);
      await quality.registry.follow();
      host.put(RESULTS, { run: '1', names: ['a'], table: 'secrets' });
      await plan();
      await work();
      expect(await checks()).toEqual([]);
      const [waiting] =
        await quality.knex<QualityUnmatchedRow>('quality_unmatched');
      expect(waiting.scope).toBe('group:default/order-team');
      const [job] = await jobs();
      expect(job.lastError).toContain('1 result belongs to no output port yet');
    });

    it('fetch what the configuration names from anywhere, as often as it says', async () => {
      await quality.knex.destroy();
      quality = await TestQuality.create(await databases.init(id), {
        config: {
          pull: [
            {
              product: 'orders',
              artifacts: 'https://bucket.example/run.json?sig=abc',
              schedule: { hours: 2 },
            },
          ],
        },
      });
      await declare();
      host.put('https://bucket.example/run.json?sig=abc', {
        run: '1',
        names: ['a'],
      });
      await plan();
      await work();
      expect(await checks()).toEqual(['a']);
      expect(await jobs()).toMatchObject([
        {
          subject: 'https://bucket.example/run.json',
          dueAt: '2026-01-15T12:00:00.000Z',
        },
      ]);
    });

    it('run own checks where a contract promises something, and again when it changes', async () => {
      await declare({ contract: contract() });
      await plan();
      expect(await jobs()).toEqual([]);
      await declare({ contract: contract(RULE) });
      await plan();
      await work();
      expect(ran).toEqual([`${ORDERS} orders 1`]);
      expect(await checks()).toHaveLength(1);
      expect(await jobs()).toMatchObject([
        { kind: 'own', subject: 'orders', dueAt: '2026-01-15T11:00:00.000Z' },
      ]);
      await plan();
      await work();
      expect(ran).toHaveLength(1);
      await declare({
        contract: contract([
          ...RULE,
          '      - { type: library, metric: duplicateValues, mustBe: 0, arguments: { properties: [order_id] } }',
        ]),
      });
      await plan();
      await work();
      expect(ran).toEqual([`${ORDERS} orders 1`, `${ORDERS} orders 2`]);
    });

    it('run own checks as often as the contract has them scheduled', async () => {
      await declare({
        contract: contract([
          ...RULE,
          'slaProperties:',
          '  - { property: frequency, value: 6, unit: h }',
        ]),
      });
      await plan();
      await work();
      expect(await jobs()).toMatchObject([
        { dueAt: '2026-01-15T16:00:00.000Z' },
      ]);
    });

    it('tell why own checks failed, and try again', async () => {
      runner = {
        ...runner,
        run: async () => {
          throw new Error('connect ECONNREFUSED postgres://u:secret@db:5432');
        },
      };
      await declare({ contract: contract(RULE) });
      await plan();
      await work();
      const [job] = await jobs();
      expect(job).toMatchObject({
        lastError: 'connect ECONNREFUSED postgres://u:***@db:5432',
        dueAt: '2026-01-15T10:00:30.000Z',
      });
    });

    it('store a run once, though the worker died after storing it', async () => {
      await declare({ contract: contract(RULE) });
      await plan();
      const before = await quality
        .knex<QualityJobRow>('quality_jobs')
        .select('id', 'due_at');
      await work();
      // As if the end of the job had never been written.
      await quality
        .knex('quality_jobs')
        .where({ id: before[0].id })
        .update({ due_at: before[0].due_at });
      quality.pass({ minutes: 3 });
      await work();
      expect(ran).toHaveLength(2);
      expect(await quality.knex('quality_runs')).toHaveLength(1);
    });

    it('are due at once when somebody asks, and say why there are none', async () => {
      expect(await makeDue(room(), 'dataproduct:default/plain')).toMatchObject({
        kind: 'none',
        reason: expect.stringContaining('has a contract'),
      });
      await declare();
      expect(await makeDue(room(), ORDERS)).toMatchObject({
        kind: 'none',
        reason: expect.stringContaining('rules or service levels'),
      });
      expect(await makeDue({ ...room(), runners: [] }, ORDERS)).toMatchObject({
        kind: 'none',
        reason: 'This portal has no module that runs checks.',
      });
      await declare({ contract: contract(RULE) });
      // Before the planner has seen it.
      expect(await makeDue(room(), ORDERS)).toEqual({
        kind: 'due',
        ports: ['orders'],
      });
      await work();
      expect(ran).toHaveLength(1);
      expect(await makeDue(room(), ORDERS)).toMatchObject({ kind: 'due' });
      await quality.knex('quality_jobs').update({
        lease_holder: 'other',
        lease_until: new Date(quality.now.getTime() + 60_000),
      });
      expect(await makeDue(room(), ORDERS)).toEqual({ kind: 'running' });
    });
  },
);
