import { memo, useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { NODE_WIDTH } from '../layout/metrics';
import type { MeshEdge, MeshLayout, MeshNode } from '../layout/types';
import type { MapPalette } from '../model/mapPalette';
import type { FlowTrace, MeshGraph, MeshProduct } from '../model/meshGraph';
import { scaleOfStep, type DetailLevel } from '../viewport/zoomStep';
import { textWidth } from './fitText';
import { arrowSize, FlowPaths } from './FlowLayer';
import {
  ProblemBadge,
  ProductCard,
  ProductMark,
  titleLines,
} from './ProductCard';
import { useDetailStyles } from './useDetailStyles';

const useStyles = makeStyles({
  veil: {
    animation: '$appear 140ms ease-out',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
  '@keyframes appear': { from: { opacity: 0 } },
});

/** Hides everything but what lies above it. */
export function Veil(props: { size: MeshLayout; palette: MapPalette }) {
  const { size, palette } = props;
  const classes = useStyles();
  return (
    <rect
      aria-hidden
      className={classes.veil}
      pointerEvents="none"
      x={-size.width}
      y={-size.height}
      width={size.width * 3}
      height={size.height * 3}
      fill={palette.canvas}
      fillOpacity={0.78}
    />
  );
}

/** Draws some products again, above the veil. */
export const LitProducts = memo(function LitProductsView(props: {
  refs: ReadonlySet<string>;
  nodes: MeshNode[];
  graph: MeshGraph;
  colorOf: (product: MeshProduct) => string;
  markOf?: (product: MeshProduct) => string;
  palette: MapPalette;
}) {
  const { refs, nodes, graph, colorOf, markOf, palette } = props;
  const detail = useDetailStyles();
  return (
    <g aria-hidden pointerEvents="none">
      {nodes.map(({ ref, x, y }) => {
        const product = refs.has(ref) && graph.products.get(ref);
        return (
          product && (
            <g key={ref} data-lit={ref} transform={`translate(${x} ${y})`}>
              <ProductCard
                title={product.title}
                type={product.type}
                color={colorOf(product)}
                isMarked={markOf !== undefined}
                palette={palette}
                classes={detail}
              />
              <ProductMark
                text={markOf?.(product)}
                palette={palette}
                classes={detail}
              />
              <ProblemBadge
                problems={product.problems}
                palette={palette}
                classes={detail}
              />
            </g>
          )
        );
      })}
    </g>
  );
});

/**
 * The flows to and from a product: strong where they touch it, thinner on the
 * way there.
 */
export const LitFlows = memo(function LitFlowsView(props: {
  active: string;
  trace: FlowTrace;
  edges: MeshEdge[];
  step: number;
  palette: MapPalette;
}) {
  const { active, trace, edges, step, palette } = props;
  const { upstream, downstream } = trace;
  const arrows = arrowSize(step);
  const groups = useMemo(
    () => ({
      up: edges.filter(e => e.to === active),
      upFar: edges.filter(e => upstream.has(e.from) && upstream.has(e.to)),
      down: edges.filter(e => e.from === active),
      downFar: edges.filter(
        e => downstream.has(e.from) && downstream.has(e.to),
      ),
    }),
    [active, upstream, downstream, edges],
  );
  return (
    <g aria-hidden pointerEvents="none">
      <g opacity={0.75}>
        <FlowPaths
          edges={groups.upFar}
          color={palette.upstream}
          arrows={arrows}
        />
        <FlowPaths
          edges={groups.downFar}
          color={palette.downstream}
          arrows={arrows}
        />
      </g>
      <FlowPaths
        edges={groups.up}
        color={palette.upstream}
        arrows={arrows * 1.2}
        width={3}
      />
      <FlowPaths
        edges={groups.down}
        color={palette.downstream}
        arrows={arrows * 1.2}
        width={3}
      />
    </g>
  );
});

/** A frame around a product: the focus, or the selection. */
export function Ring(props: {
  node: MeshNode;
  kind: 'focus' | 'selection';
  color: string;
}) {
  const { node, kind, color } = props;
  const distance = kind === 'focus' ? 8 : 3;
  return (
    <rect
      aria-hidden
      pointerEvents="none"
      data-ring={kind}
      x={node.x - distance}
      y={node.y - distance}
      width={node.width + 2 * distance}
      height={node.height + 2 * distance}
      rx={9 + distance}
      fill="none"
      stroke={color}
      strokeWidth={kind === 'focus' ? 3 : 2.5}
      vectorEffect="non-scaling-stroke"
    />
  );
}

const LABEL_PIXELS = 13;

/** The full title above a product whose card cannot show it. */
export function FloatingTitle(props: {
  node: MeshNode;
  title: string;
  /** Whether a mark takes room from the title. */
  isMarked: boolean;
  step: number;
  level: DetailLevel;
  palette: MapPalette;
}) {
  const { node, title, isMarked, step, level, palette } = props;
  if (titleLines(title, level, isMarked).join(' ') === title) return null;
  const size = LABEL_PIXELS / scaleOfStep(step);
  const width = textWidth(title, size) + size * 1.4;
  return (
    <g
      aria-hidden
      pointerEvents="none"
      transform={`translate(${node.x + NODE_WIDTH / 2} ${
        node.y - Math.max(12, size * 0.8)
      })`}
    >
      <rect
        x={-width / 2}
        y={-size * 1.8}
        width={width}
        height={size * 1.8}
        rx={size * 0.4}
        fill={palette.text}
      />
      <text
        y={-size * 0.55}
        fontSize={size}
        fontWeight={500}
        textAnchor="middle"
        fill={palette.card}
      >
        {title}
      </text>
    </g>
  );
}
