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
import type { QualityRoom } from '../QualityRoom';
import { makeDue } from './makeDue';
import { Planner } from './Planner';
import { readJobs } from './readJobs';
import { workJobs } from './workJobs';

const ORDERS = 'dataproduct:default/orders';
const RESULTS = 'https://git.example.com/orders/quality/results.json';
const EXTRA = 'https://git.example.com/orders/quality/extra.json';
const never = new AbortController().signal;
const databases = createTestDatabases();

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

/** With a server that the portal reaches where it is to check something. */
const contract = (more?: string[]) =>
  tableContract({
    id: 'Orders-Contract',
    server: more && POSTGRES('orders'),
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

    it('come in the next run when a product could not be planned, without keeping others waiting', async () => {
      await declare({ contract: contract(RULE) });
      const ill = new Set<string>([ORDERS]);
      const planned: string[] = [];
      const moody = {
        ...room(),
        runners: [
          {
            ...runner,
            supports: () => {
              planned.push('orders');
              if (ill.has(ORDERS)) {
                throw new Error('The module is not ready');
              }
              return true;
            },
          },
        ],
      };
      const logged = jest.spyOn(moody.logger, 'error');
      const planner = new Planner(moody);
      await planner.run();
      await planner.run();
      expect(await jobs()).toEqual([]);
      // Each run tries once, and the first alone says so.
      expect(planned).toHaveLength(2);
      expect(logged).toHaveBeenCalledTimes(1);
      ill.clear();
      await planner.run();
      expect(await jobs()).toMatchObject([{ kind: 'own', subject: 'orders' }]);
      const times = planned.length;
      await planner.run();
      expect(planned).toHaveLength(times);
      logged.mockRestore();
    });

    it('give each run a bounded number of products to try again, and all their turn', async () => {
      const names = Array.from({ length: 120 }, (_, nth) => `p${nth}`);
      quality.catalog.set(
        names.map(name =>
          productEntity({
            name,
            annotations: { 'data-mesh/quality-results': './results.json' },
            contracts: {},
          }),
        ),
      );
      await quality.registry.follow();
      let isIll = true;
      const { knex } = quality;
      const moody = {
        ...room(),
        get options(): QualityRoom['options'] {
          if (isIll) {
            throw new Error('not now');
          }
          return quality.room.options;
        },
      };
      const logged = jest
        .spyOn(moody.logger, 'error')
        .mockReturnValue(undefined);
      const planner = new Planner(moody);
      await planner.run();
      isIll = false;
      const count = async () => (await knex('quality_jobs')).length;
      await planner.run();
      expect(await count()).toBe(100);
      await planner.run();
      expect(await count()).toBe(120);
      logged.mockRestore();
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
      expect((await jobs())[0].lastError).toBeUndefined();
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

    it('forget a failure when they work again, and keep what is said of results that are still the same', async () => {
      await declare({ results: './quality/results.json' });
      host.put(RESULTS, { run: '1', names: ['a'], table: 'nowhere' });
      const content = host.files.get(RESULTS)!;
      const lastErrors = new Array<string | undefined>();
      const next = async () => {
        await work();
        lastErrors.push((await jobs())[0].lastError);
        quality.pass({ minutes: 15 });
      };
      await plan();
      await next();
      const [note] = lastErrors;
      expect(note).toContain('1 result belongs to no output port yet');
      host.files.delete(RESULTS);
      await next();
      host.files.set(RESULTS, content);
      await next();
      await next();
      host.put(RESULTS, { run: '2', names: ['a'] });
      await next();
      host.files.delete(RESULTS);
      await next();
      host.put(RESULTS, { run: '2', names: ['a'] });
      await next();
      const gone = expect.stringContaining('There is nothing at');
      expect(lastErrors).toEqual([
        note,
        gone,
        note,
        note,
        undefined,
        gone,
        undefined,
      ]);
      expect(host.asked.slice(-1)).toEqual([`304 ${RESULTS}`]);
    });

    it('forget a failure when the content is the same, although the host does not say so', async () => {
      await declare({ results: './quality/results.json' });
      host.put(RESULTS, { run: '1', names: ['a'] });
      const urlReader = mockServices.urlReader.mock({
        readUrl: async (url, options) =>
          host.reader.readUrl(url, { ...options, etag: undefined }),
      });
      const content = host.files.get(RESULTS)!;
      const lastErrors = new Array<string | undefined>();
      await plan();
      for (const present of [true, false, true]) {
        host.files.clear();
        if (present) {
          host.files.set(RESULTS, content);
        }
        await workJobs({ ...room(), urlReader }, never, { random: () => 1 });
        lastErrors.push((await jobs())[0].lastError);
        quality.pass({ minutes: 15 });
      }
      expect(lastErrors).toEqual([
        undefined,
        expect.stringContaining('There is nothing at'),
        undefined,
      ]);
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

    it('tell nobody the signature of an address, nor what is secret in the words of a reader', async () => {
      await quality.knex.destroy();
      const address = 'https://bucket.example/run.json?X-Amz-Signature=abc123';
      quality = await TestQuality.create(await databases.init(id), {
        config: { pull: [{ product: 'orders', artifacts: address }] },
      });
      await declare();
      host.put(address, { run: '1', names: ['a'] });
      const names: Array<string | undefined> = [];
      const chatty: QualityReader = {
        ...reader,
        read: async (artifacts, options) => {
          const reports = await reader.read(artifacts, options);
          names.push(...artifacts.map(({ name }) => name));
          return reports.map(report => ({
            ...report,
            problems: [
              {
                code: 'malformed' as const,
                severity: 'error' as const,
                message: `${artifacts[0].name}: broken; see https://u:pw1234@ci.example/log?sig=def456 and token=s3cret`,
              },
            ],
          }));
        },
      };
      await plan();
      await workJobs({ ...room(), readers: [chatty] }, never);
      expect(names).toEqual(['https://bucket.example/run.json']);
      const rows = await quality.knex<QualityJobRow>('quality_jobs');
      expect(rows[0].last_error).toMatch(
        /^https:\/\/bucket.example\/run.json: broken; see https:/,
      );
      for (const text of [
        rows[0].last_error,
        JSON.stringify(await quality.knex('quality_runs')),
        JSON.stringify(await jobs()),
      ]) {
        expect(text).not.toContain('abc123');
      }
      expect(rows[0].last_error).not.toMatch(/pw1234|def456|s3cret/);
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

    it('run own checks where a contract promises columns alone, and none where it says nothing of them', async () => {
      await declare({ contract: contract([]) });
      await plan();
      await work();
      expect(ran).toEqual([`${ORDERS} orders 0`]);
      expect(await jobs()).toMatchObject([{ kind: 'own', subject: 'orders' }]);
      await declare({
        contract: tableContract({
          id: 'Orders-Contract',
          server: POSTGRES('orders'),
          tables: {},
          more: ['  - name: orders', '    logicalType: object'],
        }),
      });
      await plan();
      expect(await jobs()).toEqual([]);
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
        reason: expect.stringContaining('columns, rules or service levels'),
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
