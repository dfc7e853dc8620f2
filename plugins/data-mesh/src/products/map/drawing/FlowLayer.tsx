import { memo, useMemo } from 'react';
import { arrowPath, edgePath } from '../layout/edgePath';
import type { MeshBundle, MeshEdge } from '../layout/types';
import type { MapPalette } from '../model/mapPalette';
import { scaleOfStep, type DetailLevel } from '../viewport/zoomStep';

/** Size of an arrow head at zoom 1, and its smallest on the screen. */
const ARROW_SIZE = 10;
const ARROW_PIXELS = 7;
const FADED = 0.22;
/** So many lines are drawn as thin as possible, which is also the fastest. */
const MANY = 200;

/** The size of arrow heads at a zoom step. */
export function arrowSize(step: number): number {
  return Math.max(ARROW_SIZE, ARROW_PIXELS / scaleOfStep(step));
}

/** Arrow heads in one path; more would be slower to draw together. */
const HEADS_PER_PATH = 24;

/**
 * Flows with a path for each line: browsers draw a thousand short lines far
 * quicker than one long line, of which they cannot leave anything out. Arrow
 * heads of neighbouring targets share a path.
 */
export const FlowPaths = memo(function FlowPathsView(props: {
  edges: MeshEdge[];
  color: string;
  /** Size of the arrow heads; 0 for none. */
  arrows: number;
  width?: number;
}) {
  const { edges, color, arrows, width = 1 } = props;
  const shortened = arrows > 0;
  const lines = useMemo(
    () => edges.map(({ route }) => edgePath(route, shortened ? 5 : 0)),
    [edges, shortened],
  );
  const heads = useMemo(() => {
    if (arrows === 0) return [];
    const byTarget = [...edges].sort((a, b) => {
      const [endA, endB] = [a, b].map(({ route }) => route[route.length - 1]);
      return endA.x - endB.x || endA.y - endB.y;
    });
    const paths: string[] = [];
    for (let i = 0; i < byTarget.length; i += HEADS_PER_PATH) {
      paths.push(
        byTarget
          .slice(i, i + HEADS_PER_PATH)
          .map(({ route }) => arrowPath(route, arrows))
          .join(''),
      );
    }
    return paths;
  }, [edges, arrows]);
  return (
    <>
      <g fill="none" stroke={color} strokeWidth={width}>
        {lines.map((line, index) => (
          <path key={index} d={line} vectorEffect="non-scaling-stroke" />
        ))}
      </g>
      <g fill={color}>
        {heads.map((head, index) => (
          <path key={index} d={head} />
        ))}
      </g>
    </>
  );
});

const BundlePaths = memo(function BundlePathsView(props: {
  bundles: MeshBundle[];
  step: number;
  color: string;
  opacity: number;
}) {
  const { bundles, step, color, opacity } = props;
  const size = arrowSize(step) * 1.5;
  return (
    <g opacity={opacity}>
      {bundles.map(({ id, count, route }) => (
        <path
          key={id}
          d={edgePath(route, size * 0.6)}
          fill="none"
          stroke={color}
          strokeWidth={Math.min(5, 0.5 + 0.75 * Math.sqrt(count))}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <path
        d={bundles.map(({ route }) => arrowPath(route, size)).join('')}
        fill={color}
      />
    </g>
  );
});

/**
 * All flows. From far, those between areas are drawn as one bundle per pair of
 * areas.
 *
 * @param props.matches - Flows between other products fade.
 */
export const FlowLayer = memo(function FlowLayerView(props: {
  edges: MeshEdge[];
  bundles: MeshBundle[];
  level: DetailLevel;
  step: number;
  matches?: ReadonlySet<string>;
  palette: MapPalette;
}) {
  const { edges, bundles, level, step, matches, palette } = props;
  const far = level === 'far';
  const shown = useMemo(
    () => edges.filter(edge => !(far && edge.crossing)),
    [edges, far],
  );
  const [strong, faded] = useMemo(() => {
    const fits = ({ from, to }: MeshEdge) =>
      !matches || (matches.has(from) && matches.has(to));
    return [shown.filter(fits), shown.filter(edge => !fits(edge))];
  }, [shown, matches]);
  return (
    <g aria-hidden data-flows pointerEvents="none">
      {far && (
        <BundlePaths
          bundles={bundles}
          step={step}
          color={palette.flow}
          opacity={matches ? FADED : 0.65}
        />
      )}
      {faded.length > 0 && (
        <g opacity={FADED}>
          <FlowPaths edges={faded} color={palette.flow} arrows={0} />
        </g>
      )}
      <FlowPaths
        edges={strong}
        color={palette.flow}
        arrows={far ? 0 : arrowSize(step)}
        width={strong.length > MANY ? 1 : 1.4}
      />
    </g>
  );
});
