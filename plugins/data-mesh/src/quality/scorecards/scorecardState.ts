/** By what the domains of the league are sorted, and what comes first. */
export const LEAGUE_SORTS = {
  title: 'asc',
  score: 'desc',
  coverage: 'desc',
  failing: 'desc',
  incidents: 'desc',
  maturity: 'desc',
  products: 'desc',
} as const;

export type LeagueSort = keyof typeof LEAGUE_SORTS;
export type LeagueOrder = 'asc' | 'desc';

/** All that decides what the page shows; it stands in the URL. */
export type ScorecardState = {
  /** Full reference; absent for the whole mesh. */
  domain?: string;
  sort: LeagueSort;
  order: LeagueOrder;
};

const DEFAULT_SORT: LeagueSort = 'score';
const MAX_REF = 300;

/** Reads the state from a URL's query; what is not understood is left out. */
export function parseScorecardState(params: URLSearchParams): ScorecardState {
  const domain = params.get('domain') ?? '';
  const wanted = params.get('sort') ?? '';
  const sort = Object.hasOwn(LEAGUE_SORTS, wanted)
    ? (wanted as LeagueSort)
    : DEFAULT_SORT;
  const order = params.get('order');
  return {
    domain:
      domain !== '' && domain.length <= MAX_REF
        ? domain.toLocaleLowerCase('en-US')
        : undefined,
    sort,
    order: order === 'asc' || order === 'desc' ? order : LEAGUE_SORTS[sort],
  };
}

/** Writes the state as a URL's query; what is the default is left out. */
export function formatScorecardState(state: ScorecardState): URLSearchParams {
  const params = new URLSearchParams();
  const { domain, sort, order } = state;
  if (domain) params.set('domain', domain);
  if (sort !== DEFAULT_SORT) params.set('sort', sort);
  if (order !== LEAGUE_SORTS[sort]) params.set('order', order);
  return params;
}
