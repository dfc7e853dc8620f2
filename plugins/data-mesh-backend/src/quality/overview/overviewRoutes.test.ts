import { qualityManagePermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Express } from 'express';
import request from 'supertest';
import { createTestDatabases } from '../../__testUtils__/databases';
import { domainEntity, productEntity } from '../../__testUtils__/entities';
import { insertGrant } from '../../access/__testUtils__/insertRows';
import type { QualityProductRow } from '../../database/tables';
import { reportOf } from '../__testUtils__/reports';
import { POSTGRES, tableContract } from '../__testUtils__/qualityWorld';
import { serveQuality } from '../__testUtils__/serveQuality';
import { TestQuality } from '../__testUtils__/TestQuality';
import { sweepMaturity } from '../maturity/sweepMaturity';
import { storeReports } from '../results/storeReports';
import { writeRollUps } from './writeRollUps';

const ORDERS = 'dataproduct:default/orders';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('over HTTP, on %s', id => {
  let quality: TestQuality;
  let app: Express;
  let who: string;

  beforeAll(async () => {
    quality = await TestQuality.create(await databases.init(id), {
      config: {
        scorecards: [
          {
            id: 'production',
            title: 'Production',
            appliesTo: { 'spec.lifecycle': 'production' },
            levels: [
              {
                title: 'Scored',
                criteria: [
                  {
                    id: 'perfect',
                    title: 'It is perfect',
                    expression: 'product.quality.score >= 100',
                    remediation: 'Mend it.',
                  },
                ],
              },
            ],
          },
        ],
      },
      products: [
        productEntity({
          name: 'orders',
          title: 'Orders',
          description: 'Every order of the shop, with what was paid for it',
          contracts: {
            orders: tableContract({
              id: 'orders-contract',
              server: POSTGRES('orders'),
              tables: { orders: 'orders_v1' },
              more: [
                'slaProperties:',
                '  - { property: freshness, value: 4, unit: h }',
              ],
            }),
          },
          spec: { domain: 'sales', purpose: 'To bill' },
        }),
        productEntity({
          name: 'trial',
          spec: {
            lifecycle: 'experimental',
            owner: 'group:default/gone',
            outputPorts: [{ name: 'only', contract: { source: './x.yaml' } }],
          },
        }),
        domainEntity({ name: 'sales', title: 'Sales' }),
      ],
    });
    app = serveQuality(quality, () => who);
    await storeReports(
      quality.room,
      { source: 'push', ref: 'token:ci', owners: 'all' },
      [
        reportOf({ runId: 'r1', finishedAt: '2026-01-15T09:00:00Z' }, [
          { name: 'fresh', type: 'freshness', outcome: 'pass' },
          {
            name: 'unique',
            type: 'unique',
            outcome: 'warn',
            severity: 'error',
          },
        ]),
      ],
    );
    await sweepMaturity(quality.room);
    await writeRollUps(quality.room);
  });

  beforeEach(() => {
    quality.hidden.clear();
    who = 'user:order-owner';
  });

  const get = async (path: string) => {
    const { body, status } = await request(app).get(path);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };

  it('facts tell what is known of a product, and since when', async () => {
    const { version, product } = await get('/products/default/orders/facts');
    expect(version).toBe(1);
    expect(product).toMatchObject({
      ref: ORDERS,
      lifecycle: 'production',
      purpose: 'To bill',
      owner: {
        ref: 'group:default/order-team',
        declared: true,
        exists: true,
        asOf: quality.now.toISOString(),
      },
      domain: { exists: true, path: ['domain:default/sales'] },
      outputPorts: [
        {
          name: 'orders',
          technologies: ['postgresql'],
          provisioned: 'none',
          contract: {
            declared: true,
            readable: true,
            valid: true,
            columns: 4,
            serviceLevels: ['latency'],
          },
        },
      ],
      quality: {
        asOf: quality.now.toISOString(),
        lastResultAt: '2026-01-15T09:00:00.000Z',
        score: 75,
        evaluated: 2,
        failing: 0,
        incidents: 1,
      },
      serviceLevels: [
        { property: 'latency', measured: true, state: 'kept', compliance: 1 },
      ],
      access: { consumers: 0, asOf: quality.now.toISOString() },
    });
  });

  it('facts follow who has access, and tell owners only', async () => {
    const times = { starts_at: quality.now, ends_at: quality.now };
    for (const [consumer, port, end] of [
      ['analyst', 'orders', null],
      ['analyst', 'events', null],
      ['dpo', 'orders', null],
      ['director', 'orders', 'revoked'],
    ]) {
      await insertGrant(quality.knex, {
        ...times,
        consumer_ref: `user:default/${consumer}`,
        port: port!,
        end_kind: end,
      });
    }
    const { product } = await get('/products/default/orders/facts');
    expect(product.access.consumers).toBe(2);

    who = 'user:analyst';
    const seen = await get('/products/default/orders/facts');
    expect(seen.product.access).toEqual({
      asOf: expect.any(String),
      components: 0,
    });
    expect({ ...seen.product, access: product.access }).toEqual(product);
    quality.permit('user:analyst', qualityManagePermission);
    const managed = await get('/products/default/orders/facts');
    expect(managed.product.access.consumers).toBe(2);
    quality.permissions.clear();
    await quality.knex('access_grants').delete();
  });

  it('facts of a product that says little, whose owner is gone, are facts', async () => {
    const { product } = await get('/products/default/trial/facts');
    expect(product).toMatchObject({
      owner: { declared: true, exists: false },
      outputPorts: [{ contract: { declared: true, readable: false } }],
      quality: { evaluated: 0, expected: 0 },
      serviceLevels: [],
    });
  });

  it('maturity tells what is missing and how to get there, on the scorecards that are for the product', async () => {
    const { scorecards } = await get(
      '/products/default/orders/quality/maturity',
    );
    expect(
      scorecards.map((each: { id: string; level: number }) => [
        each.id,
        each.level,
      ]),
    ).toEqual([
      ['usability', 1],
      ['production', 0],
    ]);
    const [usability, production] = scorecards;
    expect(usability.levelTitle).toBe('Findable');
    expect(usability.levels[1]).toMatchObject({ level: 2, reached: false });
    expect(production.levels[0].criteria).toEqual([
      {
        id: 'perfect',
        title: 'It is perfect',
        met: false,
        remediation: 'Mend it.',
      },
    ]);
    const trial = await get('/products/default/trial/quality/maturity');
    expect(trial.scorecards.map((each: { id: string }) => each.id)).toEqual([
      'usability',
    ]);
  });

  it('maturity is stored as it is told', async () => {
    const row = await quality
      .knex<QualityProductRow>('quality_products')
      .where({ product_ref: ORDERS })
      .first();
    expect(row?.level).toBe(1);
    expect(JSON.parse(row!.maturity!)).toEqual([
      { id: 'usability', level: 1 },
      { id: 'production', level: 0 },
    ]);
  });

  it('the overview has the mesh, its domains and owners, and what moved', async () => {
    const body = await get('/quality/overview');
    expect(body).toMatchObject({
      mesh: { products: 2, scored: 1, score: 75 },
      domains: [{ scope: 'domain:default/sales', title: 'Sales', products: 2 }],
      worse: [],
      better: [],
    });
    expect(body.distribution).toHaveLength(11);
    expect(body.maturity[1]).toEqual({
      level: 1,
      title: 'Findable',
      products: 1,
    });
    const none = await get('/quality/overview?domain=domain:default/none');
    expect(none.mesh).toMatchObject({ products: 0 });
  });

  it('the history of a roll-up starts with today, and is hidden where it has to be', async () => {
    expect(await get('/quality/rollups/history')).toMatchObject({
      hidden: false,
      days: [{ day: '2026-01-15', score: 75, products: 2, scored: 1 }],
    });
    quality.hidden.add(ORDERS);
    expect(
      await get('/quality/rollups/history?scope=domain:default/sales&days=7'),
    ).toEqual({ hidden: true, days: [] });
  });

  it('what somebody may not read is not there', async () => {
    quality.hidden.add(ORDERS);
    for (const path of ['facts', 'quality/maturity']) {
      const hidden = await request(app).get(`/products/default/orders/${path}`);
      const missing = await request(app).get(`/products/default/nope/${path}`);
      expect([hidden.status, missing.status]).toEqual([404, 404]);
      expect(hidden.body.error.message.replace('orders', 'nope')).toBe(
        missing.body.error.message,
      );
    }
    expect((await get('/quality/overview')).mesh.products).toBe(1);
  });

  it('facts are given while the catalog does not answer', async () => {
    const ask = jest
      .spyOn(quality.people, 'existing')
      .mockRejectedValue(new Error('connect ECONNREFUSED'));
    // What is known of the owner is old by then.
    jest.spyOn(Date, 'now').mockReturnValue(quality.now.getTime() + 3_600_000);
    const { product } = await get('/products/default/orders/facts');
    expect(ask).toHaveBeenCalled();
    expect(product.owner.exists).toBe(true);
    jest.restoreAllMocks();
  });
});
