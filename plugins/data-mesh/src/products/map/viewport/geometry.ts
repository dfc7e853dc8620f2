import type { MeshBox } from '../layout/types';

/** Where the map lies on the screen: `screen = map * k + (x, y)`. */
export type View = { x: number; y: number; k: number };

/** The window onto the map, in pixels; `right` is covered by a panel. */
export type Frame = { width: number; height: number; right: number };

export const MAX_SCALE = 2.5;
/** Fitting never enlarges more than this. */
const MAX_FIT = 1.1;
/** Pixels of the map that stay in sight however far it is dragged. */
const ALWAYS_VISIBLE = 120;
/** Distance that a product should have from the border, in pixels. */
const COMFORT = 48;

/** Shows a box as large as it fits, in the middle. */
export function fitView(box: MeshBox, frame: Frame, padding = 12): View {
  const room = {
    width: Math.max(50, frame.width - frame.right - 2 * padding),
    height: Math.max(50, frame.height - 2 * padding),
  };
  const k = Math.min(
    MAX_FIT,
    room.width / Math.max(1, box.width),
    room.height / Math.max(1, box.height),
  );
  return centreOn(box, k, frame);
}

/** Shows the middle of a box in the middle, at a scale. */
export function centreOn(box: MeshBox, k: number, frame: Frame): View {
  return {
    k,
    x: (frame.width - frame.right) / 2 - (box.x + box.width / 2) * k,
    y: frame.height / 2 - (box.y + box.height / 2) * k,
  };
}

/** Moves as little as needed for the box to be seen; nothing when it is. */
export function reveal(box: MeshBox, view: View, frame: Frame): View {
  const shift = (low: number, high: number, room: number) => {
    const margin = Math.max(0, Math.min(COMFORT, (room - (high - low)) / 2));
    if (low < margin) return margin - low;
    return high > room - margin ? room - margin - high : 0;
  };
  const left = box.x * view.k + view.x;
  const top = box.y * view.k + view.y;
  const dx = shift(left, left + box.width * view.k, frame.width - frame.right);
  const dy = shift(top, top + box.height * view.k, frame.height);
  return dx === 0 && dy === 0
    ? view
    : { k: view.k, x: view.x + dx, y: view.y + dy };
}

/** Keeps a part of the map in sight. */
export function keepInSight(
  view: View,
  map: { width: number; height: number },
  frame: Frame,
): View {
  const clamp = (value: number, size: number, room: number) => {
    const rest = Math.min(ALWAYS_VISIBLE, size, room);
    return Math.max(rest - size, Math.min(room - rest, value));
  };
  return {
    k: view.k,
    x: clamp(view.x, map.width * view.k, frame.width),
    y: clamp(view.y, map.height * view.k, frame.height),
  };
}

/** The box around boxes; undefined around nothing. */
export function boundsOf(boxes: MeshBox[]): MeshBox | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map(box => box.x));
  const y = Math.min(...boxes.map(box => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map(box => box.x + box.width)) - x,
    height: Math.max(...boxes.map(box => box.y + box.height)) - y,
  };
}

/** The view between two views, for a gliding change; `share` from 0 to 1. */
export function between(from: View, to: View, share: number, frame: Frame) {
  // The middle of the frame moves evenly over the map, the scale by factors.
  const middle = (view: View) => ({
    x: (frame.width / 2 - view.x) / view.k,
    y: (frame.height / 2 - view.y) / view.k,
  });
  const a = middle(from);
  const b = middle(to);
  const k = from.k * (to.k / from.k) ** share;
  return {
    k,
    x: frame.width / 2 - (a.x + (b.x - a.x) * share) * k,
    y: frame.height / 2 - (a.y + (b.y - a.y) * share) * k,
  };
}
