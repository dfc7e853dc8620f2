import Button from '@material-ui/core/Button';
import SearchIcon from '@material-ui/icons/Search';
import { EmptyMessage } from '../components';
import { countFilters, type SearchState } from './searchState';
import type { ChangeSearchState } from './useSearchState';

/** Products exist, but none fits: offers to ask for less. */
export function NothingFound(props: {
  state: SearchState;
  onChange: ChangeSearchState;
}) {
  const { state, onChange } = props;
  const text = state.q.trim();
  const hasFilters = countFilters(state.filters) > 0;
  return (
    <EmptyMessage
      icon={<SearchIcon />}
      title="No data product matches"
      description={
        text
          ? `Nothing has all the words of “${text}” in its name, description, tags, ports or columns${
              hasFilters ? ', within the chosen filters' : ''
            }. The start of a word is enough.`
          : 'No data product has all the chosen properties.'
      }
      action={
        <div>
          {hasFilters && (
            <Button color="primary" onClick={() => onChange({ filters: {} })}>
              Clear filters
            </Button>
          )}
          {text && (
            <Button color="primary" onClick={() => onChange({ q: '' })}>
              Search for all
            </Button>
          )}
        </div>
      }
    />
  );
}
