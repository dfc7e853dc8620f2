import type { Express } from 'express';
import request from 'supertest';
import { createTestDatabases } from '../../__testUtils__/databases';
import { serveQuality } from '../__testUtils__/serveQuality';
import { ScoreWorld } from '../scores/__testUtils__/ScoreWorld';

const databases = createTestDatabases();

const QUALITY = '/products/default/orders/quality';
const NOBODYS = '00000000-0000-4000-8000-000000000000';

describe.each(databases.eachSupportedId())('over HTTP, on %s', id => {
  let world: ScoreWorld;
  let app: Express;
  let who: string;

  beforeAll(async () => {
    world = await ScoreWorld.create(await databases.init(id));
    app = serveQuality(world.quality, () => who);
    await world.run([
      {
        name: 'rows',
        type: 'row_count',
        outcome: 'fail',
        severity: 'critical',
        measured: { value: 0, unit: 'rows' },
        message: '<b>no rows</b>',
      },
      { name: 'other' },
    ]);
  });

  beforeEach(() => {
    who = 'user:order-owner';
  });

  const get = (path: string) => request(app).get(path);
  const incidents = async () => {
    const { body } = await get('/quality/incidents').expect(200);
    return body.items as Array<{ id: string; version: number; kind: string }>;
  };
  const acknowledge = (incident: string, body: object) =>
    request(app).post(`/quality/incidents/${incident}/acknowledge`).send(body);

  it('the quality of a product, its history and that of its checks are as documented', async () => {
    const { body } = await get(QUALITY).expect(200);
    expect(body).toMatchObject({
      failing: 1,
      checks: [{ name: 'rows', message: '<b>no rows</b>' }, {}, {}],
      incidents: [{}, {}],
      actions: ['manage'],
    });
    const [check] = body.checks;
    expect(
      (await get(`${QUALITY}/history`).expect(200)).body.days,
    ).toHaveLength(1);
    expect(
      (await get(`${QUALITY}/checks/${check.id}/history`).expect(200)).body
        .results,
    ).toHaveLength(1);
    await get('/products/default/plain/quality').expect(200);
  });

  it.each([
    ['/products/default/none/quality', 404],
    ['/products/default/none/quality/history', 404],
    [`${QUALITY}/history?days=0`, 400],
    [`${QUALITY}/history?days=731`, 400],
    [`${QUALITY}/history?days=x`, 400],
    [`${QUALITY}/checks/0/history`, 400],
    [`${QUALITY}/checks/x/history`, 400],
    [`${QUALITY}/checks/2147483648/history`, 400],
    [`${QUALITY}/checks/2147483647/history`, 404],
    [`${QUALITY}/checks/1/history?limit=501`, 400],
    ['/quality/incidents?state=gone', 400],
    ['/quality/incidents?limit=0', 400],
    ['/quality/incidents?cursor=nonsense', 400],
    ['/quality/incidents?product=%00', 400],
  ])('%s is answered with %d', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it('incidents are listed and filtered as documented', async () => {
    expect(await incidents()).toHaveLength(2);
    const of = async (query: string) =>
      (await get(`/quality/incidents?${query}`).expect(200)).body.items.length;
    expect(await of('state=open')).toBe(2);
    expect(await of('state=open&state=resolved')).toBe(2);
    expect(await of('state=acknowledged')).toBe(0);
    expect(await of('product=dataproduct:default/orders')).toBe(2);
    expect(await of('product=DataProduct:default/Orders&limit=1')).toBe(1);
  });

  it('an incident is seen to once in each version', async () => {
    const [incident] = await incidents();
    const { body } = await acknowledge(incident.id, {
      note: 'We see to it.',
      publicStatus: 'Late today.',
      version: incident.version,
    }).expect(200);
    expect(body).toMatchObject({
      state: 'acknowledged',
      note: 'We see to it.',
    });
    const lost = await acknowledge(incident.id, {
      note: 'Me too.',
      version: incident.version,
    }).expect(409);
    expect(lost.body.error.message).toContain('is acknowledged');
    await acknowledge(incident.id, {
      note: 'It is mended by noon.',
      version: body.version,
    }).expect(200);
  });

  it.each<[string, object, number]>([
    ['no version', { note: 'x' }, 400],
    ['no note', { version: 1 }, 400],
    ['an empty note', { note: '', version: 1 }, 400],
    ['a note of spaces', { note: '  ', version: 1 }, 400],
    ['a long note', { note: 'x'.repeat(4001), version: 1 }, 400],
    [
      'a long status',
      { note: 'x', publicStatus: 'x'.repeat(1001), version: 1 },
      400,
    ],
    ['a field that nobody knows', { note: 'x', version: 1, state: 'x' }, 400],
    ['an incident that is none', { note: 'x', version: 1 }, 404],
  ])('seeing to it with %s is refused', async (_, body, status) => {
    expect((await acknowledge(NOBODYS, body)).status).toBe(status);
  });

  it('somebody who is no owner may not see to it', async () => {
    const [incident] = await incidents();
    who = 'user:analyst';
    const refused = await acknowledge(incident.id, {
      note: 'x',
      version: incident.version,
    });
    expect(refused.status).toBe(403);
    const wrong = await acknowledge('no-uuid', { note: 'x', version: 1 });
    expect(wrong.status).toBe(400);
  });
});
