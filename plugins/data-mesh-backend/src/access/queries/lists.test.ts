import { accessReadAllPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import fc from 'fast-check';
import { createTestDatabases } from '../../__testUtils__/databases';
import { toDate } from '../../database/instants';
import type { AccessGrantRow, AccessRequestRow } from '../../database/tables';
import { insertGrant, insertRequest } from '../__testUtils__/insertRows';
import { TestAccess } from '../__testUtils__/TestAccess';
import { listGrants, type GrantListQuery } from './listGrants';
import { listRequests, type RequestListQuery } from './listRequests';

const databases = createTestDatabases();

const DAY = 86_400_000;
const USERS = ['user:analyst', 'user:campaigner', 'user:order-owner'];
const CONSUMERS = [
  'user:default/analyst',
  'user:default/campaigner',
  'group:default/marketing',
  'group:default/campaigns',
  'component:default/shop-ui',
  'component:default/billing',
];
const PRODUCTS = [
  'dataproduct:default/orders',
  'dataproduct:default/audiences',
  'dataproduct:default/gone',
];
const STATES = ['pending', 'approved', 'rejected'] as const;
const STATUSES = ['scheduled', 'active', 'ended'] as const;

/** Whom each acts for, told once more by hand. */
const ACTS_FOR: Record<string, string[]> = {
  'user:analyst': [
    'user:default/analyst',
    'group:default/marketing',
    'component:default/shop-ui',
  ],
  'user:campaigner': [
    'user:default/campaigner',
    'group:default/campaigns',
    'group:default/marketing',
    'component:default/shop-ui',
  ],
  'user:order-owner': ['user:default/order-owner', 'component:default/billing'],
};
const OWNS: Record<string, string> = {
  'user:analyst': 'group:default/marketing',
  'user:campaigner': 'group:default/campaigns',
  'user:order-owner': 'group:default/order-team',
};
const OWNER_NOW: Record<string, string> = {
  'dataproduct:default/orders': 'group:default/order-team',
  'dataproduct:default/audiences': 'group:default/marketing',
};

type Row = Pick<
  AccessRequestRow,
  'consumer_ref' | 'requester_ref' | 'product_ref' | 'owner_ref'
>;

function shownTo(user: string, row: Row, scope: string): boolean {
  const mine =
    row.requester_ref === user.replace(':', ':default/') ||
    ACTS_FOR[user].includes(row.consumer_ref);
  const owner = OWNER_NOW[row.product_ref] ?? row.owner_ref;
  return scope === 'mine' ? mine : owner === OWNS[user];
}

function statusOf(row: AccessGrantRow, now: Date): (typeof STATUSES)[number] {
  if (row.end_kind !== null || toDate(row.ends_at) <= now) {
    return 'ended';
  }
  return toDate(row.starts_at) > now ? 'scheduled' : 'active';
}

describe.each(databases.eachSupportedId())('lists on %s', databaseId => {
  let access: TestAccess;
  let requests: AccessRequestRow[];
  let grants: AccessGrantRow[];
  const now = new Date('2026-01-15T10:00:00.000Z');

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    access = await TestAccess.create(knex, { now });
    // The same few instants again and again: ids have to tell them apart.
    const pick = <T>(list: readonly T[], n: number) => list[n % list.length];
    requests = [];
    grants = [];
    for (let n = 0; n < 120; n++) {
      const row = {
        consumer_ref: pick(CONSUMERS, n * 7),
        requester_ref: pick(USERS, n * 5).replace(':', ':default/'),
        product_ref: pick(PRODUCTS, n * 11),
        owner_ref: pick(
          ['group:default/order-team', 'group:default/marketing'],
          n,
        ),
        role: `role-${n}`,
      };
      requests.push(
        await insertRequest(knex, {
          ...row,
          state: pick(STATES, Math.floor(n / 2)),
          created_at: new Date(now.getTime() - (n % 13) * DAY),
        }),
      );
      const begin = ((n % 17) - 10) * DAY;
      grants.push(
        await insertGrant(knex, {
          ...row,
          starts_at: new Date(now.getTime() + begin),
          ends_at: new Date(now.getTime() + begin + 6 * DAY),
          end_kind: n % 5 === 0 ? 'revoked' : null,
          phase: n % 3 === 0 ? 'blocked' : 'idle',
          health: n % 4 === 0 ? 'drifted' : 'healthy',
          due_at: n % 7 === 0 ? null : now,
        }),
      );
    }
    await knex('products').insert({
      ref: 'dataproduct:default/gone',
      content_hash: 'x',
      revision: 0,
      projection_version: 1,
      projection: '{}',
      document: '{}',
      first_seen_at: now,
      updated_at: now,
      vanished_at: now,
    });
  });

  it('give every request once and in order, page by page, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...USERS),
        fc.constantFrom('mine' as const, 'all' as const),
        fc.subarray([...STATES]),
        fc.option(fc.constantFrom(...PRODUCTS), { nil: undefined }),
        fc.integer({ min: 1, max: 40 }),
        async (user, scope, state, product, limit) => {
          const caller = await access.caller(user);
          const query: RequestListQuery = { scope, state, product, limit };
          const found: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await listRequests(access.room, caller, {
              ...query,
              cursor,
            });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            found.push(...page.items.map(item => item.id));
            cursor = page.nextCursor;
          } while (cursor);
          const expected = requests
            .filter(row => shownTo(user, row, scope))
            .filter(
              row =>
                state.length === 0 || state.includes(row.state as 'pending'),
            )
            .filter(row => !product || row.product_ref === product)
            .sort(
              (a, b) =>
                toDate(b.created_at).getTime() -
                  toDate(a.created_at).getTime() || (a.id < b.id ? 1 : -1),
            )
            .map(row => row.id);
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give every grant once and in order, page by page, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...USERS),
        fc.constantFrom('mine' as const, 'all' as const),
        fc.subarray([...STATUSES]),
        fc.boolean(),
        fc.option(fc.constantFrom(...PRODUCTS), { nil: undefined }),
        fc.integer({ min: 1, max: 40 }),
        async (user, scope, status, problems, product, limit) => {
          const caller = await access.caller(user);
          const query: GrantListQuery = {
            scope,
            status,
            problems,
            product,
            limit,
          };
          const found: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await listGrants(access.room, caller, {
              ...query,
              cursor,
            });
            found.push(...page.items.map(item => item.id));
            cursor = page.nextCursor;
          } while (cursor);
          const backwards = status.length === 1 && status[0] === 'ended';
          const expected = grants
            .filter(row => shownTo(user, row, scope))
            .filter(row => {
              const is = statusOf(row, now);
              return status.length === 0 || status.includes(is);
            })
            .filter(
              row =>
                !problems ||
                (row.due_at !== null &&
                  (row.phase === 'blocked' || row.health === 'drifted')),
            )
            .filter(row => !product || row.product_ref === product)
            .sort(
              (a, b) =>
                toDate(a.ends_at).getTime() - toDate(b.ends_at).getTime() ||
                (a.id < b.id ? -1 : 1),
            )
            .map(row => row.id);
          expect(found).toEqual(backwards ? expected.reverse() : expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('show overseers everything of the products that they may read', async () => {
    access.permit('user:governor', accessReadAllPermission);
    const governor = await access.caller('user:governor');
    const page = await listRequests(access.room, governor, {
      scope: 'all',
      limit: 200,
    });
    expect(page.items).toHaveLength(requests.length);
    access.hidden.add('dataproduct:default/orders');
    try {
      const some = await listRequests(access.room, governor, {
        scope: 'all',
        limit: 200,
      });
      // Nobody can say any more who may read what is gone.
      expect(new Set(some.items.map(item => item.product.ref))).toEqual(
        new Set(['dataproduct:default/audiences']),
      );
    } finally {
      access.hidden.clear();
    }
  });

  it('say of what is gone that it is', async () => {
    const caller = await access.caller('user:analyst');
    const page = await listRequests(access.room, caller, {
      scope: 'mine',
      limit: 200,
    });
    for (const { product } of page.items) {
      expect(product.gone).toBe(
        product.ref === 'dataproduct:default/gone' ? true : undefined,
      );
    }
  });

  it.each([
    ['of another list', { scope: 'all', limit: 1 }],
    ['made up', { scope: 'mine', limit: 1, cursor: 'e30' }],
    ['no JSON', { scope: 'mine', limit: 1, cursor: '*' }],
  ] as Array<[string, RequestListQuery]>)(
    'refuse a cursor that is %s',
    async (_what, query) => {
      const caller = await access.caller('user:analyst');
      const { nextCursor } = await listRequests(access.room, caller, {
        scope: 'mine',
        limit: 1,
      });
      await expect(
        listRequests(access.room, caller, {
          ...query,
          cursor: query.cursor ?? nextCursor,
        }),
      ).rejects.toThrow('start again without a cursor');
    },
  );

  it('refuse a filter that no database could compare', async () => {
    const caller = await access.caller('user:analyst');
    await expect(
      listRequests(access.room, caller, {
        scope: 'mine',
        limit: 1,
        product: 'dataproduct:default/\u0000',
      }),
    ).rejects.toThrow(`'product' holds a control character`);
  });
});
