import fc from 'fast-check';
import {
  formatScorecardState,
  LEAGUE_SORTS,
  parseScorecardState,
  type LeagueSort,
} from './scorecardState';

const parse = (query: string) =>
  parseScorecardState(new URLSearchParams(query));

describe('the state of the scorecards in the URL', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.record({
          domain: fc.option(fc.constantFrom('domain:default/a', 'domain:x/b'), {
            nil: undefined,
          }),
          sort: fc.constantFrom(...(Object.keys(LEAGUE_SORTS) as LeagueSort[])),
          order: fc.constantFrom('asc' as const, 'desc' as const),
        }),
        state => {
          expect(parse(formatScorecardState(state).toString())).toEqual(state);
        },
      ),
    );
  });

  it.each([
    ['', ''],
    ['sort=constructor&order=up', ''],
    ['sort=score&order=desc', ''],
    ['sort=failing', 'sort=failing'],
    ['domain=Domain:Default/Shop', 'domain=domain%3Adefault%2Fshop'],
    [`domain=${'x'.repeat(301)}`, ''],
  ])('"%s" is kept as "%s"', (query, written) => {
    expect(formatScorecardState(parse(query)).toString()).toBe(written);
  });
});
