import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import InputBase from '@material-ui/core/InputBase';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Facet,
  FacetName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from '../components/plural';
import { useClassifications } from '../components/useClassifications';
import { VisuallyHidden } from '../components/VisuallyHidden';
import {
  arrangeFacetValues,
  FACET_TITLES,
  facetValueLabel,
} from './facetLabels';
import { mutedColor } from '../components/tones';

const SHOWN_AT_FIRST = 6;
/** From this many values on, a field helps to find one. */
const WORTH_FINDING = 15;

const useStyles = makeStyles(theme => ({
  group: {
    margin: 0,
    padding: theme.spacing(1.5, 0),
    border: 0,
    minWidth: 0,
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  legend: {
    // A floated legend takes part in the layout of its fieldset.
    float: 'left',
    width: '100%',
    padding: 0,
    marginBottom: theme.spacing(0.5),
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: 26,
    fontWeight: theme.typography.fontWeightBold as number,
    fontSize: '0.875rem',
    color: theme.palette.text.primary,
  },
  values: {
    clear: 'both',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  value: {
    display: 'flex',
    alignItems: 'flex-start',
    margin: 0,
    width: '100%',
    borderRadius: theme.shape.borderRadius,
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  checkbox: {
    padding: 4,
  },
  label: {
    ...theme.typography.body2,
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    paddingTop: 4,
    lineHeight: '20px',
  },
  labelRoot: {
    flex: 1,
    minWidth: 0,
  },
  labelText: {
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  count: {
    color: mutedColor(theme),
    fontVariantNumeric: 'tabular-nums',
    paddingRight: theme.spacing(0.5),
  },
  small: {
    padding: theme.spacing(0, 0.5),
    minWidth: 0,
    textTransform: 'none',
  },
  find: {
    clear: 'both',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0, 1),
    marginBottom: theme.spacing(0.5),
    fontSize: '0.875rem',
  },
}));

/** One facet: its values with their counts, any number of them chosen. */
export function FacetGroup(props: {
  facet: Facet;
  chosen: string[];
  onToggle: (name: FacetName, value: string) => void;
  onClear: (name: FacetName) => void;
}) {
  const { facet, chosen, onToggle, onClear } = props;
  const classes = useStyles();
  const listId = useId();
  const classifications = useClassifications();
  const [expanded, setExpanded] = useState(false);
  const [wanted, setWanted] = useState('');

  const title = FACET_TITLES[facet.name];
  const all = arrangeFacetValues(
    facet.name,
    facet.values,
    chosen,
    classifications,
  ).map(({ value, count }) => ({
    value,
    count,
    label: facetValueLabel(facet.name, value, facet),
  }));
  if (all.length === 0) {
    return null;
  }
  const found = all.filter(({ label }) =>
    label.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()),
  );
  const shown = expanded
    ? found
    : all.filter(
        ({ value }, index) => index < SHOWN_AT_FIRST || chosen.includes(value),
      );
  const hidden = all.length - shown.length;

  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>
        {title}
        {chosen.length > 0 && (
          <Button
            size="small"
            color="primary"
            className={classes.small}
            aria-label={`Clear ${title}`}
            onClick={() => onClear(facet.name)}
          >
            Clear
          </Button>
        )}
      </legend>
      {expanded && all.length >= WORTH_FINDING && (
        <InputBase
          className={classes.find}
          fullWidth
          placeholder="Find…"
          value={wanted}
          onChange={event => setWanted(event.target.value)}
          inputProps={{ 'aria-label': `Find in ${title}` }}
        />
      )}
      <ul id={listId} className={classes.values}>
        {shown.map(({ value, count, label }) => (
          <li key={value}>
            <FormControlLabel
              classes={{ root: classes.value, label: classes.labelRoot }}
              control={
                <Checkbox
                  className={classes.checkbox}
                  size="small"
                  color="primary"
                  checked={chosen.includes(value)}
                  onChange={() => onToggle(facet.name, value)}
                />
              }
              label={
                <span className={classes.label}>
                  <span className={classes.labelText}>{label}</span>
                  <span className={classes.count} aria-hidden>
                    {count.toLocaleString('en')}
                  </span>
                  <VisuallyHidden>, {plural(count, 'product')}</VisuallyHidden>
                </span>
              }
            />
          </li>
        ))}
      </ul>
      {(expanded || hidden > 0) && all.length > SHOWN_AT_FIRST && (
        <Button
          size="small"
          color="primary"
          className={classes.small}
          aria-expanded={expanded}
          aria-controls={listId}
          aria-label={
            expanded
              ? `Show fewer of ${title}`
              : `Show all ${all.length} of ${title}`
          }
          onClick={() => {
            setExpanded(!expanded);
            setWanted('');
          }}
        >
          {expanded ? 'Show fewer' : `Show all ${all.length}`}
        </Button>
      )}
    </fieldset>
  );
}
