import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { DEFAULT_CLASSIFICATIONS } from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from '../components/plural';
import { AreaLayer, AreaTitles } from './drawing/AreaLayer';
import { FlowLayer } from './drawing/FlowLayer';
import {
  FloatingTitle,
  LitFlows,
  LitProducts,
  Ring,
  Veil,
} from './drawing/Highlight';
import { ProductLayer } from './drawing/ProductLayer';
import { useMapPalette } from './drawing/useMapPalette';
import { useLayout } from './layout/useLayout';
import { MapControls } from './MapControls';
import { MapLegend } from './MapLegend';
import {
  legendOf,
  meshColourings,
  type LegendEntry,
  type MeshColouring,
} from './model/colouring';
import { mapCommand, MAP_KEYS } from './model/mapKeys';
import { meshGraph, traceFlow, type MeshProduct } from './model/meshGraph';
import { boundsOf } from './viewport/geometry';
import { MOVING_ATTRIBUTE, useViewport } from './viewport/useViewport';
import { detailLevel } from './viewport/zoomStep';

/** @public */
export type MeshMapProps = {
  mesh: Mesh;
  /** By type when left out. */
  colouring?: MeshColouring;
  /** References of the products that a filter keeps; others fade. */
  matches?: ReadonlySet<string>;
  /** Reference of the product whose flows stay lit. */
  selected?: string;
  /** Asked to select a product, or none. */
  onSelect?: (ref: string | undefined) => void;
  /** Asked to open a product's page. */
  onOpen?: (ref: string) => void;
  /** Values of the colouring's facet that the filter keeps. */
  chosen?: readonly string[];
  /** Asked to filter by a category of the legend. */
  onToggleCategory?: (value: string) => void;
  /** Pixels on the right that something else covers. */
  coveredRight?: number;
  className?: string;
  /** Lies over the picture. */
  children?: ReactNode;
};

const DEFAULT_COLOURING = meshColourings(DEFAULT_CLASSIFICATIONS)[0];

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
  },
  frame: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: 0,
    overflow: 'hidden',
  },
  svg: {
    display: 'block',
    width: '100%',
    height: '100%',
    cursor: 'grab',
    touchAction: 'none',
    userSelect: 'none',
    fontFamily: 'inherit',
    '&:active': { cursor: 'grabbing' },
    '&:focus': { outline: 'none' },
  },
});

/**
 * The whole mesh as a picture: domains are areas, products are cards in them,
 * and lines lead from each product to those that it feeds.
 *
 * It shows what it is given and asks its callers for every change. With the
 * keyboard it is one stop of the Tab key; see {@link MAP_KEYS}.
 *
 * @public
 */
export function MeshMap(props: MeshMapProps) {
  const {
    mesh,
    colouring = DEFAULT_COLOURING,
    matches,
    selected,
    onSelect,
    onOpen,
    chosen,
    onToggleCategory,
    coveredRight = 0,
    className,
    children,
  } = props;
  const classes = useStyles();
  const palette = useMapPalette();
  const helpId = useId();
  const svgRef = useRef<SVGSVGElement>(null);
  const groupRef = useRef<SVGGElement>(null);

  const graph = useMemo(() => meshGraph(mesh), [mesh]);
  const layout = useLayout(mesh);
  const nodeOf = useMemo(
    () => new Map(layout.nodes.map(node => [node.ref, node])),
    [layout],
  );
  const legend = useMemo(
    () => legendOf(colouring, graph.products.values()),
    [colouring, graph],
  );
  const colorOf = useMemo(() => {
    const hues = new Map(legend.map(({ value, hue }) => [value, hue]));
    return (product: MeshProduct) =>
      palette.hues[hues.get(colouring.valueOf(product)) ?? 'grey'];
  }, [legend, colouring, palette]);
  const { markOf, wordsOf } = colouring;

  const viewport = useViewport({
    svgRef,
    groupRef,
    size: layout,
    coveredRight,
  });
  const { step, fit, reveal, approach } = viewport;
  const level = detailLevel(step);

  const [hovered, setHovered] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const [ringed, setRinged] = useState(false);
  /** Whether a pointer is down, so that a new focus is not the keyboard's. */
  const pressed = useRef(false);
  const [lastFocused, setLastFocused] = useState<string>();
  const [pointed, setPointed] = useState<LegendEntry>();
  const known = (ref: string | undefined) =>
    ref !== undefined && nodeOf.has(ref) ? ref : undefined;
  const selectedRef = known(selected);
  const active = known(hovered) ?? known(focused) ?? selectedRef;
  const tabStop = known(lastFocused) ?? selectedRef ?? layout.nodes[0]?.ref;

  const trace = useMemo(
    () => (active === undefined ? undefined : traceFlow(graph, active)),
    [graph, active],
  );
  const lit = useMemo(() => {
    if (pointed) {
      return new Set(
        [...graph.products.values()]
          .filter(product => colouring.valueOf(product) === pointed.value)
          .map(product => product.ref),
      );
    }
    return trace && active !== undefined
      ? new Set([active, ...trace.upstream.keys(), ...trace.downstream.keys()])
      : undefined;
  }, [pointed, graph, colouring, trace, active]);

  // Only where products stand may move what is in sight, not their scores.
  const latestGraph = useRef(graph);
  useEffect(() => {
    latestGraph.current = graph;
  });

  // A selection is kept in sight; one that a link brought is gone up to.
  const hasShown = useRef(false);
  useEffect(() => {
    const node =
      selectedRef === undefined ? undefined : nodeOf.get(selectedRef);
    if (node && hasShown.current) reveal(node);
    else if (node) {
      const { ref } = node;
      const around = [
        ref,
        ...(latestGraph.current.fedBy.get(ref) ?? []),
        ...(latestGraph.current.feeds.get(ref) ?? []),
      ].map(neighbour => nodeOf.get(neighbour)!);
      approach(node, boundsOf(around)!);
    }
    hasShown.current = true;
  }, [selectedRef, nodeOf, reveal, approach, coveredRight]);

  // So is what a filter finds; without a filter, everything.
  const isFiltered = matches !== undefined;
  const wasFiltered = useRef(isFiltered);
  useEffect(() => {
    if (isFiltered) {
      const found = layout.nodes.filter(node => matches.has(node.ref));
      const bounds = boundsOf(found);
      if (bounds) fit(bounds);
    } else if (wasFiltered.current) {
      fit();
    }
    wasFiltered.current = isFiltered;
  }, [isFiltered, matches, layout, fit]);

  const focusOn = useCallback((ref: string) => {
    svgRef.current
      ?.querySelector<SVGGElement>(`[data-ref="${CSS.escape(ref)}"]`)
      ?.focus({ preventScroll: true });
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const ref = refAt(event.target);
    if (!ref || event.ctrlKey || event.metaKey || event.altKey) return;
    const command = mapCommand(event, ref, layout, graph);
    if (!command) {
      // An arrow key that leads nowhere must not scroll the page either.
      if (event.key.startsWith('Arrow')) event.preventDefault();
      return;
    }
    event.preventDefault();
    setHovered(undefined);
    switch (command.do) {
      case 'focus':
        focusOn(command.ref);
        break;
      case 'open':
        onOpen?.(ref);
        break;
      case 'select':
        onSelect?.(ref === selected ? undefined : ref);
        break;
      case 'clear':
        setFocused(undefined);
        onSelect?.(undefined);
        break;
      case 'zoom':
        viewport.zoomBy(command.by);
        break;
      default:
        viewport.fit();
    }
  };

  const onClick = (event: MouseEvent) => {
    const ref = refAt(event.target);
    if (ref !== selected) onSelect?.(ref);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const ref = refAt(event.target);
    if (ref) onOpen?.(ref);
    else {
      const id = attributeAt(event.target, 'data-area');
      const area = layout.areas.find(other => other.id === id);
      if (area) fit(area);
    }
  };

  const activeNode = active === undefined ? undefined : nodeOf.get(active);
  const focusedNode =
    ringed && focused !== undefined ? nodeOf.get(focused) : undefined;
  const selectedNode =
    selectedRef === undefined ? undefined : nodeOf.get(selectedRef);
  return (
    <div className={className ? `${classes.root} ${className}` : classes.root}>
      <div
        className={classes.frame}
        style={{ backgroundColor: palette.canvas }}
      >
        <svg
          ref={svgRef}
          className={classes.svg}
          role="application"
          aria-roledescription="map"
          aria-label={`Data mesh: ${plural(
            layout.nodes.length,
            'product',
          )} in ${plural(layout.areas.length, 'area')}`}
          aria-describedby={helpId}
          data-level={level}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
          onPointerDown={() => {
            pressed.current = true;
          }}
          onPointerUp={() => {
            pressed.current = false;
          }}
          onPointerOver={event => {
            const moving = event.currentTarget.hasAttribute(MOVING_ATTRIBUTE);
            if (event.pointerType !== 'touch' && !moving) {
              setHovered(refAt(event.target));
            }
          }}
          onPointerLeave={() => {
            pressed.current = false;
            setHovered(undefined);
          }}
          onFocus={event => {
            const ref = refAt(event.target);
            const byKeyboard = !pressed.current;
            setFocused(ref);
            setRinged(byKeyboard);
            if (ref) {
              setLastFocused(ref);
              const node = nodeOf.get(ref);
              if (node && byKeyboard) reveal(node);
            }
          }}
          onBlur={() => setFocused(undefined)}
        >
          <g ref={groupRef}>
            <AreaLayer areas={layout.areas} palette={palette} />
            <FlowLayer
              edges={layout.edges}
              bundles={layout.bundles}
              level={level}
              step={step}
              matches={matches}
              palette={palette}
            />
            <ProductLayer
              nodes={layout.nodes}
              graph={graph}
              colorOf={colorOf}
              markOf={markOf}
              wordsOf={wordsOf}
              matches={matches}
              tabStop={tabStop}
              selected={selectedRef}
              palette={palette}
            />
            {lit && <Veil size={layout} palette={palette} />}
            <AreaTitles
              areas={layout.areas}
              step={step}
              veiled={lit !== undefined}
              palette={palette}
            />
            {trace && active !== undefined && !pointed && (
              <LitFlows
                active={active}
                trace={trace}
                edges={layout.edges}
                step={step}
                palette={palette}
              />
            )}
            {lit && (
              <LitProducts
                refs={lit}
                nodes={layout.nodes}
                graph={graph}
                colorOf={colorOf}
                markOf={markOf}
                palette={palette}
              />
            )}
            {selectedNode && (
              <Ring
                node={selectedNode}
                kind="selection"
                color={palette.focus}
              />
            )}
            {focusedNode && (
              <Ring node={focusedNode} kind="focus" color={palette.focus} />
            )}
            {activeNode && !pointed && (
              <FloatingTitle
                node={activeNode}
                title={graph.products.get(activeNode.ref)!.title}
                isMarked={markOf !== undefined}
                step={step}
                level={level}
                palette={palette}
              />
            )}
          </g>
        </svg>
        {children}
      </div>
      <MapLegend
        colouring={colouring}
        entries={legend}
        palette={palette}
        chosen={chosen}
        onToggle={onToggleCategory}
        onPoint={setPointed}
      >
        <MapControls viewport={viewport} />
      </MapLegend>
      <div id={helpId} hidden>
        {MAP_KEYS.map(({ keys, does }) => `${keys}: ${does}.`).join(' ')}
      </div>
    </div>
  );
}

function refAt(target: EventTarget | null): string | undefined {
  return attributeAt(target, 'data-ref');
}

function attributeAt(target: EventTarget | null, name: string) {
  return target instanceof Element
    ? (target.closest(`[${name}]`)?.getAttribute(name) ?? undefined)
    : undefined;
}
