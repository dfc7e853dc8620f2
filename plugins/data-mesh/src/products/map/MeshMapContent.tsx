import { useMemo, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Skeleton from '@material-ui/lab/Skeleton';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ErrorMessage, useClassifications } from '../components';
import { plural } from '../components/plural';
import { useProductPath } from '../components/ProductLink';
import { VisuallyHidden } from '../components/VisuallyHidden';
import { NothingDeclared } from '../marketplace/NothingDeclared';
import { NothingFound } from '../marketplace/NothingFound';
import {
  changeSearchState,
  isNarrowed,
  toggleFilter,
} from '../marketplace/searchState';
import { useFacets } from '../marketplace/useMarketplace';
import { useSlashKey } from '../marketplace/useSlashKey';
import { MeshList } from './list/MeshList';
import { MeshMap } from './MeshMap';
import { meshColourings, type MeshColouring } from './model/colouring';
import { narrowMesh } from './model/narrowMesh';
import { MapToolbar } from './page/MapToolbar';
import { ProductPanel } from './page/ProductPanel';
import { useMapState } from './page/useMapState';
import { useMatches, useMesh } from './page/useMesh';
import { useRemainingHeight } from './page/useRemainingHeight';

const LEAST_HEIGHT = 440;
const PANEL_WIDTH = 320;
const PANEL_GAP = 12;

const useStyles = makeStyles(theme => ({
  box: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflow: 'hidden',
  },
  map: { flex: 1 },
  panel: {
    position: 'absolute',
    top: PANEL_GAP,
    right: PANEL_GAP,
    width: PANEL_WIDTH,
    maxHeight: `calc(100% - ${2 * PANEL_GAP}px)`,
    padding: theme.spacing(2),
    overflow: 'auto',
    backgroundColor: theme.palette.background.paper,
    color: theme.palette.text.primary,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    boxShadow: theme.shadows[4],
    [theme.breakpoints.down('xs')]: {
      top: 'auto',
      bottom: PANEL_GAP,
      left: PANEL_GAP,
      width: 'auto',
      maxHeight: '45%',
    },
  },
  message: {
    position: 'absolute',
    top: '50%',
    left: '50%',
    transform: 'translate(-50%, -50%)',
    width: 'min(560px, calc(100% - 32px))',
    backgroundColor: theme.palette.background.paper,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
}));

/** The map of the mesh with its filters; all that is chosen is in the URL. */
export function MeshMapContent(props: {
  /** Ways to colour the products beside those of a mesh itself. */
  colourings?: MeshColouring[];
}) {
  const classes = useStyles();
  const theme = useTheme();
  const isNarrow = useMediaQuery(theme.breakpoints.down('xs'), { noSsr: true });
  const navigate = useNavigate();
  const productPath = useProductPath();
  const classifications = useClassifications();
  const box = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  useSlashKey(searchField);
  const height = useRemainingHeight(box, LEAST_HEIGHT, 24);

  const [state, change] = useMapState();
  const { search, product, view, others } = state;
  const { colourings: more } = props;
  const colourings = useMemo(
    () => [...meshColourings(classifications), ...(more ?? [])],
    [classifications, more],
  );
  const colouring =
    colourings.find(({ id }) => id === state.colour) ?? colourings[0];
  const mesh = useMesh({
    followsQuality:
      colouring.followsQuality === true ||
      product !== undefined ||
      view === 'list',
  });
  const found = useMatches(search);
  const facets = useFacets(search);
  const matches = isNarrowed(search) ? found.data : undefined;

  const hideOthers =
    matches !== undefined && (others === 'hide' || view === 'list');
  const shown = useMemo(
    () =>
      mesh.data && hideOthers && matches.size > 0
        ? narrowMesh(mesh.data, matches)
        : mesh.data,
    [mesh.data, hideOthers, matches],
  );

  const error = mesh.data ? found.error : mesh.error;
  if (error) {
    return (
      <ErrorMessage
        title={
          mesh.data
            ? 'The filter could not be applied'
            : 'The mesh could not be loaded'
        }
        error={error}
        onRetry={mesh.data ? found.refetch : mesh.refetch}
      />
    );
  }
  if (shown?.products.length === 0) return <NothingDeclared />;

  const select = (ref: string | undefined) =>
    change({ product: ref }, { replace: true });
  const focusMap = () =>
    box.current
      ?.querySelector<SVGGElement>('[data-ref][tabindex="0"]')
      ?.focus({ preventScroll: true });
  const { facet } = colouring;
  const isSelected =
    product !== undefined && shown?.products.some(({ ref }) => ref === product);
  const nothingFound = matches?.size === 0 && (
    <NothingFound
      state={search}
      onChange={(changes, options) =>
        change({ search: changeSearchState(search, changes) }, options)
      }
    />
  );
  return (
    <>
      <VisuallyHidden component="h2">Map of the data mesh</VisuallyHidden>
      <MapToolbar
        state={state}
        onChange={change}
        colourings={colourings}
        colouring={colouring}
        facets={facets}
        summary={summarize(mesh.data, matches)}
        inputRef={searchField}
        onArrowDown={focusMap}
      />
      {view === 'list' && shown && (nothingFound || <MeshList mesh={shown} />)}
      {view === 'map' && (
        <div ref={box} className={classes.box} style={{ height }}>
          {shown ? (
            <MeshMap
              className={classes.map}
              mesh={shown}
              colouring={colouring}
              matches={hideOthers ? undefined : matches}
              selected={product}
              onSelect={select}
              onOpen={ref => navigate(productPath(ref))}
              chosen={facet && search.filters[facet]}
              onToggleCategory={
                facet &&
                (value =>
                  change({
                    search: changeSearchState(search, {
                      filters: toggleFilter(search.filters, facet, value),
                    }),
                  }))
              }
              coveredRight={
                isSelected && !isNarrow ? PANEL_WIDTH + 2 * PANEL_GAP : 0
              }
            >
              {isSelected && (
                <ProductPanel
                  className={classes.panel}
                  mesh={mesh.data!}
                  productRef={product}
                  onSelect={select}
                  onClose={() => {
                    select(undefined);
                    focusMap();
                  }}
                />
              )}
              {nothingFound && (
                <div className={classes.message}>{nothingFound}</div>
              )}
            </MeshMap>
          ) : (
            <Skeleton
              variant="rect"
              height="100%"
              role="progressbar"
              aria-label="Loading the mesh"
            />
          )}
        </div>
      )}
    </>
  );
}

function summarize(
  mesh: Mesh | undefined,
  matches: ReadonlySet<string> | undefined,
): string {
  if (!mesh) return '';
  const all = plural(mesh.products.length, 'product');
  return matches
    ? `${matches.size.toLocaleString('en')} of ${all}`
    : `${all}, ${plural(mesh.edges.length, 'flow')}`;
}
