import { mockServices } from '@backstage/backend-test-utils';
import type { QualityReader } from '@backstage-data-mesh/plugin-data-mesh-node';
import { gzipSync } from 'node:zlib';
import { createTestDatabases } from '../../../__testUtils__/databases';
import { productEntity } from '../../../__testUtils__/entities';
import type {
  QualityJobRow,
  QualityUnmatchedRow,
} from '../../../database/tables';
import { POSTGRES, tableContract } from '../../__testUtils__/qualityWorld';
import {
  namesReader,
  never,
  OrderJobs,
  ordersContract,
  RESULTS,
} from '../__testUtils__/OrderJobs';
import { workJobs } from '../workJobs';

const databases = createTestDatabases();
const EXTRA = 'https://git.example.com/orders/quality/extra.json';

describe.each(databases.eachSupportedId())(
  'jobs that fetch results on %s',
  id => {
    let orders: OrderJobs;

    beforeEach(async () => {
      orders = await OrderJobs.create(await databases.init(id));
    });
    afterEach(() => orders.quality.knex.destroy());

    it('fetch artifacts, store what is in them, and ask with the ETag from then on', async () => {
      await orders.declare({ results: './quality/results.json' });
      orders.host.put(RESULTS, { run: '1', names: ['not_null_id'] });
      await orders.plan();
      await orders.work();
      expect(await orders.checks()).toEqual(['not_null_id']);
      const [job] = await orders.jobs();
      expect(job).toMatchObject({
        lastFinishedAt: '2026-01-15T10:00:00.000Z',
        dueAt: '2026-01-15T10:15:00.000Z',
        lastError: undefined,
      });
      orders.quality.pass({ minutes: 15 });
      await orders.work();
      expect((await orders.jobs())[0].lastError).toBeUndefined();
      orders.host.put(RESULTS, {
        run: '2',
        names: ['not_null_id', 'unique_id'],
      });
      orders.quality.pass({ minutes: 15 });
      await orders.work();
      expect(orders.host.asked.map(each => each.slice(0, 3))).toEqual([
        '200',
        '304',
        '200',
      ]);
      expect((await orders.checks()).sort()).toEqual([
        'not_null_id',
        'unique_id',
      ]);
    });

    it('forget a failure when they work again, and keep what is said of results that are still the same', async () => {
      await orders.declare({ results: './quality/results.json' });
      orders.host.put(RESULTS, { run: '1', names: ['a'], table: 'nowhere' });
      const content = orders.host.files.get(RESULTS)!;
      const lastErrors = new Array<string | undefined>();
      const next = async () => {
        await orders.work();
        lastErrors.push((await orders.jobs())[0].lastError);
        orders.quality.pass({ minutes: 15 });
      };
      await orders.plan();
      await next();
      const [note] = lastErrors;
      expect(note).toContain('1 result belongs to no output port yet');
      orders.host.files.delete(RESULTS);
      await next();
      orders.host.files.set(RESULTS, content);
      await next();
      await next();
      orders.host.put(RESULTS, { run: '2', names: ['a'] });
      await next();
      orders.host.files.delete(RESULTS);
      await next();
      orders.host.put(RESULTS, { run: '2', names: ['a'] });
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
      expect(orders.host.asked.slice(-1)).toEqual([`304 ${RESULTS}`]);
    });

    it('forget a failure when the content is the same, although the host does not say so', async () => {
      await orders.declare({ results: './quality/results.json' });
      orders.host.put(RESULTS, { run: '1', names: ['a'] });
      const urlReader = mockServices.urlReader.mock({
        readUrl: async (url, options) =>
          orders.host.reader.readUrl(url, { ...options, etag: undefined }),
      });
      const content = orders.host.files.get(RESULTS)!;
      const lastErrors = new Array<string | undefined>();
      await orders.plan();
      for (const present of [true, false, true]) {
        orders.host.files.clear();
        if (present) {
          orders.host.files.set(RESULTS, content);
        }
        await workJobs({ ...orders.room(), urlReader }, never, {
          random: () => 1,
        });
        lastErrors.push((await orders.jobs())[0].lastError);
        orders.quality.pass({ minutes: 15 });
      }
      expect(lastErrors).toEqual([
        undefined,
        expect.stringContaining('There is nothing at'),
        undefined,
      ]);
    });

    it('read artifacts together although only one is new', async () => {
      await orders.declare({
        results: './quality/results.json + ./quality/extra.json',
      });
      orders.host.put(RESULTS, { run: '1', names: ['a'] });
      orders.host.put(EXTRA, { run: 'companion' });
      await orders.plan();
      await orders.work();
      orders.host.put(RESULTS, { run: '2', names: ['b'] });
      orders.quality.pass({ minutes: 15 });
      await orders.work();
      expect(
        orders.host.asked.map(each => each.replace(/\/orders.*\//, '/')),
      ).toEqual([
        '200 https://git.example.com/results.json',
        '200 https://git.example.com/extra.json',
        '200 https://git.example.com/results.json',
        '304 https://git.example.com/extra.json',
        '200 https://git.example.com/extra.json',
      ]);
      expect((await orders.checks()).sort()).toEqual(['a', 'b']);
    });

    it('unpack what a bucket keeps compressed', async () => {
      await orders.declare({ results: './quality/results.json' });
      orders.host.files.set(
        RESULTS,
        gzipSync(JSON.stringify({ run: '1', names: ['a'] })),
      );
      await orders.plan();
      await orders.work();
      expect(await orders.checks()).toEqual(['a']);
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
      await orders.declare({ results });
      if (content) {
        orders.host.put(RESULTS, content);
      }
      await orders.plan();
      await orders.work();
      const [job] = await orders.jobs();
      expect(job.lastError).toContain(words);
      expect(job.dueAt).toBe('2026-01-15T10:00:30.000Z');
      expect(await orders.checks()).toEqual([]);
    });

    it('write for their own product only, whatever an artifact says', async () => {
      orders.quality.catalog.set([
        productEntity({
          name: 'orders',
          annotations: {
            'data-mesh/quality-results': './quality/results.json',
          },
          contracts: { orders: ordersContract() },
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
      await orders.quality.registry.follow();
      orders.host.put(RESULTS, { run: '1', names: ['a'], table: 'secrets' });
      await orders.plan();
      await orders.work();
      expect(await orders.checks()).toEqual([]);
      const [waiting] =
        await orders.quality.knex<QualityUnmatchedRow>('quality_unmatched');
      expect(waiting.scope).toBe('group:default/order-team');
      const [job] = await orders.jobs();
      expect(job.lastError).toContain('1 result belongs to no output port yet');
    });

    it('fetch what the configuration names from anywhere, as often as it says', async () => {
      await orders.quality.knex.destroy();
      orders = await OrderJobs.create(await databases.init(id), {
        pull: [
          {
            product: 'orders',
            artifacts: 'https://bucket.example/run.json?sig=abc',
            schedule: { hours: 2 },
          },
        ],
      });
      await orders.declare();
      orders.host.put('https://bucket.example/run.json?sig=abc', {
        run: '1',
        names: ['a'],
      });
      await orders.plan();
      await orders.work();
      expect(await orders.checks()).toEqual(['a']);
      expect(await orders.jobs()).toMatchObject([
        {
          subject: 'https://bucket.example/run.json',
          dueAt: '2026-01-15T12:00:00.000Z',
        },
      ]);
    });

    it('tell nobody the signature of an address, nor what is secret in the words of a reader', async () => {
      await orders.quality.knex.destroy();
      const address = 'https://bucket.example/run.json?X-Amz-Signature=abc123';
      orders = await OrderJobs.create(await databases.init(id), {
        pull: [{ product: 'orders', artifacts: address }],
      });
      await orders.declare();
      orders.host.put(address, { run: '1', names: ['a'] });
      const names: Array<string | undefined> = [];
      const chatty: QualityReader = {
        ...namesReader,
        read: async (artifacts, options) => {
          const reports = await namesReader.read(artifacts, options);
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
      await orders.plan();
      await workJobs({ ...orders.room(), readers: [chatty] }, never);
      expect(names).toEqual(['https://bucket.example/run.json']);
      const rows = await orders.quality.knex<QualityJobRow>('quality_jobs');
      expect(rows[0].last_error).toMatch(
        /^https:\/\/bucket.example\/run.json: broken; see https:/,
      );
      for (const text of [
        rows[0].last_error,
        JSON.stringify(await orders.quality.knex('quality_runs')),
        JSON.stringify(await orders.jobs()),
      ]) {
        expect(text).not.toContain('abc123');
      }
      expect(rows[0].last_error).not.toMatch(/pw1234|def456|s3cret/);
    });
  },
);
