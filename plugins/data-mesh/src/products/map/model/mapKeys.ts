import type { MeshLayout, MeshNode } from '../layout/types';
import type { MeshGraph } from './meshGraph';
import { neighbour, type Side } from './neighbour';

/** What a key does on the map. */
export type MapCommand =
  | { do: 'focus'; ref: string }
  | { do: 'open' }
  | { do: 'select' }
  | { do: 'clear' }
  | { do: 'zoom'; by: number }
  | { do: 'fit' };

const SIDES: Record<string, Side> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** One press of + or -. */
export const ZOOM_STEP = 1.4;

/** The keys of the map, for people. */
export const MAP_KEYS: Array<{ keys: string; does: string }> = [
  { keys: 'Arrow keys', does: 'Go to the next product in that direction' },
  { keys: 'Shift + →', does: 'Follow the data to a product that is fed' },
  { keys: 'Shift + ←', does: 'Follow the data back to a product that feeds' },
  {
    keys: 'Shift + ↑ ↓',
    does: 'Change to another product fed by the same source',
  },
  { keys: 'Page up, page down', does: 'Go through all products in order' },
  { keys: 'Home, end', does: 'Go to the first or the last product' },
  { keys: 'Space', does: 'Show what is known of the product' },
  { keys: 'Enter', does: 'Open the product' },
  { keys: 'Escape', does: 'Let go of the product' },
  { keys: '+ − 0', does: 'Zoom in, zoom out, show everything' },
];

/**
 * Decides what a key press means for the product that has the focus.
 *
 * @returns Nothing when the key is not the map's, or leads nowhere.
 */
export function mapCommand(
  event: { key: string; shiftKey: boolean },
  focused: string,
  layout: MeshLayout,
  graph: MeshGraph,
): MapCommand | undefined {
  const { nodes } = layout;
  const index = nodes.findIndex(node => node.ref === focused);
  const focus = (node: MeshNode | undefined): MapCommand | undefined =>
    node && { do: 'focus', ref: node.ref };
  switch (event.key) {
    case 'Enter':
      return { do: 'open' };
    case ' ':
      return { do: 'select' };
    case 'Escape':
      return { do: 'clear' };
    case '+':
    case '=':
      return { do: 'zoom', by: ZOOM_STEP };
    case '-':
    case '_':
      return { do: 'zoom', by: 1 / ZOOM_STEP };
    case '0':
      return { do: 'fit' };
    case 'Home':
      return focus(nodes[0]);
    case 'End':
      return focus(nodes[nodes.length - 1]);
    case 'PageDown':
      return focus(nodes[Math.min(nodes.length - 1, index + 1)]);
    case 'PageUp':
      return focus(nodes[Math.max(0, index - 1)]);
    default: {
      const side = Object.hasOwn(SIDES, event.key) && SIDES[event.key];
      if (!side || index < 0) return undefined;
      return focus(
        event.shiftKey
          ? alongFlow(nodes, nodes[index], side, graph)
          : neighbour(nodes, nodes[index], side),
      );
    }
  }
}

/** The nearest product one flow away, or the next that shares a source. */
function alongFlow(
  nodes: MeshNode[],
  from: MeshNode,
  side: Side,
  graph: MeshGraph,
): MeshNode | undefined {
  const among = (refs: Set<string>) => nodes.filter(n => refs.has(n.ref));
  if (side === 'right' || side === 'left') {
    const flows = side === 'right' ? graph.feeds : graph.fedBy;
    return nearest(among(new Set(flows.get(from.ref))), from);
  }
  const siblings = new Set(
    (graph.fedBy.get(from.ref) ?? []).flatMap(
      source => graph.feeds.get(source) ?? [],
    ),
  );
  const sign = side === 'down' ? 1 : -1;
  const order = (node: MeshNode) => sign * (node.y + node.x / 1e6);
  return among(siblings)
    .filter(node => order(node) > order(from))
    .sort((a, b) => order(a) - order(b))[0];
}

function nearest(nodes: MeshNode[], from: MeshNode): MeshNode | undefined {
  const way = (node: MeshNode) =>
    Math.abs(node.x - from.x) + Math.abs(node.y - from.y);
  return [...nodes].sort((a, b) => way(a) - way(b))[0];
}
