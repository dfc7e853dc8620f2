import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import NativeSelect from '@material-ui/core/NativeSelect';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ViewListIcon from '@material-ui/icons/ViewList';
import ViewModuleIcon from '@material-ui/icons/ViewModule';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { mutedColor } from '../components/tones';
import {
  effectiveSort,
  PAGE_SIZES,
  type Order,
  type SearchState,
  type Sort,
} from './searchState';
import type { ChangeSearchState } from './useSearchState';

const SORT_OPTIONS: { sort: Sort; order: Order; label: string }[] = [
  { sort: 'relevance', order: 'desc', label: 'Best match' },
  { sort: 'title', order: 'asc', label: 'Title, A to Z' },
  { sort: 'title', order: 'desc', label: 'Title, Z to A' },
  { sort: 'domain', order: 'asc', label: 'Domain, A to Z' },
  { sort: 'domain', order: 'desc', label: 'Domain, Z to A' },
  { sort: 'updated', order: 'desc', label: 'Recently changed' },
  { sort: 'updated', order: 'asc', label: 'Longest unchanged' },
  { sort: 'quality', order: 'desc', label: 'Best quality first' },
  { sort: 'quality', order: 'asc', label: 'Worst quality first' },
  { sort: 'classification', order: 'asc', label: 'Most open first' },
  { sort: 'classification', order: 'desc', label: 'Most confidential first' },
];

const useStyles = makeStyles(theme => ({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(2),
  },
  label: {
    color: mutedColor(theme),
  },
  pageSize: {
    minWidth: 80,
  },
  count: {
    flex: '1 1 140px',
    alignSelf: 'center',
  },
}));

/** How many were found, and how they are shown. */
export function ResultToolbar(props: {
  state: SearchState;
  onChange: ChangeSearchState;
  /** Read out when it changes. */
  summary: string;
}) {
  const { state, onChange, summary } = props;
  const classes = useStyles();
  const { sort, order } = effectiveSort(state);
  const hasText = state.q.trim() !== '';
  return (
    <div className={classes.toolbar}>
      <Typography
        role="status"
        aria-live="polite"
        variant="subtitle1"
        component="p"
        className={classes.count}
      >
        {summary}
      </Typography>
      <FormControl>
        <InputLabel htmlFor="data-mesh-sort" className={classes.label}>
          Sort by
        </InputLabel>
        <NativeSelect
          inputProps={{ id: 'data-mesh-sort' }}
          value={`${sort}:${order}`}
          onChange={event => {
            const [newSort, newOrder] = event.target.value.split(':');
            onChange({ sort: newSort as Sort, order: newOrder as Order });
          }}
        >
          {SORT_OPTIONS.filter(o => hasText || o.sort !== 'relevance').map(
            option => (
              <option
                key={option.label}
                value={`${option.sort}:${option.order}`}
              >
                {option.label}
              </option>
            ),
          )}
        </NativeSelect>
      </FormControl>
      <FormControl className={classes.pageSize}>
        <InputLabel htmlFor="data-mesh-page-size" className={classes.label}>
          Per page
        </InputLabel>
        <NativeSelect
          inputProps={{ id: 'data-mesh-page-size' }}
          value={state.limit}
          onChange={event => onChange({ limit: Number(event.target.value) })}
        >
          {PAGE_SIZES.map(size => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </NativeSelect>
      </FormControl>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={state.view}
        aria-label="View"
        onChange={(_, view) => view && onChange({ view })}
      >
        <ToggleButton value="cards" aria-label="Cards" title="Cards">
          <ViewModuleIcon />
        </ToggleButton>
        <ToggleButton value="table" aria-label="Table" title="Table">
          <ViewListIcon />
        </ToggleButton>
      </ToggleButtonGroup>
    </div>
  );
}
