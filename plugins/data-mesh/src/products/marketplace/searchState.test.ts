import fc from 'fast-check';
import {
  changeSearchState,
  effectiveSort,
  FACET_NAMES,
  formatSearchState,
  PAGE_SIZES,
  parseSearchState,
  SORTS,
  toggleFilter,
  type SearchState,
  type Sort,
} from './searchState';

const parse = (query: string) => parseSearchState(new URLSearchParams(query));

const anyState: fc.Arbitrary<SearchState> = fc
  .record({
    q: fc.string({ maxLength: 200 }),
    filters: fc.dictionary(
      fc.constantFrom(...FACET_NAMES),
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }),
      { noNullPrototype: true },
    ),
    sort: fc.option(fc.constantFrom(...(Object.keys(SORTS) as Sort[])), {
      nil: undefined,
    }),
    order: fc.option(fc.constantFrom('asc' as const, 'desc' as const), {
      nil: undefined,
    }),
    limit: fc.constantFrom(...PAGE_SIZES),
    view: fc.constantFrom('cards' as const, 'table' as const),
    cursor: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    page: fc.integer({ min: 1, max: 1000 }),
  })
  .map(state => (state.cursor ? state : { ...state, page: 1 }));

describe('the state of the marketplace in the URL', () => {
  it('comes back from the URL as it was written', () => {
    fc.assert(
      fc.property(anyState, state => {
        const query = formatSearchState(state).toString();
        expect(parse(query)).toEqual(state);
      }),
    );
  });

  it('is readable from any query without failing', () => {
    fc.assert(
      fc.property(fc.string(), query => {
        expect(PAGE_SIZES).toContain(parse(query).limit);
      }),
    );
  });

  it.each([
    { query: '', written: '' },
    { query: 'limit=20&view=cards&page=1', written: '' },
    { query: 'limit=7&view=mosaic&sort=size&order=up&page=x', written: '' },
    { query: 'page=4', written: '' },
    { query: 'tag=a&tag=a&tag=', written: 'tag=a' },
    {
      query: 'owner=group:default/a&q=mail',
      written: 'q=mail&owner=group%3Adefault%2Fa',
    },
  ])('"$query" is kept as "$written"', ({ query, written }) => {
    expect(formatSearchState(parse(query)).toString()).toBe(written);
  });
});

describe('a change of the state', () => {
  const onPage3 = parse('q=mail&cursor=c3&page=3&view=table');

  it.each([
    { change: { q: 'phone' }, cursor: undefined },
    { change: { filters: { tag: ['a'] } }, cursor: undefined },
    { change: { sort: 'title' as const }, cursor: undefined },
    { change: { limit: 50 }, cursor: undefined },
    { change: { view: 'cards' as const }, cursor: 'c3' },
    { change: { cursor: 'c4', page: 4 }, cursor: 'c4' },
  ])('$change leads to the page at $cursor', ({ change, cursor }) => {
    expect(changeSearchState(onPage3, change).cursor).toBe(cursor);
  });

  it('toggles a value of a facet and leaves the others', () => {
    const one = toggleFilter({ tag: ['a'] }, 'type', 'aggregate');
    expect(one).toEqual({ tag: ['a'], type: ['aggregate'] });
    expect(toggleFilter(one, 'tag', 'a')).toEqual({ type: ['aggregate'] });
  });
});

describe('the sorting in force', () => {
  it.each([
    { query: '', sort: 'title', order: 'asc' },
    { query: 'q=mail', sort: 'relevance', order: 'desc' },
    { query: 'q=+', sort: 'title', order: 'asc' },
    { query: 'sort=relevance', sort: 'title', order: 'asc' },
    { query: 'sort=relevance&order=desc', sort: 'title', order: 'asc' },
    { query: 'sort=updated', sort: 'updated', order: 'desc' },
    {
      query: 'q=mail&sort=updated&order=asc',
      sort: 'updated',
      order: 'asc',
    },
  ])('of "$query" is $sort, $order', ({ query, sort, order }) => {
    expect(effectiveSort(parse(query))).toEqual({ sort, order });
  });
});
