import type { MeshRoutePoint } from './types';

/** How far a flow swings out when it bends back within a column. */
const BEND = 26;

/**
 * SVG path data of a route: smooth, leaving and arriving horizontally.
 *
 * @param shorten - Pixels to leave out at the end, for an arrow head.
 */
export function edgePath(route: MeshRoutePoint[], shorten = 0): string {
  if (route.length < 2) return '';
  const points = route.slice();
  const last = points[points.length - 1];
  points[points.length - 1] = {
    ...last,
    x: last.x - last.direction * shorten,
  };
  let path = `M${round(points[0].x)} ${round(points[0].y)}`;
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (from.y === to.y && from.direction === to.direction) {
      path += `H${round(to.x)}`;
      continue;
    }
    const reach =
      from.direction === to.direction
        ? Math.max(Math.abs(to.x - from.x) * 0.55, 6)
        : BEND;
    path +=
      `C${round(from.x + from.direction * reach)} ${round(from.y)}` +
      ` ${round(to.x - to.direction * reach)} ${round(to.y)}` +
      ` ${round(to.x)} ${round(to.y)}`;
  }
  return path;
}

/** SVG path data of an arrow head whose tip is the end of the route. */
export function arrowPath(route: MeshRoutePoint[], size: number): string {
  const tip = route[route.length - 1];
  if (!tip) return '';
  const back = round(tip.x - tip.direction * size);
  const half = size * 0.55;
  return (
    `M${round(tip.x)} ${round(tip.y)}` +
    `L${back} ${round(tip.y - half)}L${back} ${round(tip.y + half)}Z`
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
