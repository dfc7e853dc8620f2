import { mockCredentials } from '@backstage/backend-test-utils';
import dataContractModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-datacontract';
import dbtModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-dbt';
import greatExpectationsModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-great-expectations';
import openLineageModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-openlineage';
import sodaModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-soda';
import type { Knex } from 'knex';
import { gzipSync } from 'node:zlib';
import type { Test } from 'supertest';
import { createTestDatabases } from '../../__testUtils__/databases';
import {
  startPortal,
  type Portal,
} from '../../access/__testUtils__/startPortal';
import {
  dataContractRun,
  dbtManifest,
  dbtRunResults,
  lineageEvent,
} from './__testUtils__/artifacts';
import { form, raw } from './__testUtils__/send';

const databases = createTestDatabases();

const MIB = 1024 * 1024;
const HOUR = 3_600_000;
const ORDERS = 'dataproduct:default/orders';
const user = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

/** What the product has to begin with. */
const GOOD = {
  not_null_orders_order_id: 'pass',
  unique_orders_order_id: 'pass',
  not_null_orders_amount: 'fail',
};
const ALL_PASS = {
  not_null_orders_order_id: 'pass',
  unique_orders_order_id: 'pass',
  not_null_orders_amount: 'pass',
};

const ago = (ms: number) => new Date(Date.now() - ms);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const run = (
  options: Partial<Parameters<typeof dbtRunResults>[0]> = {},
): Buffer =>
  json(
    dbtRunResults({
      runId: 'another-run',
      at: ago(HOUR / 2),
      tests: ALL_PASS,
      ...options,
    }),
  );
const manifest = (
  options: Partial<Parameters<typeof dbtManifest>[0]> = {},
): Buffer =>
  json(
    dbtManifest({
      runId: 'any',
      tests: GOOD,
      product: ORDERS,
      port: 'orders',
      ...options,
    }),
  );

type Case = {
  /** Below /quality. */
  path?: string;
  /** Whose token; the one of the owner unless said. */
  as?: 'owner' | 'other' | 'forged' | 'revoked' | 'expired';
  send(post: Test): Test;
  status: number;
  /** In the message of an error, or anywhere in the receipt. */
  says: RegExp | RegExp[];
  /** Outcomes of the three checks afterwards, where they change rightly. */
  outcomes?: string[];
  /** Results that are kept for an inbox. */
  kept?: number;
};

/** More than an artifact may have, in some kilobytes. */
const BOMB = gzipSync(Buffer.alloc(65 * MIB), { level: 1 });
/** A third of more than a request may have. */
const THIRD = gzipSync(Buffer.alloc(43 * MIB), { level: 1 });

const nested = (depth: number) =>
  Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`);
/** Deep inside of what a reader takes. */
const deepInside = Buffer.from(
  run()
    .toString()
    .replace(
      '"thread_id"',
      `"timing":${'['.repeat(10_000)}${']'.repeat(10_000)},"thread_id"`,
    ),
);

const CASES: Record<string, Case> = {
  'a format of a version that is not known': {
    send: post => form(post, { r: run({ version: 99 }), m: manifest() }),
    status: 200,
    says: [/Version 99 of dbt-run-results is not known/, /known are 1 to 6/],
  },
  'a truncated artifact': {
    send: post => raw(post, run().subarray(0, -200)),
    status: 422,
    says: [/ends too early, at byte/, /nothing was changed/],
  },
  'a truncated manifest beside whole results': {
    send: post =>
      form(post, { r: run(), 'manifest.json': manifest().subarray(0, -50) }),
    status: 200,
    says: /manifest\.json cannot be read: The text ends/,
    kept: 3,
  },
  'an artifact that is too large': {
    send: post => raw(post, Buffer.alloc(65 * MIB, ' ')),
    status: 413,
    says: /artifact has more than 67108864 bytes/,
  },
  'a run of another engine than the address is for': {
    path: '/publish/datacontract',
    send: post => raw(post, run()),
    status: 422,
    says: /It is of dbt; send it to \/quality\/results/,
  },
  'an event that is sent as a run of the Data Contract CLI': {
    path: '/openlineage/api/v1/lineage',
    send: post =>
      raw(
        post,
        json(
          dataContractRun({
            runId: 'r',
            at: ago(HOUR),
            contract: 'orders-contract',
            checks: { a: 'passed' },
          }),
        ),
      ),
    status: 422,
    says: /It is of Data Contract CLI; send it to \/quality\/results/,
  },
  'a run from the future': {
    send: post =>
      form(post, { r: run({ at: ago(-48 * HOUR) }), m: manifest() }),
    status: 200,
    says: /which is still to come/,
  },
  'a run that was delivered before': {
    send: post =>
      form(post, {
        r: run({ runId: 'good-run', at: ago(HOUR), tests: GOOD }),
        m: manifest(),
      }),
    status: 200,
    says: [/"stored":0,"repeated":3/],
  },
  'a run that is older than the one before it': {
    send: post => form(post, { r: run({ at: ago(3 * HOUR) }), m: manifest() }),
    status: 200,
    says: /"stored":3,"repeated":0/,
  },
  'results for a product of another owner': {
    as: 'other',
    send: post => form(post, { r: run(), m: manifest() }),
    status: 200,
    says: /"unmatched":3.*"reason":.*belongs to another owner/,
    kept: 3,
  },
  'results for a product that does not exist': {
    send: post => form(post, { r: run(), m: manifest({ product: 'none' }) }),
    status: 200,
    says: /"unmatched":3.*"reason":.*no data product, or belongs to another owner/,
    kept: 3,
  },
  'results for a port that does not exist': {
    send: post => form(post, { r: run(), m: manifest({ port: 'none' }) }),
    status: 200,
    says: /"unmatched":3/,
    kept: 3,
  },
  'a token that was made up': {
    as: 'forged',
    send: post => raw(post, run()),
    status: 401,
    says: /There is no such token/,
  },
  'a token that was revoked': {
    as: 'revoked',
    send: post => raw(post, run()),
    status: 401,
    says: /The token 'old pipeline' was revoked/,
  },
  'a token that expired': {
    as: 'expired',
    send: post => raw(post, run()),
    status: 401,
    says: /The token 'trial' expired at 20/,
  },
  'an empty suite': {
    send: post => form(post, { r: run({ tests: {} }), m: manifest() }),
    status: 200,
    says: /"code":"no-checks".*The run has no checks/,
  },
  'an empty validation of Great Expectations that calls itself a success': {
    send: post =>
      raw(
        post,
        json({
          success: true,
          results: [],
          suite_name: 'orders',
          statistics: {
            evaluated_expectations: 0,
            successful_expectations: 0,
            unsuccessful_expectations: 0,
            success_percent: null,
          },
          meta: {
            great_expectations_version: '1.2.0',
            run_id: { run_name: 'r', run_time: ago(HOUR).toISOString() },
          },
        }),
      ),
    status: 200,
    says: /The run has no checks/,
  },
  'every test a success, but none executed': {
    send: post =>
      form(post, {
        r: run({
          which: 'generate',
          at: ago(0),
          tests: Object.fromEntries(
            Object.keys(GOOD).map(name => [name, 'success']),
          ),
        }),
        m: manifest(),
      }),
    status: 200,
    says: /"code":"not-executed"/,
  },
  'a status that nobody knows': {
    send: post =>
      form(post, {
        r: run({ tests: { ...GOOD, not_null_orders_amount: 'excellent' } }),
        m: manifest(),
      }),
    status: 200,
    says: /the status \\"excellent\\", which is not known/,
    outcomes: ['not_evaluated', 'pass', 'pass'],
  },
  'a companion without results': {
    send: post => raw(post, manifest()),
    status: 422,
    says: /only tells about the checks of results, and was sent without any/,
  },
  'a body that inflates to more than is taken': {
    send: post =>
      raw(post, BOMB, {
        'content-encoding': 'gzip',
      }),
    status: 413,
    says: /after decompression/,
  },
  'a file that inflates to more than is taken': {
    send: post => form(post, { 'bomb.json.gz': BOMB }),
    status: 413,
    says: /bomb\.json\.gz has more than 67108864 bytes/,
  },
  'a bomb in a bomb': {
    send: post =>
      raw(post, gzipSync(BOMB), {
        'content-encoding': 'gzip',
      }),
    status: 413,
    says: /after decompression/,
  },
  'files that are too large together': {
    send: post => form(post, { a: THIRD, b: THIRD, c: THIRD }),
    status: 413,
    says: /The request has more than 134217728 bytes/,
  },
  'a form without an end': {
    send: post =>
      raw(
        post,
        Buffer.from(
          '--x\r\ncontent-disposition: form-data; name="a"; filename="a"\r\n\r\n{}',
        ),
        {
          'content-type': 'multipart/form-data; boundary=x',
        },
      ),
    status: 400,
    says: /no multipart form: Unexpected end of form/,
  },
  'a form that does not say how it is divided': {
    send: post => raw(post, run(), { 'content-type': 'multipart/form-data' }),
    status: 400,
    says: /no multipart form: .*Boundary/,
  },
  'a form with too many parts': {
    send: post =>
      form(
        post,
        Object.fromEntries(
          Array.from({ length: 21 }, (_, n) => [`part-${n}`, run()]),
        ),
      ),
    status: 413,
    says: /more than 20 parts/,
  },
  'a form with endless headers': {
    send: post =>
      raw(
        post,
        Buffer.from(`--x\r\n${'a: b\r\n'.repeat(10_000)}\r\n{}\r\n--x--\r\n`),
        { 'content-type': 'multipart/form-data; boundary=x' },
      ),
    status: 400,
    says: /Malformed part header/,
  },
  'a field that is too long for one': {
    send: post => post.field('run_results', ' '.repeat(2 * MIB)),
    status: 413,
    says: /run_results has more than 1048576 bytes; send it as a file/,
  },
  'another kind of form': {
    send: post =>
      raw(post, run(), { 'content-type': 'multipart/mixed; boundary=x' }),
    status: 400,
    says: /no multipart form/,
  },
  'a body that is not what its encoding says': {
    send: post => raw(post, run(), { 'content-encoding': 'gzip' }),
    status: 400,
    says: /cannot be decompressed as its content-encoding says/,
  },
  'a compressed body that breaks off': {
    send: post =>
      raw(post, gzipSync(run()).subarray(0, -20), {
        'content-encoding': 'gzip',
      }),
    status: 400,
    says: /cannot be decompressed/,
  },
  'a compressed file that is broken': {
    send: post => raw(post, Buffer.from([0x1f, 0x8b, 1, 2, 3, 4])),
    status: 400,
    says: /body looks like gzip, but cannot be decompressed/,
  },
  'a compression that nobody knows': {
    send: post => raw(post, run(), { 'content-encoding': '__proto__' }),
    status: 415,
    says: /known are gzip, deflate and br/,
  },
  'nothing at all': {
    send: post => post,
    status: 400,
    says: /nothing in the body/,
  },
  'a form without parts': {
    send: post =>
      raw(post, Buffer.from('--x--\r\n'), {
        'content-type': 'multipart/form-data; boundary=x',
      }),
    status: 400,
    says: /nothing in the body/,
  },
  '10,000 nested arrays': {
    send: post => raw(post, nested(10_000)),
    status: 422,
    says: /no JSON that can be read: There are more than 100 levels of nesting/,
  },
  '10,000 nested arrays in a result': {
    send: post => raw(post, deepInside),
    status: 422,
    says: /more than 100 levels of nesting/,
  },
  'JSON of no engine': {
    send: post => raw(post, json({ __proto__: null, hello: 'world' })),
    status: 422,
    says: [
      /of no engine that is known here/,
      /Known are: .*run results of dbt/,
    ],
  },
  'a page of a proxy': {
    send: post => raw(post, Buffer.from('<html><body>Bad gateway')),
    status: 422,
    says: /no JSON that can be read/,
  },
  noise: {
    send: post =>
      raw(
        post,
        Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251)),
      ),
    status: 422,
    says: /no JSON that can be read/,
  },
  'a zip archive': {
    send: post => raw(post, Buffer.from('PK\u0003\u0004 and so on')),
    status: 422,
    says: /It is a zip archive; send the files in it/,
  },
  'an event of a run that has only begun': {
    path: '/openlineage/api/v1/lineage',
    send: post =>
      raw(
        post,
        json(
          lineageEvent({
            runId: 'r',
            at: ago(HOUR),
            type: 'START',
            assertions: { not_null: true },
          }),
        ),
      ),
    status: 200,
    says: /its run has not ended/,
  },
  'an event that holds no checks': {
    path: '/openlineage/api/v1/lineage',
    send: post => raw(post, json(lineageEvent({ runId: 'r', at: ago(HOUR) }))),
    status: 200,
    says: /"results":0/,
  },
  'an event that names no run': {
    path: '/openlineage/api/v1/lineage',
    send: post =>
      raw(
        post,
        json({ ...lineageEvent({ runId: 'r', at: ago(HOUR) }), run: {} }),
      ),
    status: 422,
    says: /There is no run in it/,
  },
  'an event about no run': {
    path: '/openlineage/api/v1/lineage',
    send: post =>
      raw(
        post,
        json({
          eventTime: ago(HOUR).toISOString(),
          dataset: { namespace: 'a', name: 'b' },
        }),
      ),
    status: 200,
    says: /passed over/,
  },
};

describe.each(databases.eachSupportedId())('bad input on %s', id => {
  let portal: Portal;
  let knex: Knex;
  const secrets: Record<NonNullable<Case['as']>, string> = {
    owner: '',
    other: '',
    forged: `dmq_${'0'.repeat(16)}_${'0'.repeat(48)}`,
    revoked: '',
    expired: '',
  };

  const makeToken = async (who: string, owner: string, name: string) => {
    const { body } = await portal
      .call(user(who), 'post', '/quality/tokens', { owner, name })
      .expect(201);
    return body as { token: { id: string }; secret: string };
  };
  const post = (path: string, as: NonNullable<Case['as']> = 'owner') =>
    portal.call(`Bearer ${secrets[as]}`, 'post', `/quality${path}`);

  beforeAll(async () => {
    knex = await databases.init(id);
    const publish = ['data-mesh.quality.publish'];
    portal = await startPortal(knex, {
      features: [
        dataContractModule,
        dbtModule,
        greatExpectationsModule,
        openLineageModule,
        sodaModule,
      ],
      permissions: {
        'user:default/order-owner': publish,
        'user:default/analyst': publish,
      },
    });
    const ofOwner = (name: string) =>
      makeToken('order-owner', 'group:default/order-team', name);
    secrets.owner = (await ofOwner('pipeline')).secret;
    secrets.other = (
      await makeToken('analyst', 'group:default/marketing', 'pipeline')
    ).secret;
    const revoked = await ofOwner('old pipeline');
    secrets.revoked = revoked.secret;
    await portal
      .call(
        user('order-owner'),
        'post',
        `/quality/tokens/${revoked.token.id}/revoke`,
      )
      .expect(200);
    const expired = await ofOwner('trial');
    secrets.expired = expired.secret;
    await knex('quality_tokens')
      .where({ id: expired.token.id })
      .update({ expires_at: ago(HOUR) });
  });

  afterAll(() => portal.stop());

  beforeEach(async () => {
    for (const table of [
      'quality_unmatched',
      'quality_days',
      'quality_incidents',
      'quality_runs',
      'quality_checks',
      'quality_products',
    ]) {
      await knex(table).delete();
    }
    await form(post('/results'), {
      'run_results.json': run({
        runId: 'good-run',
        at: ago(HOUR),
        tests: GOOD,
      }),
      'manifest.json': manifest(),
    }).expect(200);
  });

  /** What is known of the product, without what arrival alone changes. */
  const standing = async () => {
    const product = await knex('quality_products')
      .where({ product_ref: ORDERS })
      .first('score', 'evaluated', 'expected', 'failing', 'incidents');
    const checks = await knex('quality_checks')
      .orderBy('name')
      .select('name', 'outcome', 'run_id');
    return { ...product, checks };
  };
  const outcomesOf = ({ checks }: { checks: Array<{ outcome: string }> }) =>
    checks.map(({ outcome }) => outcome);
  const keptFor = async () => {
    const rows = await knex('quality_unmatched').select('checks');
    return rows.reduce((sum, row) => sum + Number(row.checks), 0);
  };

  it('has a score to lose', async () => {
    const before = await standing();
    expect(before.score).toBeGreaterThan(0);
    expect(before.score).toBeLessThan(100);
    expect(before.evaluated).toBe(3);
    expect(outcomesOf(before)).toEqual(['fail', 'pass', 'pass']);
  });

  it.each(Object.entries(CASES))('%s', async (_, each) => {
    const before = await standing();
    const { status, body } = await each.send(
      post(each.path ?? '/results', each.as),
    );
    const said = body.error?.message ?? JSON.stringify(body);
    for (const says of [each.says].flat()) {
      expect(said).toMatch(says);
    }
    expect(status).toBe(each.status);
    const after = await standing();
    expect(each.outcomes ? outcomesOf(after) : after).toEqual(
      each.outcomes ?? before,
    );
    expect(await keptFor()).toBe(each.kept ?? 0);
  });
});
