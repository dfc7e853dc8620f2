import type { MeshNode } from '../layout/types';

export type Side = 'left' | 'right' | 'up' | 'down';

/** How much a step sideways counts compared with a step ahead. */
const SIDEWAYS = 2.5;

/**
 * The product that a person would expect next to another in a direction: near,
 * and rather straight ahead.
 */
export function neighbour(
  nodes: MeshNode[],
  from: MeshNode,
  side: Side,
): MeshNode | undefined {
  const horizontal = side === 'left' || side === 'right';
  const sign = side === 'right' || side === 'down' ? 1 : -1;
  let best: MeshNode | undefined;
  let least = Infinity;
  for (const node of nodes) {
    const dx = node.x + node.width / 2 - (from.x + from.width / 2);
    const dy = node.y + node.height / 2 - (from.y + from.height / 2);
    const ahead = sign * (horizontal ? dx : dy);
    if (ahead <= 0) continue;
    const way = ahead + SIDEWAYS * Math.abs(horizontal ? dy : dx);
    if (way < least) {
      least = way;
      best = node;
    }
  }
  return best;
}
