import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ZoomInIcon from '@material-ui/icons/ZoomIn';
import ZoomOutIcon from '@material-ui/icons/ZoomOut';
import type {
  Graph,
  GraphEdge,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ScrollRegion } from '../ScrollRegion';
import { cx } from '../cx';
import { layoutLineage, NODE } from './layoutLineage';
import { LineageNode } from './LineageNode';

const ZOOMS = [0.5, 0.65, 0.8, 1, 1.25];
/** Smaller than this, names cannot be read. */
const SMALLEST_AT_FIRST = 0.8;

const useStyles = makeStyles(theme => ({
  root: { position: 'relative' },
  zoom: {
    position: 'absolute',
    zIndex: 2,
    right: theme.spacing(1),
    bottom: theme.spacing(2),
    backgroundColor: theme.palette.background.paper,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  scroll: {
    overflow: 'auto',
    maxHeight: 'max(60vh, 480px)',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  /** Takes the room that the scaled drawing needs. */
  sized: { position: 'relative', margin: '0 auto' },
  drawing: { position: 'absolute', top: 0, left: 0, transformOrigin: '0 0' },
  edges: { position: 'absolute', top: 0, left: 0, pointerEvents: 'none' },
  edge: {
    fill: 'none',
    stroke: theme.palette.type === 'dark' ? '#6d7683' : '#aab2bd',
    strokeWidth: 1.5,
    transition: 'stroke 120ms, opacity 120ms',
  },
  lit: { stroke: theme.palette.primary.main, strokeWidth: 2.5 },
  dim: { opacity: 0.25 },
  arrow: { fill: theme.palette.type === 'dark' ? '#6d7683' : '#aab2bd' },
  litArrow: { fill: theme.palette.primary.main },
  label: {
    position: 'absolute',
    transform: 'translate(-50%, -50%)',
    maxWidth: 140,
    padding: '1px 6px',
    borderRadius: 8,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: '0.75rem',
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.paper,
    border: `1px solid ${theme.palette.primary.main}`,
    pointerEvents: 'none',
    zIndex: 1,
  },
  column: { listStyle: 'none', margin: 0, padding: 0 },
}));

/** What stands in a column, in words. */
function columnLabel(rank: number): string {
  if (rank === 0) return 'This product';
  return rank < 0 ? `Upstream ${-rank}` : `Downstream ${rank}`;
}

/** The largest zoom at which a drawing fits, unless it gets too small. */
function fittingZoom(drawing: number, room: number): number {
  const fits = ZOOMS.filter(zoom => zoom <= 1 && drawing * zoom <= room);
  return ZOOMS.indexOf(Math.max(SMALLEST_AT_FIRST, ...fits));
}

/** Whether an edge is one of a node. */
function touches(edge: GraphEdge, ref: string | undefined): boolean {
  return ref !== undefined && (edge.from === ref || edge.to === ref);
}

/**
 * A lineage from left to right. Its nodes are links in one list for each
 * number of steps, so that the picture reads well without seeing it. The node
 * under the pointer or with the focus shows its flows and their ports.
 */
export function LineageGraph(props: { graph: Graph }) {
  const { graph } = props;
  const classes = useStyles();
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutLineage(graph), [graph]);
  const [lit, setLit] = useState<string | undefined>();
  const [zoom, setZoom] = useState(ZOOMS.indexOf(1));
  const scale = ZOOMS[zoom];

  // Known only once the frame stands; a press on a button decides from then.
  useLayoutEffect(() => {
    const room = scroll.current?.clientWidth ?? 0;
    if (room > 0) setZoom(fittingZoom(layout.width, room));
  }, [layout.width]);

  // The product itself is what one came for.
  const centre = layout.columns.find(({ rank }) => rank === 0)?.nodes[0];
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element || !centre) return;
    element.scrollLeft =
      (centre.x + NODE.width / 2) * scale - element.clientWidth / 2;
    element.scrollTop =
      (centre.y + NODE.height / 2) * scale - element.clientHeight / 2;
  }, [centre, scale]);

  return (
    <div className={classes.root}>
      <ScrollRegion
        ref={scroll}
        className={classes.scroll}
        label="Lineage, from left to right"
      >
        <div
          className={classes.sized}
          style={{ width: layout.width * scale, height: layout.height * scale }}
        >
          <div
            className={classes.drawing}
            style={{
              width: layout.width,
              height: layout.height,
              transform: `scale(${scale})`,
            }}
          >
            <svg
              className={classes.edges}
              width={layout.width}
              height={layout.height}
              aria-hidden
            >
              <defs>
                {['plain', 'lit'].map(kind => (
                  <marker
                    key={kind}
                    id={`${id}-${kind}`}
                    viewBox="0 0 8 8"
                    refX={7}
                    refY={4}
                    markerWidth={8}
                    markerHeight={8}
                    markerUnits="userSpaceOnUse"
                    orient="auto"
                  >
                    <path
                      d="M0,0 L8,4 L0,8 z"
                      className={
                        kind === 'lit' ? classes.litArrow : classes.arrow
                      }
                    />
                  </marker>
                ))}
              </defs>
              {layout.edges.map(({ edge, path }) => {
                const own = touches(edge, lit);
                return (
                  <path
                    key={`${edge.from}>${edge.to}`}
                    d={path}
                    className={cx(
                      classes.edge,
                      own && classes.lit,
                      lit !== undefined && !own && classes.dim,
                    )}
                    markerEnd={`url(#${id}-${own ? 'lit' : 'plain'})`}
                  />
                );
              })}
            </svg>
            {layout.columns.map(({ rank, nodes }) => (
              <ul
                key={rank}
                className={classes.column}
                aria-label={columnLabel(rank)}
              >
                {nodes.map(({ node, x, y }) => (
                  <LineageNode
                    key={node.ref}
                    node={node}
                    x={x}
                    y={y}
                    onLight={on => setLit(on ? node.ref : undefined)}
                  />
                ))}
              </ul>
            ))}
            {layout.edges
              .filter(({ edge }) => touches(edge, lit) && edge.ports?.length)
              .map(({ edge, label }) => (
                <span
                  key={`${edge.from}>${edge.to}`}
                  className={classes.label}
                  style={{ left: label.x, top: label.y }}
                  aria-hidden
                >
                  {edge.ports?.join(', ')}
                </span>
              ))}
          </div>
        </div>
      </ScrollRegion>
      <div className={classes.zoom}>
        <IconButton
          size="small"
          aria-label="Zoom out"
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        >
          <ZoomOutIcon />
        </IconButton>
        <IconButton
          size="small"
          aria-label="Zoom in"
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          <ZoomInIcon />
        </IconButton>
      </div>
    </div>
  );
}
