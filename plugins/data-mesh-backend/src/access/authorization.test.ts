import { mockCredentials } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { createTestDatabases } from '../__testUtils__/databases';
import { openApiDocument } from '../schema/openapi.generated';
import { startPortal, type Portal } from './__testUtils__/startPortal';

const databases = createTestDatabases();

const user = (name: string) => mockCredentials.user.header(`user:${name}`);

/** Who calls, with their standing towards the request and the grant. */
const PERSONAS = {
  /** Without a token. */
  nobody: mockCredentials.none.header(),
  /** Signed in, and unknown to the catalog. */
  guest: user('development/guest'),
  /** Of the catalog, and nothing else. */
  user: user('default/outsider'),
  /** Asked, for themselves and for their group. */
  requester: user('default/analyst'),
  /** In the group that decides. */
  approver: user('default/dpo'),
  /** In the group that owns the product. */
  owner: user('default/order-owner'),
  /** Owns another product. */
  other: user('default/stock-owner'),
  /** Another plugin, which may do everything that needs a permission only. */
  service: mockCredentials.service.header(),
  /** With the permissions to oversee access. */
  governance: user('default/governor'),
} as const;
type Persona = keyof typeof PERSONAS;
const NAMES = Object.keys(PERSONAS) as Persona[];

const GOVERNANCE = [
  'data-mesh.access.read.all',
  'data-mesh.access.revoke.any',
  'data-mesh.audit.read',
];

/** What every test finds. */
type Ids = { request: string; grant: string; task: string };

/**
 * Every route with the status that each persona gets, in the order of the
 * personas. `send` has the path that it stands for, and what to send.
 */
const ROUTES: Array<{
  route: string;
  send: (ids: Ids) => { path: string; body?: object };
  answers: number[];
}> = [];

const orders = { product: 'dataproduct:default/orders', port: 'orders' };
const order = {
  ...orders,
  role: 'reader',
  purpose: 'analytics',
  justification: 'To see what sells.',
  duration: 'P30D',
};
const at = (path: string, body?: object) => () => ({ path, body });
const ofRequest = (verb: string, body?: object) => (ids: Ids) => ({
  path: `/access/requests/${ids.request}${verb}`,
  body,
});
const ofGrant = (verb: string, body?: object) => (ids: Ids) => ({
  path: `/access/grants/${ids.grant}${verb}`,
  body,
});
const add = (
  route: string,
  send: (ids: Ids) => { path: string; body?: object },
  answers: string,
) => ROUTES.push({ route, send, answers: answers.split(/\s+/).map(Number) });

// prettier-ignore
{
const P = '/products/{namespace}/{name}';
const R = '/access/requests/{id}';
const G = '/access/grants/{id}';
const end = { endsAt: new Date(Date.now() + 60 * 86_400_000).toISOString(), comment: 'Longer.' };
//                                                                                    nobody guest user requester approver owner other service governance
add(`get ${P}/access`,               at('/products/default/orders/access'),              '401 200 200 200 200 200 200 200 200');
add(`get ${P}/ports/{port}/access`,  at('/products/default/orders/ports/orders/access'), '401 200 200 200 200 200 200 200 200');
add('get /access/requests',          at('/access/requests?scope=all'),                   '401 200 200 200 200 200 200 200 200');
add('post /access/requests',         at('/access/requests', order),                      '401 403 201 201 201 201 201 403 201');
add('post /access/requests/preview', at('/access/requests/preview', orders),             '401 403 200 200 200 200 200 403 200');
add(`get ${R}`,                      ofRequest(''),                                      '401 404 404 200 200 200 404 200 200');
add(`post ${R}/withdraw`,            ofRequest('/withdraw', {}),                         '401 403 404 200 403 403 404 403 403');
add(`post ${R}/comment`,             ofRequest('/comment', { comment: 'Why?' }),         '401 403 404 200 200 200 404 403 200');
add(`post ${R}/delegate`,            ofRequest('/delegate', { to: 'user:director' }),    '401 403 404 403 200 403 404 403 403');
add(`post ${R}/escalate`,            ofRequest('/escalate', {}),                         '401 403 404 409 200 403 404 403 403');
add('post /access/decisions', ids => ({ path: '/access/decisions', body: { decisions: [{ requestId: ids.request, verdict: 'approve', version: 0 }] } }),
                                                                                         '401 403 404 403 200 403 404 403 403');
add('get /access/inbox',             at('/access/inbox'),                                '401 200 200 200 200 200 200 200 200');
add('get /access/inbox/count',       at('/access/inbox/count'),                          '401 200 200 200 200 200 200 200 200');
add('get /access/grants',            at('/access/grants?scope=all'),                     '401 200 200 200 200 200 200 200 200');
add(`get ${G}`,                      ofGrant(''),                                        '401 404 404 200 404 200 404 200 200');
add(`post ${G}/revoke`,              ofGrant('/revoke', { comment: 'No more.' }),        '401 404 404 403 404 200 404 200 200');
add(`post ${G}/return`,              ofGrant('/return', {}),                             '401 403 404 200 404 403 404 403 403');
add(`post ${G}/extend`,              ofGrant('/extend', end),                            '401 403 404 403 404 200 404 403 403');
add(`post ${G}/renew`,               ofGrant('/renew', { duration: 'P30D' }),            '401 403 404 201 404 403 404 403 403');
add(`post ${G}/recertify`,           ofGrant('/recertify', {}),                          '401 403 404 403 404 200 404 403 403');
add(`post ${G}/retry`,               ofGrant('/retry'),                                  '401 404 404 403 404 200 404 200 403');
add(`get ${G}/agreement`,            ofGrant('/agreement'),                              '401 404 404 200 404 200 404 200 200');
add('post /access/tasks/{id}/complete', ids => ({ path: `/access/tasks/${ids.task}/complete`, body: { outcome: 'done' } }),
                                                                                         '401 403 404 404 404 200 404 403 404');
add('get /access/provisioning',      at('/access/provisioning'),                         '401 403 403 403 403 403 403 200 403');
add('post /access/provisioning/resume', at('/access/provisioning/resume', { comment: 'Looked at it.' }),
                                                                                         '401 403 403 403 403 403 403 409 403');
add('get /audit/entries',            at('/audit/entries'),                               '401 403 403 403 403 403 403 200 200');
add('get /audit/export',             at('/audit/export'),                                '401 403 403 403 403 403 403 200 200');
add('get /audit/verification',       at('/audit/verification'),                          '401 403 403 403 403 403 403 200 200');
}

it('is decided for every route of access and audit, and for every persona', () => {
  const paths = openApiDocument.paths as Record<
    string,
    Record<string, { tags?: readonly string[] }>
  >;
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { tags }]) =>
      tags?.some(tag => tag === 'access' || tag === 'audit')
        ? [`${method} ${path}`]
        : [],
    ),
  );
  expect(documented.length).toBeGreaterThan(20);
  expect(ROUTES.map(({ route }) => route).sort()).toEqual(documented.sort());
  expect(ROUTES.filter(each => each.answers.length !== NAMES.length)).toEqual(
    [],
  );
});

describe.each(databases.eachSupportedId())('authorisation on %s', id => {
  let portal: Portal;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    portal = await startPortal(knex, {
      permissions: { 'user:default/governor': GOVERNANCE },
    });
  });

  afterAll(() => portal.stop());

  const call = async (
    persona: Persona,
    route: string,
    { path, body }: { path: string; body?: object },
  ) => {
    const method = route.startsWith('get') ? 'get' : 'post';
    return portal.call(PERSONAS[persona], method, path, body);
  };
  const ask = async (consumer: string): Promise<string> => {
    const { body } = await call('requester', 'post', {
      path: '/access/requests',
      body: { ...order, role: 'protected_reader', consumer },
    });
    return body.id;
  };

  /** A pending request of a person, and a grant and a task of their group. */
  const prepare = async (): Promise<Ids> => {
    for (const table of ['access_tasks', 'access_grants', 'access_requests']) {
      await knex(table).delete();
    }
    const approved = await ask('group:default/marketing');
    const decided = await call('approver', 'post', {
      path: '/access/decisions',
      body: {
        decisions: [{ requestId: approved, verdict: 'approve', version: 0 }],
      },
    });
    const grant = decided.body.outcomes[0].request.grantId;
    const task = randomUUID();
    await knex('access_tasks').insert({
      id: task,
      grant_id: grant,
      key: 'by-hand',
      action: 'grant',
      title: 'Let them in',
      instructions: '[]',
      status: 'open',
      created_at: new Date(),
    });
    await knex('access_task_assignees').insert({
      assignee_ref: 'group:default/order-team',
      task_id: task,
      open: true,
    });
    return { request: await ask('user:default/analyst'), grant, task };
  };

  /** A batch answers with 200, and tells for each item what became of it. */
  const statusOf = ({
    status,
    body,
  }: {
    status: number;
    body: { outcomes?: Array<{ status: number }> };
  }): number => body.outcomes?.[0].status ?? status;

  it.each(ROUTES)('$route', async ({ route, send, answers }) => {
    const expected: Record<string, number> = {};
    const found: Record<string, number> = {};
    let ids: Ids | undefined;
    for (const [nth, persona] of NAMES.entries()) {
      ids ??= await prepare();
      expected[persona] = answers[nth];
      found[persona] = statusOf(await call(persona, route, send(ids)));
      // Who was refused changed nothing; the next one finds it as it was.
      if (route.startsWith('post') && found[persona] < 300) {
        ids = undefined;
      }
    }
    expect(found).toEqual(expected);
  });
});
