import fc from 'fast-check';
import { layoutMesh } from '../layout/layoutMesh';
import { generateMesh } from '../__testUtils__/generateMesh';
import { shopMesh } from '../__testUtils__/shopMesh';
import { mapCommand, ZOOM_STEP } from './mapKeys';
import { meshGraph } from './meshGraph';

const mesh = shopMesh();
const layout = layoutMesh(mesh);
const graph = meshGraph(mesh);
const ref = (name: string) => `dataproduct:default/${name}`;
const first = layout.nodes[0].ref;
const last = layout.nodes[layout.nodes.length - 1].ref;

const press = (key: string, from: string, shiftKey = false) =>
  mapCommand({ key, shiftKey }, from, layout, graph);

describe('mapCommand', () => {
  it.each([
    ['Enter', { do: 'open' }],
    [' ', { do: 'select' }],
    ['Escape', { do: 'clear' }],
    ['+', { do: 'zoom', by: ZOOM_STEP }],
    ['-', { do: 'zoom', by: 1 / ZOOM_STEP }],
    ['0', { do: 'fit' }],
    ['Home', { do: 'focus', ref: first }],
    ['End', { do: 'focus', ref: last }],
    ['x', undefined],
    ['Tab', undefined],
    ['toString', undefined],
  ])('takes the key %p as %p', (key, command) => {
    expect(press(key, ref('orders'))).toEqual(command);
  });

  it.each([
    ['ArrowDown', 'payments', 'refunds'],
    ['ArrowUp', 'refunds', 'payments'],
    ['ArrowRight', 'customers', 'consents'],
    ['ArrowLeft', 'consents', 'customers'],
  ])('goes by %s from %s to %s', (key, from, to) => {
    expect(press(key, ref(from))).toEqual({ do: 'focus', ref: ref(to) });
  });

  it('goes nowhere beyond the border', () => {
    expect(press('ArrowLeft', ref('payments'))).toBeUndefined();
  });

  it('follows the flow with Shift, downstream and upstream', () => {
    expect(press('ArrowRight', ref('prices'), true)).toEqual({
      do: 'focus',
      ref: ref('revenue'),
    });
    expect(press('ArrowLeft', ref('scratch'), true)).toEqual({
      do: 'focus',
      ref: ref('customer-360'),
    });
    expect(press('ArrowRight', ref('campaigns'), true)).toBeUndefined();
  });

  it('changes with Shift between products that share a source', () => {
    // Exploration and campaigns are both fed by Customer 360.
    expect(press('ArrowUp', ref('scratch'), true)).toEqual({
      do: 'focus',
      ref: ref('campaigns'),
    });
    expect(press('ArrowDown', ref('scratch'), true)).toBeUndefined();
  });

  it('reaches every product page by page', () => {
    const seen = [first];
    for (let i = 1; i < layout.nodes.length; i++) {
      const command = press('PageDown', seen[seen.length - 1]);
      seen.push(command?.do === 'focus' ? command.ref : '');
    }
    expect(seen).toEqual(layout.nodes.map(node => node.ref));
    expect(press('PageUp', last)).toEqual({
      do: 'focus',
      ref: layout.nodes[layout.nodes.length - 2].ref,
    });
    expect(press('PageDown', last)).toEqual({ do: 'focus', ref: last });
  });

  it('moves by an arrow key only in its direction', () => {
    const large = generateMesh({ products: 120, domains: 9, edges: 200 });
    const drawn = layoutMesh(large);
    const nodes = new Map(drawn.nodes.map(node => [node.ref, node]));
    const largeGraph = meshGraph(large);
    fc.assert(
      fc.property(
        fc.constantFrom(...drawn.nodes),
        fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
        (node, key) => {
          const command = mapCommand(
            { key, shiftKey: false },
            node.ref,
            drawn,
            largeGraph,
          );
          const to =
            command?.do === 'focus' ? nodes.get(command.ref)! : undefined;
          const others = drawn.nodes.filter(other => {
            const way = key === 'ArrowLeft' || key === 'ArrowRight' ? 'x' : 'y';
            const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
            return sign * (other[way] - node[way]) > 0;
          });
          expect(to ? others.includes(to) : others.length === 0).toBe(true);
        },
      ),
    );
  });
});
