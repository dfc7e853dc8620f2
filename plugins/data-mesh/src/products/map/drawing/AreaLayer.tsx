import { memo } from 'react';
import type { MeshArea } from '../layout/types';
import type { MapPalette } from '../model/mapPalette';
import { scaleOfStep } from '../viewport/zoomStep';
import { textWidth, truncateText } from './fitText';

function fillOf(depth: number, palette: MapPalette): string {
  return palette.areas[Math.min(depth, palette.areas.length - 1)];
}

/** The domains: rounded areas, sub-domains inside their parents. */
export const AreaLayer = memo(function AreaLayerView(props: {
  areas: MeshArea[];
  palette: MapPalette;
}) {
  const { areas, palette } = props;
  return (
    <g aria-hidden>
      {areas.map(({ id, x, y, width, height, depth }) => (
        <rect
          key={id}
          data-area={id}
          x={x}
          y={y}
          width={width}
          height={height}
          rx={14}
          fill={fillOf(depth, palette)}
          stroke={palette.areaBorder}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </g>
  );
});

/** Smallest size of a title on the screen. */
const TITLE_PIXELS = 13;
const TITLE_SIZE = 17;
const TITLE_INSET = 22;
const TITLE_BASELINE = 32;

/**
 * The titles of the domains. They keep a readable size on the screen, so they
 * are cut shorter the farther away the map is.
 */
export const AreaTitles = memo(function AreaTitlesView(props: {
  areas: MeshArea[];
  step: number;
  /** Whether a veil lies between the areas and their titles. */
  veiled: boolean;
  palette: MapPalette;
}) {
  const { areas, step, veiled, palette } = props;
  const size = Math.max(TITLE_SIZE, TITLE_PIXELS / scaleOfStep(step));
  const inset = Math.min(TITLE_INSET, size);
  return (
    <g aria-hidden pointerEvents="none">
      {areas.map(({ id, x, y, width, title, depth, productCount }) => {
        const room = width - 2 * inset;
        const count = String(productCount);
        const text = truncateText(
          title,
          size,
          room - textWidth(`  ${count}`, size * 0.85),
        );
        if (text === '…') return null;
        return (
          <text
            key={id}
            x={x + inset}
            y={y + Math.max(TITLE_BASELINE, size * 1.1)}
            fontSize={size}
            fontWeight={600}
            fill={palette.text}
            stroke={veiled ? palette.canvas : fillOf(depth, palette)}
            strokeWidth={size / 4}
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {text}
            <tspan
              dx={size * 0.5}
              fontSize={size * 0.85}
              fontWeight={400}
              fill={palette.secondaryText}
            >
              {count}
            </tspan>
          </text>
        );
      })}
    </g>
  );
});
