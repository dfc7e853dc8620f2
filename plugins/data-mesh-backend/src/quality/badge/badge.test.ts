import { mockCredentials } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import {
  startPortal,
  type Portal,
} from '../../access/__testUtils__/startPortal';
import { BadgeCodes } from './BadgeCodes';

const databases = createTestDatabases();

const READER = mockCredentials.user.header('user:default/outsider');

describe.each(databases.eachSupportedId())('badges on %s', id => {
  let portal: Portal;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    portal = await startPortal(knex);
  });
  afterAll(() => portal.stop());

  const linkOf = async (product: string): Promise<string> => {
    const { body } = await portal
      .call(READER, 'get', `/products/default/${product}/quality/badge`)
      .expect(200);
    return body.path;
  };
  /** As a page of a repository asks for it. */
  const badge = (path: string) =>
    portal.call('', 'get', path).unset('authorization');

  it('are drawn for whoever knows the address, and for no longer than a minute', async () => {
    const path = await linkOf('orders');
    expect(path).toMatch(
      /^\/quality\/badges\/default\/orders\/[0-9a-f]{32}\.svg$/,
    );
    const answer = await badge(path).expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=60',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(answer.body.toString()).toContain('no data');
  });

  it('change with the score, and are not sent again while it is the same', async () => {
    const path = await linkOf('orders');
    await knex('quality_products').insert({
      product_ref: 'dataproduct:default/orders',
      score: 87.5,
      evaluated: 3,
      expected: 4,
    });
    const first = await badge(path).expect(200);
    expect(first.body.toString()).toContain('>87</text>');
    const { etag } = first.headers;
    await badge(path).set('if-none-match', etag).expect(304);
    await knex('quality_products').update({ score: 40 });
    const second = await badge(path).set('if-none-match', etag).expect(200);
    expect(second.body.toString()).toContain('>40</text>');
  });

  it('are the same for all replicas, from the first one on', async () => {
    await knex('quality_state').update({ badge_secret: null });
    const ref = 'dataproduct:default/orders';
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => new BadgeCodes(knex).codeOf(ref)),
    );
    expect(new Set(codes).size).toBe(1);
    expect(await new BadgeCodes(knex).codeOf(ref)).toBe(codes[0]);
    expect(await new BadgeCodes(knex).codeOf(`${ref}x`)).not.toBe(codes[0]);
  });

  it('have an address that says nothing to who guesses, and the same for all guesses', async () => {
    // The portal has its secret in memory; this one is another.
    const right = await linkOf('orders');
    const other = await linkOf('audiences');
    const code = /([0-9a-f]{32})/.exec(other)?.[1];
    const guesses = [
      `/quality/badges/default/orders/${code}.svg`,
      '/quality/badges/default/orders/0.svg',
      '/quality/badges/default/orders/.svg',
      '/quality/badges/default/orders/badge.svg',
      right.replace('.svg', '.png'),
      right.replace('.svg', '.svg.svg'),
      right.replace('orders', 'absent'),
      '/quality/badges/default/absent/0.svg',
      `/quality/badges/a%20b/%00/${'0'.repeat(500)}`,
      '/quality/badges/__proto__/constructor/0.svg',
    ];
    for (const guess of guesses) {
      const { status, body } = await badge(guess);
      expect([guess, status, body.error?.message]).toEqual([
        guess,
        404,
        'There is no such badge',
      ]);
    }
  });

  it('are gone with the product', async () => {
    const path = await linkOf('archive');
    await badge(path).expect(200);
    portal.catalog.remove('dataproduct:default/archive');
    await portal
      .call(mockCredentials.service.header(), 'post', '/registry/refresh')
      .expect(200);
    expect((await badge(path)).status).toBe(404);
    const link = await portal.call(
      READER,
      'get',
      '/products/default/archive/quality/badge',
    );
    expect(link.status).toBe(404);
  });
});
