import { useRef, useState, type RefObject } from 'react';
import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import InputLabel from '@material-ui/core/InputLabel';
import NativeSelect from '@material-ui/core/NativeSelect';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import FilterListIcon from '@material-ui/icons/FilterList';
import ListIcon from '@material-ui/icons/ViewList';
import MapIcon from '@material-ui/icons/AccountTreeOutlined';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import type { Facet } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DataMeshQueryResult } from '../../../query';
import { mutedColor } from '../../components/tones';
import { ActiveFilters } from '../../marketplace/ActiveFilters';
import { FacetPanel } from '../../marketplace/FacetPanel';
import { SearchField } from '../../marketplace/SearchField';
import {
  changeSearchState,
  countFilters,
  isNarrowed,
} from '../../marketplace/searchState';
import type { ChangeSearchState } from '../../marketplace/useSearchState';
import type { MeshColouring } from '../model/colouring';
import type { MapState } from './mapState';
import type { ChangeMapState } from './useMapState';

const useStyles = makeStyles(theme => ({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1.5),
  },
  search: { flex: '1 1 260px', maxWidth: 460 },
  label: { color: mutedColor(theme) },
  summary: {
    flex: '1 1 auto',
    textAlign: 'right',
    color: mutedColor(theme),
  },
  facets: {
    width: 320,
    maxWidth: '90vw',
    maxHeight: '70vh',
    padding: theme.spacing(0, 2, 1),
  },
}));

/** What of the mesh is shown, and how. */
export function MapToolbar(props: {
  state: MapState;
  onChange: ChangeMapState;
  colourings: MeshColouring[];
  colouring: MeshColouring;
  facets: DataMeshQueryResult<Facet[]>;
  /** Read out when it changes. */
  summary: string;
  inputRef: RefObject<HTMLInputElement>;
  onArrowDown: () => void;
}) {
  const { state, onChange, colourings, colouring, facets, summary } = props;
  const { search, view, others } = state;
  const classes = useStyles();
  const filterButton = useRef<HTMLButtonElement>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const changeSearch: ChangeSearchState = (change, options) =>
    onChange({ search: changeSearchState(search, change) }, options);
  const filterCount = countFilters(search.filters);
  return (
    <>
      <div className={classes.toolbar}>
        <div className={classes.search} role="search">
          <SearchField
            value={search.q}
            onChange={q => changeSearch({ q }, { replace: search.q !== '' })}
            onArrowDown={props.onArrowDown}
            inputRef={props.inputRef}
          />
        </div>
        <Button
          ref={filterButton}
          variant="outlined"
          startIcon={<FilterListIcon />}
          aria-haspopup="dialog"
          aria-expanded={filtersOpen}
          onClick={() => setFiltersOpen(true)}
        >
          {filterCount > 0 ? `Filters (${filterCount})` : 'Filters'}
        </Button>
        <Popover
          open={filtersOpen}
          anchorEl={filterButton.current}
          onClose={() => setFiltersOpen(false)}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          PaperProps={{
            className: classes.facets,
            role: 'dialog',
            'aria-label': 'Filters',
          }}
        >
          <FacetPanel
            state={search}
            onChange={changeSearch}
            facets={facets}
            hideError={false}
          />
        </Popover>
        {isNarrowed(search) && view === 'map' && (
          <FormControlLabel
            control={
              <Switch
                size="small"
                color="primary"
                checked={others === 'hide'}
                onChange={(_, hide) =>
                  onChange(
                    { others: hide ? 'hide' : 'fade' },
                    { replace: true },
                  )
                }
              />
            }
            label="Hide others"
          />
        )}
        <span className={classes.summary} role="status" aria-live="polite">
          {summary}
        </span>
        {view === 'map' && (
          <FormControl>
            <InputLabel
              htmlFor="data-mesh-map-colour"
              className={classes.label}
            >
              Colour by
            </InputLabel>
            <NativeSelect
              inputProps={{ id: 'data-mesh-map-colour' }}
              value={colouring.id}
              onChange={event =>
                onChange({ colour: event.target.value }, { replace: true })
              }
            >
              {colourings.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </NativeSelect>
          </FormControl>
        )}
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          aria-label="View"
          onChange={(_, next) => next && onChange({ view: next })}
        >
          <ToggleButton value="map" aria-label="Map" title="Map">
            <MapIcon />
          </ToggleButton>
          <ToggleButton value="list" aria-label="List" title="List">
            <ListIcon />
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      <ActiveFilters
        state={search}
        onChange={changeSearch}
        facets={facets.data}
      />
    </>
  );
}
