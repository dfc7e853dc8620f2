import fc from 'fast-check';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { MIGRATIONS_DIRECTORY } from '../../database/migrate';
import type { Place } from '../../lists/place';
import { insertGrant, insertRequest } from '../__testUtils__/insertRows';
import { findIds, type Search, type Way } from './findIds';

const databases = createTestDatabases();

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const everything = () => {};
/** Values that no row has. */
const unknown = (count: number) =>
  Array.from({ length: count }, (_, n) => `user:default/unknown-${n}`);

const ANNA = 'user:default/anna';
const OTTO = 'user:default/otto';
const TEAM = 'group:default/team';

// Three of the same instant, that only their ids tell apart.
const REQUESTS = [
  { id: 'a', day: 1, consumer: ANNA, requester: ANNA, state: 'pending' },
  { id: 'b', day: 2, consumer: TEAM, requester: ANNA, state: 'pending' },
  { id: 'c', day: 2, consumer: TEAM, requester: OTTO, state: 'pending' },
  { id: 'd', day: 2, consumer: OTTO, requester: OTTO, state: 'pending' },
  { id: 'e', day: 3, consumer: TEAM, requester: ANNA, state: 'approved' },
  { id: 'f', day: 4, consumer: OTTO, requester: OTTO, state: 'approved' },
];

const usedBy = (...values: string[]) => ({
  column: 'consumer_ref',
  values,
});
const askedBy = (...values: string[]) => ({
  column: 'requester_ref',
  values,
});
const askedByOtto = (query: Knex.QueryBuilder) => {
  query.where({ requester_ref: OTTO });
};
const approved = (query: Knex.QueryBuilder) => {
  query.where({ state: 'approved' });
};

type Case = Partial<Search> & {
  title: string;
  ways: Way[];
  after?: Place;
  limit?: number;
  found: string;
};

const CASES: Case[] = [
  { title: 'of one value', ways: [usedBy(TEAM)], found: 'bce' },
  {
    title: 'of several values in one order',
    ways: [usedBy(OTTO, ANNA)],
    found: 'adf',
  },
  {
    title: 'of several ways in one order',
    ways: [usedBy(OTTO), askedBy(ANNA)],
    found: 'abdef',
  },
  {
    title: 'that are found on two ways once, and fill the page with others',
    ways: [usedBy(TEAM), askedBy(ANNA)],
    direction: 'desc',
    limit: 2,
    found: 'ec',
  },
  {
    title: 'of a value that is named twice once',
    ways: [usedBy(TEAM, TEAM)],
    direction: 'desc',
    limit: 2,
    found: 'ec',
  },
  { title: 'of the whole table', ways: ['all'], found: 'abcdef' },
  {
    title: 'of the whole table, last first',
    ways: ['all'],
    direction: 'desc',
    found: 'fedcba',
  },
  {
    title: 'of the whole table once, beside another way',
    ways: ['all', usedBy(TEAM)],
    limit: 4,
    found: 'abcd',
  },
  {
    title: 'of a page that ends among equal instants',
    ways: ['all'],
    limit: 2,
    found: 'ab',
  },
  {
    title: 'of a page that ends among equal instants, last first',
    ways: [usedBy(...unknown(500), ANNA, OTTO, TEAM)],
    direction: 'desc',
    limit: 3,
    found: 'fed',
  },
  {
    title: 'after a place among equal instants',
    ways: ['all'],
    after: { at: day(2), id: 'b' },
    found: 'cdef',
  },
  {
    title: 'after a place among equal instants, last first',
    ways: [askedBy(ANNA, OTTO)],
    direction: 'desc',
    after: { at: day(2), id: 'c' },
    found: 'ba',
  },
  {
    title: 'after the place of a row that is gone',
    ways: [usedBy(TEAM, OTTO)],
    after: { at: day(2), id: 'bb' },
    limit: 3,
    found: 'cde',
  },
  {
    title: 'after the last place: none',
    ways: ['all', usedBy(OTTO)],
    after: { at: day(4), id: 'f' },
    found: '',
  },
  {
    title: 'of 500 values',
    ways: [usedBy(...unknown(499), TEAM)],
    found: 'bce',
  },
  {
    title: 'of more than 500 values, from a place on',
    ways: [usedBy(...unknown(500), TEAM, OTTO)],
    direction: 'desc',
    after: { at: day(3), id: 'e' },
    limit: 2,
    found: 'dc',
  },
  {
    title: 'of a way with a condition, which binds no other way',
    ways: [{ ...usedBy(TEAM), where: askedByOtto }, usedBy(ANNA)],
    found: 'ac',
  },
  {
    title: 'of more than 500 values with a condition',
    ways: [
      { ...usedBy(...unknown(500), TEAM), where: askedByOtto },
      usedBy(ANNA),
    ],
    found: 'ac',
  },
  {
    title: 'that fulfil the condition for all ways, page by page',
    ways: [usedBy(TEAM), askedBy(OTTO)],
    where: approved,
    limit: 2,
    found: 'ef',
  },
  {
    title: 'that fulfil the condition in the whole table',
    ways: ['all'],
    where: approved,
    limit: 1,
    found: 'e',
  },
  { title: 'of no way: none', ways: [], found: '' },
  {
    title: 'of ways without values: none',
    ways: [usedBy(), askedBy()],
    found: '',
  },
  {
    title: 'of the other way when one has no values',
    ways: [usedBy(), askedBy(ANNA)],
    found: 'abe',
  },
];

/** A grant in memory. */
type Row = {
  id: string;
  ends_at: Date;
  consumer_ref: string;
  requester_ref: string;
  product_ref: string;
  owner_ref: string;
};
type Column = 'consumer_ref' | 'requester_ref' | 'product_ref';
type Question = {
  direction: Search['direction'];
  ways: Array<'all' | { column: Column; values: string[]; owner?: string }>;
  product?: string;
  after?: Place;
  limit: number;
};

const REFS = [ANNA, OTTO, TEAM];
const PRODUCTS = ['dataproduct:default/orders', 'dataproduct:default/returns'];
const OWNERS = ['group:default/sales', 'group:default/logistics'];

// Few instants and few values, in no order that an index could have by chance.
const ROWS: Row[] = Array.from({ length: 48 }, (_, n) => ({
  id: String((n * 31) % 97).padStart(2, '0'),
  ends_at: day(1 + ((n * 5) % 7)),
  consumer_ref: REFS[(n * 7) % 3],
  requester_ref: REFS[Math.floor(n / 3) % 3],
  product_ref: PRODUCTS[Math.floor(n / 5) % 2],
  owner_ref: OWNERS[Math.floor(n / 7) % 2],
}));

const arbitraryWay = fc.record(
  {
    column: fc.constantFrom<Column[]>(
      'consumer_ref',
      'requester_ref',
      'product_ref',
    ),
    values: fc
      .tuple(
        fc.array(fc.constantFrom(...REFS, ...PRODUCTS), { maxLength: 4 }),
        fc.constantFrom(0, 0, 0, 501),
      )
      .map(([values, others]) => [...unknown(others), ...values]),
    owner: fc.constantFrom(...OWNERS),
  },
  { requiredKeys: ['column', 'values'] },
);

const arbitraryQuestion: fc.Arbitrary<Question> = fc.record(
  {
    direction: fc.constantFrom<Array<Search['direction']>>('asc', 'desc'),
    ways: fc.array(
      fc.oneof(
        { weight: 5, arbitrary: arbitraryWay },
        { weight: 1, arbitrary: fc.constant('all' as const) },
      ),
      { maxLength: 4 },
    ),
    product: fc.constantFrom(...PRODUCTS),
    after: fc.record({
      at: fc.integer({ min: 0, max: 8 }).map(day),
      id: fc.integer({ min: 0, max: 99 }).map(n => String(n).padStart(2, '0')),
    }),
    limit: fc.integer({ min: 1, max: 60 }),
  },
  { requiredKeys: ['direction', 'ways', 'limit'] },
);

/** Filtered, sorted and cut in memory. */
function naiveIds(question: Question): string[] {
  const { ways, product, after, direction, limit } = question;
  const sign = direction === 'asc' ? 1 : -1;
  const compare = (a: Place, b: Place) =>
    sign * (a.at.getTime() - b.at.getTime() || Number(a.id) - Number(b.id));
  return ROWS.filter(row =>
    ways.some(
      way =>
        way === 'all' ||
        (way.values.includes(row[way.column]) &&
          (way.owner === undefined || way.owner === row.owner_ref)),
    ),
  )
    .filter(row => product === undefined || row.product_ref === product)
    .map(row => ({ at: row.ends_at, id: row.id }))
    .filter(place => !after || compare(place, after) > 0)
    .sort(compare)
    .slice(0, limit)
    .map(place => place.id);
}

function searchOf({ direction, ways, product }: Question): Search {
  return {
    table: 'access_grants',
    orderBy: 'ends_at',
    direction,
    ways: ways.map(way =>
      way === 'all' || way.owner === undefined
        ? way
        : {
            ...way,
            where: query => {
              query.where({ owner_ref: way.owner });
            },
          },
    ),
    where: query => {
      if (product !== undefined) {
        query.where({ product_ref: product });
      }
    },
  };
}

describe.each(databases.eachSupportedId())('rows on %s', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    // Last first: what was written first is not what comes first.
    for (const row of [...REQUESTS].reverse()) {
      await insertRequest(knex, {
        id: row.id,
        role: row.id,
        consumer_ref: row.consumer,
        requester_ref: row.requester,
        state: row.state,
        created_at: day(row.day),
      });
    }
    for (const row of ROWS) {
      await insertGrant(knex, { ...row, role: row.id, starts_at: day(0) });
    }
  });

  it.each(CASES)(
    'are found: $title',
    async ({ title: _, after, limit = 10, found, ...search }) => {
      const ids = await findIds(
        knex,
        {
          table: 'access_requests',
          orderBy: 'created_at',
          direction: 'asc',
          where: everything,
          ...search,
        },
        { after, limit },
      );
      expect(ids.join('')).toBe(found);
    },
  );

  it('are found as if filtered, sorted and cut in memory', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryQuestion, async question => {
        const { after, limit } = question;
        expect(
          await findIds(knex, searchOf(question), { after, limit }),
        ).toEqual(naiveIds(question));
      }),
      { numRuns: 150 },
    );
  });
});
