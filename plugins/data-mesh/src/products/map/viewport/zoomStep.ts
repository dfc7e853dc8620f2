const BASE = 1.25;

/**
 * Zooming in discrete steps: what depends on the zoom, such as the size of
 * titles, changes only from step to step, not with every frame.
 */
export function zoomStep(scale: number): number {
  return Math.round(Math.log(scale) / Math.log(BASE));
}

/** The scale in the middle of a step. */
export function scaleOfStep(step: number): number {
  return BASE ** step;
}

/** How much there is to see: blocks of colour, titles only, or everything. */
export type DetailLevel = 'far' | 'middle' | 'near';

export function detailLevel(step: number): DetailLevel {
  if (step <= -5) return 'far';
  return step <= -2 ? 'middle' : 'near';
}
