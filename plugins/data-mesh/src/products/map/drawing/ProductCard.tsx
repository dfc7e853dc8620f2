import { memo } from 'react';
import { NODE_HEIGHT, NODE_WIDTH } from '../layout/metrics';
import type { MapPalette } from '../model/mapPalette';
import type { DetailLevel } from '../viewport/zoomStep';
import { fitText } from './fitText';
import { ProductShape } from './ProductShape';

const RADIUS = 9;
const BAND_WIDTH = 34;
const NARROW_BAND_WIDTH = 9;

/** Names of classes that {@link useDetailStyles} shows by level of detail. */
export type DetailClasses = Record<
  'near' | 'middle' | 'card' | 'badge',
  string
>;

/** How the title is set at a level of detail. */
const TITLES = {
  near: { size: 15, x: BAND_WIDTH + 9 },
  middle: { size: 20, x: NARROW_BAND_WIDTH + 7 },
};

/** The lines of the title that a card shows; none from far. */
export function titleLines(
  title: string,
  level: DetailLevel,
  isMarked: boolean,
): string[] {
  if (level === 'far') return [];
  const { size, x } = titleStyle(level, isMarked);
  return fitText(title, size, NODE_WIDTH - x - 8, 2);
}

/** A mark needs the broad band at every level at which it can be read. */
function titleStyle(level: 'near' | 'middle', isMarked: boolean) {
  const { size, x } = TITLES[level];
  return { size, x: isMarked ? TITLES.near.x : x };
}

function Title(props: {
  text: string;
  level: 'near' | 'middle';
  isMarked: boolean;
  fill: string;
}) {
  const { text, level, isMarked, fill } = props;
  const { size, x } = titleStyle(level, isMarked);
  const lines = titleLines(text, level, isMarked);
  const height = size * 1.15;
  const top = (NODE_HEIGHT - height * lines.length) / 2 + size * 0.9;
  return (
    <text fontSize={size} fill={fill}>
      {lines.map((line, index) => (
        <tspan key={index} x={x} y={top + index * height}>
          {line}{' '}
        </tspan>
      ))}
    </text>
  );
}

/** A few characters in the middle of the band. */
function Mark(props: { text: string; y: number; size: number; fill: string }) {
  const { text, y, size, fill } = props;
  return (
    <text
      x={BAND_WIDTH / 2}
      y={y}
      fontSize={size}
      fontWeight={700}
      textAnchor="middle"
      fill={fill}
    >
      {text}
    </text>
  );
}

/** A strip on the left that follows the round corners. */
function bandPath(width: number): string {
  const r = RADIUS;
  return `M${width} 0H${r}A${r} ${r} 0 0 0 0 ${r}V${
    NODE_HEIGHT - r
  }A${r} ${r} 0 0 0 ${r} ${NODE_HEIGHT}H${width}Z`;
}

/**
 * How a product looks, around its upper left corner. All levels of detail are
 * in it; style rules of an ancestor choose, so zooming renders nothing.
 */
export const ProductCard = memo(function ProductCardView(props: {
  title: string;
  type?: string;
  color: string;
  /** Whether there is to be room for a {@link ProductMark}. */
  isMarked: boolean;
  palette: MapPalette;
  classes: DetailClasses;
}) {
  const { title, type, color, isMarked, palette, classes } = props;
  return (
    <>
      <rect
        className={classes.card}
        width={NODE_WIDTH}
        height={NODE_HEIGHT}
        rx={RADIUS}
        fill={palette.card}
        stroke={palette.cardBorder}
        style={{ color }}
        vectorEffect="non-scaling-stroke"
      />
      <g className={classes.near}>
        <path d={bandPath(BAND_WIDTH)} fill={color} />
        <g
          transform={`translate(${BAND_WIDTH / 2 + 1} ${isMarked ? 17 : NODE_HEIGHT / 2})`}
        >
          <ProductShape type={type} fill={palette.card} />
        </g>
        <Title
          text={title}
          level="near"
          isMarked={isMarked}
          fill={palette.text}
        />
      </g>
      <g className={classes.middle}>
        <path
          d={bandPath(isMarked ? BAND_WIDTH : NARROW_BAND_WIDTH)}
          fill={color}
        />
        <Title
          text={title}
          level="middle"
          isMarked={isMarked}
          fill={palette.text}
        />
      </g>
    </>
  );
});

/** What is written on the card of a product, in its band. */
export function ProductMark(props: {
  text?: string;
  palette: MapPalette;
  classes: DetailClasses;
}) {
  const { text, palette, classes } = props;
  if (text === undefined) return null;
  return (
    <>
      <g className={classes.near}>
        <Mark text={text} y={NODE_HEIGHT - 8} size={14} fill={palette.card} />
      </g>
      <g className={classes.middle}>
        <Mark
          text={text}
          y={NODE_HEIGHT / 2 + 6}
          size={17}
          fill={palette.card}
        />
      </g>
    </>
  );
}

/** How many problems a product has, at the corner of its card. */
export function ProblemBadge(props: {
  problems: number;
  palette: MapPalette;
  classes: DetailClasses;
}) {
  const { problems, palette, classes } = props;
  if (problems === 0) return null;
  return (
    <g transform={`translate(${NODE_WIDTH - 4} 4)`}>
      <g className={classes.badge}>
        <circle
          r={11}
          fill={palette.problem}
          stroke={palette.card}
          strokeWidth={2}
        />
        <text
          y={4.5}
          fontSize={problems > 99 ? 9 : 12.5}
          fontWeight={700}
          textAnchor="middle"
          fill={palette.onProblem}
        >
          {problems > 99 ? '99+' : problems}
        </text>
      </g>
    </g>
  );
}
