import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import type { Facet } from '@backstage-data-mesh/plugin-data-mesh-common';
import { FACET_TITLES, facetValueLabel } from './facetLabels';
import { FACET_NAMES, toggleFilter, type SearchState } from './searchState';
import type { ChangeSearchState } from './useSearchState';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: theme.spacing(0, 0, 2),
    padding: 0,
  },
  chip: {
    margin: 0,
    maxWidth: '100%',
  },
}));

/** What narrows the list down, each to be taken away by itself or all at once. */
export function ActiveFilters(props: {
  state: SearchState;
  onChange: ChangeSearchState;
  facets?: Facet[];
}) {
  const { state, onChange, facets } = props;
  const classes = useStyles();
  const active = FACET_NAMES.flatMap(name =>
    (state.filters[name] ?? []).map(value => ({
      name,
      value,
      label: `${FACET_TITLES[name]}: ${facetValueLabel(
        name,
        value,
        facets?.find(facet => facet.name === name),
      )}`,
    })),
  );
  if (active.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list} aria-label="Active filters">
      {active.map(({ name, value, label }) => {
        const remove = () =>
          onChange({ filters: toggleFilter(state.filters, name, value) });
        return (
          <li key={`${name}:${value}`}>
            <Chip
              className={classes.chip}
              size="small"
              label={label}
              aria-label={`Remove filter ${label}`}
              onClick={remove}
              onDelete={remove}
            />
          </li>
        );
      })}
      <li>
        <Button
          size="small"
          color="primary"
          onClick={() => onChange({ filters: {} })}
        >
          Clear filters
        </Button>
      </li>
    </ul>
  );
}
