import { createTestDatabases } from '../../__testUtils__/databases';
import type {
  QualityCheckRow,
  QualityRunRow,
  QualityUnmatchedRow,
} from '../../database/tables';
import { unpackHeld } from '../inbox/heldRuns';
import { ORDERS, reportOf, type ResultSketch } from '../__testUtils__/reports';
import { ORDER_TEAM } from '../__testUtils__/senders';
import { TestQuality } from '../__testUtils__/TestQuality';
import { unpackResults } from './packResults';
import type { Sender } from './Sender';
import { storeReports } from './storeReports';

const MARKETING: Sender = {
  source: 'push',
  ref: 'token:marketing-ci',
  owners: ['group:default/marketing'],
  inbox: 'group:default/marketing',
};
const ORDERS_REF = 'dataproduct:default/orders';
const AUDIENCES_REF = 'dataproduct:default/audiences';

const databases = createTestDatabases();

/** What tests look at and do, in a room that is made later. */
function readers(quality: () => TestQuality) {
  const checks = () =>
    quality().knex<QualityCheckRow>('quality_checks').orderBy('name');
  const runs = () =>
    quality().knex<QualityRunRow>('quality_runs').orderBy('id');
  const unmatched = () =>
    quality()
      .knex<QualityUnmatchedRow>('quality_unmatched')
      .orderBy('target_key');
  const store = async (
    runId: string,
    results: readonly ResultSketch[],
    finishedAt?: string,
    sender = ORDER_TEAM,
  ) => {
    const [receipt] = await storeReports(quality().room, sender, [
      reportOf({ runId, finishedAt }, results),
    ]);
    return receipt;
  };
  return { checks, runs, unmatched, store };
}

describe.each(databases.eachSupportedId())('results that come, on %s', id => {
  let quality: TestQuality;

  beforeAll(async () => {
    quality = await TestQuality.create(await databases.init(id));
  });

  beforeEach(async () => {
    await quality.reset();
    quality.now = new Date('2026-01-15T10:00:00.000Z');
  });

  const { checks, runs, unmatched, store } = readers(() => quality);
  /** Everything that results change, to be compared. */
  const everything = async () => {
    const tables: Record<string, unknown> = {};
    for (const [table, order] of [
      ['quality_state', 'id'],
      ['quality_products', 'id'],
      ['quality_checks', 'id'],
      ['quality_runs', 'id'],
      ['quality_days', 'product_id'],
      ['quality_level_days', 'product_id'],
      ['quality_incidents', 'id'],
      ['quality_unmatched', 'id'],
      ['outbox', 'id'],
      ['audit_entries', 'seq'],
    ]) {
      tables[table] = await quality.knex(table).orderBy(order);
    }
    return JSON.stringify(tables);
  };

  it('are kept with their run, under the port and the column that they are about', async () => {
    const receipt = await store(
      'r1',
      [
        {
          name: 'amount is there',
          outcome: 'fail',
          type: 'not_null',
          failedRows: 3,
          measured: { value: 1.5, unit: 'percent' },
          message: 'Got 3 results',
          link: 'https://ci.example.com/runs/1',
          target: {
            physicalName: { schema: 'ORDERS', table: 'orders_v1' },
            property: 'AMT',
          },
        },
      ],
      '2026-01-15T09:00:00Z',
    );
    expect(receipt).toMatchObject({
      engine: 'dbt',
      runId: 'r1',
      results: 1,
      stored: 1,
      repeated: 0,
      unmatched: 0,
      products: [
        {
          product: ORDERS_REF,
          results: 1,
          score: expect.any(Number),
          link: '/catalog/default/dataproduct/orders/quality',
        },
      ],
      targets: [],
    });
    const [check] = await checks();
    expect(check).toMatchObject({
      name: 'amount is there',
      port: 'orders',
      schema_name: 'orders',
      property: 'amount',
      outcome: 'fail',
      previous_outcome: null,
      message: 'Got 3 results',
      link: 'https://ci.example.com/runs/1',
      measured_value: 1.5,
      measured_unit: 'percent',
    });
    const [run] = await runs();
    expect(run).toMatchObject({
      engine: 'dbt',
      run_id: 'r1',
      source: 'push',
      sender: 'token:orders-ci',
      results: 1,
    });
    expect(unpackResults(run.packed)).toEqual([
      {
        checkId: check.id,
        outcome: 'fail',
        measured: 1.5,
        failedRows: 3,
        message: 'Got 3 results',
        executedAt: Date.parse('2026-01-15T09:00:00Z'),
      },
    ]);
  });

  it('change nothing when they are delivered again, wherever they went', async () => {
    const delivery: ResultSketch[] = [
      { name: 'a' },
      { name: 'b', outcome: 'fail', severity: 'critical' },
      { name: 'c', executed: false, outcome: 'not_evaluated' },
      { name: 'd', target: { physicalName: { table: 'elsewhere' } } },
      { name: 'e', target: {} },
    ];
    expect(await store('r1', delivery, '2026-01-15T09:00:00Z')).toMatchObject({
      stored: 3,
      repeated: 0,
      unmatched: 2,
    });
    const before = await everything();
    quality.pass({ minutes: 5 });
    expect(await store('r1', delivery, '2026-01-15T09:00:00Z')).toMatchObject({
      stored: 0,
      repeated: 3,
      unmatched: 2,
    });
    expect(await everything()).toBe(before);
  });

  it('change nothing when they are delivered again without any time of their own', async () => {
    await store('r1', [{ name: 'a' }]);
    const before = await everything();
    quality.pass({ hours: 1 });
    expect(await store('r1', [{ name: 'a' }])).toMatchObject({ stored: 0 });
    expect(await everything()).toBe(before);
  });

  it('are added to their run when it brings more of them later', async () => {
    await store('r1', [{ name: 'a' }], '2026-01-15T09:00:00Z');
    expect(
      await store('r1', [{ name: 'a' }, { name: 'b' }], '2026-01-15T09:00:00Z'),
    ).toMatchObject({ stored: 1, repeated: 1 });
    const all = await runs();
    expect(all).toHaveLength(1);
    expect(all[0].results).toBe(2);
    expect(unpackResults(all[0].packed)).toHaveLength(2);
  });

  it('are the latest by when they were executed, not by when they came', async () => {
    await store('r1', [{ name: 'a' }], '2026-01-12T09:00:00Z');
    await store('r3', [{ name: 'a', outcome: 'fail' }], '2026-01-14T09:00:00Z');
    await store('r2', [{ name: 'a', outcome: 'warn' }], '2026-01-13T09:00:00Z');
    const [check] = await checks();
    expect(check).toMatchObject({
      outcome: 'fail',
      previous_outcome: 'pass',
      run_id: 'r3',
    });
    expect(new Date(check.since!)).toEqual(new Date('2026-01-14T09:00:00Z'));
    // All of them are history.
    expect((await runs()).map(run => run.run_id).sort()).toEqual([
      'r1',
      'r2',
      'r3',
    ]);
  });

  it('keep saying since when the outcome is the same', async () => {
    await store('r1', [{ name: 'a', outcome: 'fail' }], '2026-01-12T09:00:00Z');
    await store('r2', [{ name: 'a', outcome: 'fail' }], '2026-01-13T09:00:00Z');
    const [check] = await checks();
    expect(check).toMatchObject({ previous_outcome: null, run_id: 'r2' });
    expect(new Date(check.since!)).toEqual(new Date('2026-01-12T09:00:00Z'));
  });

  it('of a check that was only listed replace nothing that ran, however late they come', async () => {
    await store('r1', [{ name: 'a', outcome: 'fail' }], '2026-01-14T09:00:00Z');
    await store(
      'docs',
      [{ name: 'a', outcome: 'not_evaluated', executed: false }],
      '2026-01-15T09:00:00Z',
    );
    expect((await checks())[0]).toMatchObject({
      outcome: 'fail',
      run_id: 'r1',
    });
    // And what ran replaces them, however early it was.
    await store(
      'docs2',
      [{ name: 'b', outcome: 'not_evaluated', executed: false }],
      '2026-01-15T09:00:00Z',
    );
    await store('r2', [{ name: 'b' }], '2026-01-14T09:00:00Z');
    const [, check] = await checks();
    expect(check).toMatchObject({ outcome: 'pass', previous_outcome: null });
    expect(Boolean(check.listed_only)).toBe(false);
  });

  it('without any time count as executed when they came', async () => {
    await store('r1', [{ name: 'a' }]);
    expect(new Date((await checks())[0].executed_at!)).toEqual(quality.now);
    // A clock that is ahead does not make a result the latest for good.
    await store('r2', [{ name: 'b' }], '2027-01-01T00:00:00Z');
    expect(new Date((await checks())[1].executed_at!)).toEqual(quality.now);
  });

  it('of one team are not held off by another that uses the same name of a run', async () => {
    const target = { physicalName: { table: 'audiences' } };
    await store('r1', [{ name: 'a', target }], undefined, MARKETING);
    expect(await store('r1', [{ name: 'a' }])).toMatchObject({ stored: 1 });
    expect(await runs()).toHaveLength(2);
  });

  it('are written for no product of another owner, and say nothing about it', async () => {
    const receipt = await store('r1', [
      { name: 'by table', target: { physicalName: { table: 'audiences' } } },
      { name: 'by name', target: { productRef: 'audiences' } },
      { name: 'by a name that is none', target: { productRef: 'nothing' } },
      { name: 'by contract', target: { contractId: 'audiences-contract' } },
    ]);
    expect(receipt).toMatchObject({ stored: 0, unmatched: 4, products: [] });
    expect(receipt.targets.map(({ reason }) => reason).sort()).toEqual([
      '"audiences" is no data product, or belongs to another owner',
      '"nothing" is no data product, or belongs to another owner',
      'No contract promises audiences',
      'No output port has a contract with the id "audiences-contract", or it belongs to another owner',
    ]);
    expect(await quality.knex('quality_products')).toEqual([]);
    // Their inbox, not that of the product's owner.
    for (const { scope } of await unmatched()) {
      expect(scope).toBe(ORDER_TEAM.inbox);
    }
  });

  it('are written for named products only, where that is what the sender may', async () => {
    const sender: Sender = {
      source: 'pull',
      ref: 'system:pull',
      owners: [],
      products: [AUDIENCES_REF],
    };
    const receipt = await store(
      'r1',
      [
        { name: 'a' },
        { name: 'b', target: { physicalName: { table: 'audiences' } } },
      ],
      undefined,
      sender,
    );
    expect(receipt).toMatchObject({
      stored: 1,
      unmatched: 1,
      products: [{ product: AUDIENCES_REF }],
    });
    // Nobody has an inbox for it.
    expect(await unmatched()).toEqual([]);
  });

  it('are kept whatever text and numbers an engine writes', async () => {
    const receipt = await store('r'.repeat(300), [
      {
        name: `nul \0 and half \uD800 ${'x'.repeat(1000)}`,
        message: `\0${'y'.repeat(5000)}`,
        threshold: '\uDFFF',
        type: 't'.repeat(500),
        measured: { value: NaN },
        rowsTested: 1.5,
        failedRows: 1e300,
        executedAt: '+275760-09-13T00:00:00.000Z',
        link: 'ftp://files.example.com/run.html',
        target: { ...ORDERS, property: 'p'.repeat(2000) },
      },
    ]);
    expect(receipt).toMatchObject({ stored: 1 });
    const [check] = await checks();
    expect(check).toMatchObject({
      measured_value: null,
      rows_tested: null,
      failed_rows: null,
      link: null,
    });
    expect(check.name).toMatch(/^nul {2}and half \uFFFD x+$/);
    expect((await runs())[0].run_id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await store('r'.repeat(300), [{ name: 'z' }])).toMatchObject({
      stored: 1,
    });
    expect(await runs()).toHaveLength(1);
  });

  it('are counted as measurements of a service level, each once', async () => {
    const refunds = { physicalName: { schema: 'refunds', table: 'refunds' } };
    const delivery: ResultSketch[] = [
      { name: 'fresh', type: 'freshness', target: refunds },
      { name: 'whole', type: 'not_null', target: refunds },
    ];
    await store('r1', delivery, '2026-01-14T09:00:00Z');
    await store('r1', delivery, '2026-01-14T09:00:00Z');
    await store(
      'r2',
      [{ ...delivery[0], outcome: 'fail' }],
      '2026-01-14T21:00:00Z',
    );
    expect(await quality.knex('quality_level_days')).toMatchObject([
      { port: 'main', good: 1, bad: 1 },
    ]);
  });

  it('of a report without any change nothing', async () => {
    const before = await everything();
    expect(await store('r1', [])).toMatchObject({ results: 0, stored: 0 });
    expect(await everything()).toBe(before);
  });

  it('are stored by the thousand, and none is lost', async () => {
    const many = Array.from({ length: 6_000 }, (_, n) => ({
      name: `check ${n}`,
      outcome: n % 100 === 0 ? ('fail' as const) : ('pass' as const),
    }));
    expect(await store('r1', many, '2026-01-15T08:00:00Z')).toMatchObject({
      stored: 6_000,
    });
    expect(await store('r2', many, '2026-01-15T09:00:00Z')).toMatchObject({
      stored: 6_000,
    });
    const [{ count }] = await quality
      .knex('quality_checks')
      .where({ run_id: 'r2' })
      .count({ count: '*' });
    expect(Number(count)).toBe(6_000);
    for (const run of await runs()) {
      expect(unpackResults(run.packed)).toHaveLength(6_000);
    }
  });

  describe('that belong nowhere', () => {
    const elsewhere = { physicalName: { schema: 'Staging', table: 'Orders' } };

    it('wait in the inbox of the owner, with the reason', async () => {
      const receipt = await store('r1', [
        { name: 'a', target: { ...elsewhere, property: 'x' } },
        { name: 'b', target: { ...elsewhere, property: 'y' } },
      ]);
      expect(receipt.targets).toEqual([
        {
          target: 'Staging.Orders',
          results: 2,
          reason: 'No contract promises Staging.Orders',
        },
      ]);
      const [row] = await unmatched();
      expect(row).toMatchObject({
        scope: ORDER_TEAM.inbox,
        engine: 'dbt',
        reason: 'No contract promises Staging.Orders',
        runs: 1,
        checks: 2,
        examples: '["a","b"]',
      });
      expect(unpackHeld(row.held).runs[0].results).toHaveLength(2);
    });

    it('are kept of the latest five runs, and each run is counted once', async () => {
      for (let n = 1; n <= 7; n++) {
        quality.pass({ hours: 1 });
        await store(`r${n}`, [{ name: 'a', target: elsewhere }]);
      }
      const [row] = await unmatched();
      expect(row.runs).toBe(7);
      expect(
        unpackHeld(row.held).runs.map(({ report }) => report.runId),
      ).toEqual(['r3', 'r4', 'r5', 'r6', 'r7']);
      const before = await everything();
      quality.pass({ hours: 1 });
      await store('r1', [{ name: 'a', target: elsewhere }]);
      await store('r7', [{ name: 'a', target: elsewhere }]);
      expect(await everything()).toBe(before);
    });

    it('are put together where a run brings them one by one', async () => {
      await store('r1', [{ name: 'a', target: elsewhere }]);
      await store('r1', [{ name: 'b', target: elsewhere }]);
      const [row] = await unmatched();
      expect(row).toMatchObject({ runs: 1, checks: 2 });
      expect(
        unpackHeld(row.held).runs[0].results.map(({ name }) => name),
      ).toEqual(['a', 'b']);
    });
  });

  it('leave nothing half behind, wherever the work breaks off', async () => {
    await store('r1', [{ name: 'a' }], '2026-01-14T09:00:00Z');
    const before = await everything();
    const next = () =>
      store(
        'r2',
        [
          { name: 'a', outcome: 'fail', severity: 'critical' },
          { name: 'b' },
          { name: 'c', target: { physicalName: { table: 'elsewhere' } } },
        ],
        '2026-01-15T09:00:00Z',
      );
    let statements = 0;
    let deadly = 0;
    const listener = ({ sql }: { sql: string }) => {
      // What is read before the transaction may come from memory.
      statements += statements > 0 || sql.startsWith('BEGIN') ? 1 : 0;
      if (statements === deadly && !sql.startsWith('COMMIT')) {
        throw new Error('killed');
      }
    };
    let attempts = 0;
    let done = false;
    let unchanged = true;
    while (!done) {
      attempts += 1;
      statements = 0;
      deadly = attempts;
      quality.knex.on('query', listener);
      done = await next().then(
        () => true,
        () => false,
      );
      quality.knex.removeListener('query', listener);
      unchanged &&= done || (await everything()) === before;
    }
    expect(unchanged).toBe(true);
    // It broke off at each of them once, and then came through.
    expect(attempts).toBe(statements);
    expect(attempts).toBeGreaterThan(10);
    // What broke off is done by the next attempt.
    expect(await checks()).toHaveLength(2);
    expect(await unmatched()).toHaveLength(1);
  });
});

const onPostgres = databases.supports('POSTGRES_18') ? describe : describe.skip;

onPostgres('results at the same time (skipped without PostgreSQL)', () => {
  let quality: TestQuality;

  beforeAll(async () => {
    quality = await TestQuality.create(await databases.init('POSTGRES_18'));
  });

  beforeEach(async () => {
    await quality.reset();
  });

  const { checks, runs, unmatched, store } = readers(() => quality);

  it('of one run that eight deliver at the same time are there once', async () => {
    const delivery: ResultSketch[] = [
      ...Array.from({ length: 50 }, (_, n) => ({ name: `check ${n}` })),
      { name: 'refunds', target: { physicalName: { table: 'refunds' } } },
      { name: 'lost', target: { physicalName: { table: 'elsewhere' } } },
    ];
    const receipts = await Promise.all(
      Array.from({ length: 8 }, () =>
        store('r1', delivery, '2026-01-15T09:00:00Z'),
      ),
    );
    expect(receipts.reduce((sum, { stored }) => sum + stored, 0)).toBe(51);
    expect(receipts.reduce((sum, each) => sum + each.repeated, 0)).toBe(7 * 51);
    expect(await checks()).toHaveLength(51);
    expect((await runs()).map(run => run.results).sort()).toEqual([1, 50]);
    expect(await unmatched()).toMatchObject([{ runs: 1, checks: 1 }]);
  });

  it('of several runs at the same time are all kept, and the one executed last counts', async () => {
    const refunds = { physicalName: { table: 'refunds' } };
    const hours = [3, 7, 1, 8, 5, 2, 6, 4];
    await Promise.all(
      hours.map((hour, n) => {
        const both: ResultSketch[] = [
          { name: 'a', outcome: hour === 8 ? 'fail' : 'pass' },
          {
            name: 'b',
            outcome: hour === 8 ? 'fail' : 'pass',
            target: refunds,
          },
        ];
        return store(
          `r${hour}`,
          // They name the products in different orders.
          n % 2 === 0 ? both : both.reverse(),
          `2026-01-15T0${hour}:00:00Z`,
        );
      }),
    );
    expect(await runs()).toHaveLength(16);
    for (const check of await checks()) {
      expect(check).toMatchObject({ outcome: 'fail', run_id: 'r8' });
    }
  });
});
