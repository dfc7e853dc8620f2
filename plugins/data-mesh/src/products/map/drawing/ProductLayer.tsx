import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { MeshNode } from '../layout/types';
import type { MapPalette } from '../model/mapPalette';
import type { MeshGraph, MeshProduct } from '../model/meshGraph';
import {
  ProblemBadge,
  ProductCard,
  ProductMark,
  type DetailClasses,
} from './ProductCard';
import { useDetailStyles } from './useDetailStyles';

const useStyles = makeStyles({
  node: {
    cursor: 'pointer',
    // The focus ring is drawn on top of everything; see Highlight.
    '&:focus': { outline: 'none' },
  },
  faded: { opacity: 0.25 },
});

const ProductNode = memo(function ProductNodeView(props: {
  x: number;
  y: number;
  product: MeshProduct;
  label: string;
  color: string;
  isMarked: boolean;
  palette: MapPalette;
  tabIndex: 0 | -1;
  selected: boolean;
  className: string;
  detail: DetailClasses;
}) {
  const { x, y, product, label, color, isMarked, palette } = props;
  const { tabIndex, selected } = props;
  return (
    <g
      role="button"
      aria-label={label}
      aria-pressed={selected}
      tabIndex={tabIndex}
      data-ref={product.ref}
      className={props.className}
      transform={`translate(${x} ${y})`}
    >
      <ProductCard
        title={product.title}
        type={product.type}
        color={color}
        isMarked={isMarked}
        palette={palette}
        classes={props.detail}
      />
    </g>
  );
});

/** What a screen reader says of a product. */
function productLabel(
  product: MeshProduct,
  graph: MeshGraph,
  words: string | undefined,
): string {
  const { ref, title, type, classification, lifecycle, domain } = product;
  const problems = product.problems === 1 ? 'problem' : 'problems';
  return [
    title,
    words,
    type,
    classification,
    lifecycle,
    domain ? `domain ${graph.domainTitles.get(domain) ?? domain}` : 'no domain',
    `fed by ${graph.fedBy.get(ref)?.length ?? 0}`,
    `feeds ${graph.feeds.get(ref)?.length ?? 0}`,
    product.problems > 0 && `${product.problems} ${problems}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** All products; one of them can be reached with the Tab key. */
export const ProductLayer = memo(function ProductLayerView(props: {
  nodes: MeshNode[];
  graph: MeshGraph;
  colorOf: (product: MeshProduct) => string;
  /** What is written on a card. */
  markOf?: (product: MeshProduct) => string;
  /** What the colour says, in words. */
  wordsOf?: (product: MeshProduct) => string | undefined;
  /** Others fade. */
  matches?: ReadonlySet<string>;
  /** The one with tabIndex 0. */
  tabStop?: string;
  selected?: string;
  palette: MapPalette;
}) {
  const {
    nodes,
    graph,
    colorOf,
    markOf,
    wordsOf,
    matches,
    tabStop,
    selected,
    palette,
  } = props;
  const classes = useStyles();
  const detail = useDetailStyles();
  return (
    <>
      <g>
        {nodes.map(({ ref, x, y }) => {
          const product = graph.products.get(ref);
          return (
            product && (
              <ProductNode
                key={ref}
                x={x}
                y={y}
                product={product}
                label={productLabel(product, graph, wordsOf?.(product))}
                color={colorOf(product)}
                isMarked={markOf !== undefined}
                palette={palette}
                tabIndex={ref === tabStop ? 0 : -1}
                selected={ref === selected}
                className={
                  matches && !matches.has(ref)
                    ? `${classes.node} ${classes.faded}`
                    : classes.node
                }
                detail={detail}
              />
            )
          );
        })}
      </g>
      {/* Beside the cards: no part of what one would call a product. */}
      <g aria-hidden pointerEvents="none">
        {nodes.map(({ ref, x, y }) => {
          const product = graph.products.get(ref);
          return (
            product &&
            (markOf !== undefined || product.problems > 0) && (
              <g
                key={ref}
                transform={`translate(${x} ${y})`}
                className={
                  matches && !matches.has(ref) ? classes.faded : undefined
                }
              >
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
    </>
  );
});
