import { formatMapState, parseMapState } from './mapState';

const roundTrip = (query: string) =>
  decodeURIComponent(
    formatMapState(parseMapState(new URLSearchParams(query))).toString(),
  );

describe('the state of the map in the URL', () => {
  it.each([
    '',
    'q=email',
    'domain=domain:default/order&type=aggregate&type=source-aligned',
    'q=a&classification=internal&colour=lifecycle&product=dataproduct:default/orders&view=list&others=hide',
  ])('reads back what it writes: %p', query => {
    expect(roundTrip(query)).toBe(query);
  });

  it('leaves out defaults, nonsense, and what belongs to lists', () => {
    expect(
      roundTrip(
        'view=cards&others=fade&sort=title&order=desc&limit=50&cursor=x&page=3&type=&nonsense=1',
      ),
    ).toBe('');
  });

  it('takes the filters of the marketplace as they are', () => {
    const { search, view } = parseMapState(
      new URLSearchParams('q=mail&owner=group:default/a&view=table'),
    );
    expect(search.q).toBe('mail');
    expect(search.filters).toEqual({ owner: ['group:default/a'] });
    expect(view).toBe('map');
  });
});
