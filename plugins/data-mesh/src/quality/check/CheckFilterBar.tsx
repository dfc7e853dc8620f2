import { useId } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  dimensionLabel,
  engineLabel,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { Choice } from '../../products/entity/Choice';
import type { ChangeUrl } from '../../products/entity/useUrlState';
import {
  FILTER_NAMES,
  facetValues,
  stateOptions,
  type CheckFilters,
} from './checkFilters';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    margin: theme.spacing(1, 0, 2),
  },
  field: { flex: '1 1 180px', maxWidth: 320, fontSize: '0.875rem' },
  // The gap in the frame is as wide as a label of this size.
  input: { fontSize: '0.875rem' },
}));

/** Narrows the list of checks down; what is chosen stands in the address. */
export function CheckFilterBar(props: {
  checks: readonly QualityCheck[];
  filters: CheckFilters;
  change: ChangeUrl;
}) {
  const { checks, filters, change } = props;
  const classes = useStyles();
  const textId = useId();
  const set = (name: keyof CheckFilters) => (value: string) =>
    change({ [name]: value || undefined });
  const facet = (
    name: 'port' | 'engine' | 'dimension',
    label: string,
    all: string,
    called: (value: string) => string = value => value,
  ) => {
    const values = facetValues(checks, name);
    const chosen = filters[name];
    if (values.length < 2 && chosen === undefined) return null;
    return (
      <Choice
        label={label}
        value={chosen ?? ''}
        options={withChosen(
          [
            { value: '', label: all },
            ...values.map(({ value, count }) => ({
              value,
              label: `${called(value)} (${count})`,
            })),
          ],
          chosen,
        )}
        onChange={set(name)}
      />
    );
  };
  return (
    <div className={classes.root} role="search" aria-label="Checks">
      <TextField
        id={textId}
        label="Find a check"
        value={filters.q ?? ''}
        onChange={event => set('q')(event.target.value)}
        className={classes.field}
        InputProps={{ className: classes.input }}
        InputLabelProps={{ shrink: true, className: classes.input }}
        type="search"
        variant="outlined"
        size="small"
      />
      <Choice
        label="State"
        value={filters.state ?? ''}
        options={withChosen(
          [{ value: '', label: 'Any state' }, ...stateOptions(checks)],
          filters.state,
        )}
        onChange={set('state')}
      />
      {facet('port', 'Output port', 'All ports')}
      {facet('dimension', 'Dimension', 'All dimensions', dimensionLabel)}
      {facet('engine', 'Engine', 'All engines', engineLabel)}
      {FILTER_NAMES.some(name => filters[name] !== undefined) && (
        <Button
          color="primary"
          onClick={() =>
            change(
              Object.fromEntries(FILTER_NAMES.map(name => [name, undefined])),
            )
          }
        >
          Clear filters
        </Button>
      )}
    </div>
  );
}

/** What the address asks for can be seen, also where nothing has it now. */
function withChosen(
  options: Array<{ value: string; label: string }>,
  chosen: string | undefined,
): Array<{ value: string; label: string }> {
  return chosen === undefined || options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: `${chosen} (0)` }];
}
