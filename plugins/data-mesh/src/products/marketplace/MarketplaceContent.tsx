import { useId, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import FilterListIcon from '@material-ui/icons/FilterList';
import { plural, VisuallyHidden } from '../components';
import { ActiveFilters } from './ActiveFilters';
import { FacetPanel } from './FacetPanel';
import { NothingDeclared } from './NothingDeclared';
import { Results } from './Results';
import { ResultToolbar } from './ResultToolbar';
import { SearchField } from './SearchField';
import { countFilters, isNarrowed } from './searchState';
import { useFacets, useProducts } from './useMarketplace';
import { useResultKeys } from './useResultKeys';
import { useSearchState } from './useSearchState';
import { useSlashKey } from './useSlashKey';

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: '250px minmax(0, 1fr)',
    gap: theme.spacing(2, 4),
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  search: {
    gridColumn: '1 / -1',
  },
  facets: {
    minWidth: 0,
  },
}));

/** Finds data products by text, down to column names, and by facets. */
export function MarketplaceContent() {
  const classes = useStyles();
  const theme = useTheme();
  const isNarrow = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const facetsId = useId();
  const headingId = useId();
  const [facetsOpen, setFacetsOpen] = useState(false);

  const [state, change] = useSearchState();
  const products = useProducts(state);
  const facets = useFacets(state);

  const searchField = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLElement>(null);
  useSlashKey(searchField);
  const { focusFirst } = useResultKeys(results, searchField);

  const page = products.data;
  const newSummary =
    page && !products.loading ? summarize(page.total, state.q) : undefined;
  // Stays until the next answer, so that nothing flickers while one types.
  const [summary, setSummary] = useState('');
  if (newSummary !== undefined && newSummary !== summary) {
    setSummary(newSummary);
  }

  if (page?.total === 0 && !products.loading && !isNarrowed(state)) {
    return <NothingDeclared />;
  }
  const filterCount = countFilters(state.filters);
  return (
    <div className={classes.page}>
      <div className={classes.search} role="search">
        <SearchField
          value={state.q}
          // One step back leads to before the text, not through its letters.
          onChange={q => change({ q }, { replace: state.q !== '' })}
          onArrowDown={focusFirst}
          inputRef={searchField}
        />
      </div>
      <aside className={classes.facets} aria-label="Filters">
        {isNarrow && (
          <Button
            variant="outlined"
            fullWidth
            startIcon={<FilterListIcon />}
            aria-expanded={facetsOpen}
            aria-controls={facetsId}
            onClick={() => setFacetsOpen(!facetsOpen)}
          >
            {filterCount > 0 ? `Filters (${filterCount})` : 'Filters'}
          </Button>
        )}
        <div id={facetsId} hidden={isNarrow && !facetsOpen}>
          <FacetPanel
            state={state}
            onChange={change}
            facets={facets}
            hideError={products.error !== undefined}
          />
        </div>
      </aside>
      <section ref={results} aria-labelledby={headingId}>
        <VisuallyHidden component="h2" id={headingId}>
          Data products found
        </VisuallyHidden>
        <ResultToolbar state={state} onChange={change} summary={summary} />
        <ActiveFilters state={state} onChange={change} facets={facets.data} />
        <Results
          state={state}
          onChange={change}
          products={products}
          onRetry={() => {
            products.refetch();
            facets.refetch();
          }}
        />
      </section>
    </div>
  );
}

function summarize(total: number, q: string): string {
  const count = plural(total, 'data product');
  return q.trim() ? `${count} for “${q.trim()}”` : count;
}
