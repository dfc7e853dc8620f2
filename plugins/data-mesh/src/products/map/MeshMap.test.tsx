import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createTheme, ThemeProvider } from '@material-ui/core/styles';
import { layoutMesh } from './layout/layoutMesh';
import { MeshMap, type MeshMapProps } from './MeshMap';
import { meshColourings } from './model/colouring';
import { MAP_PALETTES } from './model/mapPalette';
import { generateMesh } from './__testUtils__/generateMesh';
import { shopMesh } from './__testUtils__/shopMesh';

const ref = (name: string) => `dataproduct:default/${name}`;
const card = (name: RegExp | string) =>
  screen.getByRole('button', {
    name: typeof name === 'string' ? new RegExp(`^${name},`) : name,
  });
const focused = () => document.activeElement?.getAttribute('data-ref');
const rings = () =>
  [...document.querySelectorAll('[data-ring]')].map(ring =>
    ring.getAttribute('data-ring'),
  );
/** Products that are drawn above the veil. */
const lit = () =>
  [...document.querySelectorAll('[data-lit]')]
    .map(node => node.getAttribute('data-lit')!.split('/')[1])
    .sort();
const transform = () =>
  document.querySelector('svg > g')!.getAttribute('transform');

function show(
  props: Partial<MeshMapProps> = {},
  type: 'light' | 'dark' = 'light',
) {
  const onSelect = jest.fn();
  const onOpen = jest.fn();
  const element = (more: Partial<MeshMapProps> = {}) => (
    <ThemeProvider theme={createTheme({ palette: { type } })}>
      <MeshMap
        mesh={shopMesh()}
        onSelect={onSelect}
        onOpen={onOpen}
        {...props}
        {...more}
      />
    </ThemeProvider>
  );
  const { rerender } = render(element());
  return {
    user: userEvent.setup(),
    onSelect,
    onOpen,
    change: (more: Partial<MeshMapProps>) => rerender(element(more)),
  };
}

describe('MeshMap', () => {
  it('says of each product what a person would see', () => {
    show();
    expect(
      screen.getByRole('application', {
        name: 'Data mesh: 16 products in 9 areas',
      }),
    ).toHaveAccessibleDescription(/Arrow keys: Go to the next product/);
    expect(
      screen.getByRole('button', {
        name: 'Stock levels, source-aligned, internal, production, domain Warehouse, fed by 2, feeds 0, 2 problems',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: 'Exploration scratchpad, consumer-aligned, internal, experimental, no domain, fed by 1, feeds 0, 5 problems',
      }),
    ).toBeInTheDocument();
  });

  it('is one stop of the Tab key, and remembers where one was', async () => {
    const { user } = show();
    await user.tab();
    expect(focused()).toBe(layoutMesh(shopMesh()).nodes[0].ref);
    await user.keyboard('{End}');
    const last = focused();
    expect(last).toBe(layoutMesh(shopMesh()).nodes[15].ref);
    await user.tab();
    expect(focused()).toBeNull();
    await user.tab({ shift: true });
    expect(focused()).toBe(last);
    expect(document.querySelectorAll('[data-ref][tabindex="0"]')).toHaveLength(
      1,
    );
  });

  it('moves with the arrow keys, along the flow with Shift', async () => {
    const { user } = show();
    act(() => card('Payments').focus());
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe(ref('refunds'));
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(focused()).toBe(ref('revenue'));
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect([ref('order-lines'), ref('refunds'), ref('prices')]).toContain(
      focused(),
    );
  });

  it('shows where the keyboard is, and lights the flow to and from there', async () => {
    const { user } = show();
    await user.tab();
    act(() => card('Shipments').focus());
    expect(rings()).toEqual(['focus']);
    expect(lit()).toEqual([
      'orders',
      'payments',
      'refunds',
      'returns',
      'revenue',
      'shipments',
      'stock',
    ]);
    await user.keyboard('{Escape}');
    expect(lit()).toEqual([]);
  });

  it('draws no ring for the focus of a pointer', () => {
    show();
    fireEvent.pointerDown(card('Orders'));
    act(() => card('Orders').focus());
    fireEvent.pointerUp(card('Orders'));
    expect(rings()).toEqual([]);
    act(() => card('Returns').focus());
    expect(rings()).toEqual(['focus']);
  });

  it('opens, selects and lets go by keyboard', async () => {
    const { user, onOpen, onSelect, change } = show();
    act(() => card('Orders').focus());
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(ref('orders'));
    await user.keyboard(' ');
    expect(onSelect).toHaveBeenLastCalledWith(ref('orders'));
    change({ selected: ref('orders') });
    expect(card('Orders')).toHaveAttribute('aria-pressed', 'true');
    expect(rings()).toContain('selection');
    await user.keyboard('{Escape}');
    expect(onSelect).toHaveBeenLastCalledWith(undefined);
  });

  it('zooms by key and button, and shows everything again', async () => {
    const { user } = show();
    const whole = transform();
    act(() => card('Orders').focus());
    await user.keyboard('+');
    const near = transform();
    expect(near).not.toBe(whole);
    await user.keyboard('-0');
    expect(transform()).toBe(whole);
    await user.click(screen.getByRole('button', { name: 'Zoom in' }));
    expect(transform()).toBe(near);
    await user.click(screen.getByRole('button', { name: 'Show everything' }));
    expect(transform()).toBe(whole);
  });

  it('leaves keys alone that belong to the browser', () => {
    const { onOpen, onSelect } = show();
    const orders = card('Orders');
    act(() => orders.focus());
    const browsers = [
      fireEvent.keyDown(orders, { key: '0', ctrlKey: true }),
      fireEvent.keyDown(orders, { key: 'ArrowLeft', altKey: true }),
      fireEvent.keyDown(orders, { key: 'Tab' }),
    ];
    expect(browsers).toEqual([true, true, true]);
    expect(onOpen).not.toHaveBeenCalled();
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('selects by click, opens by double click, and lets go on the ground', () => {
    const { onSelect, onOpen, change } = show();
    fireEvent.click(card('Orders'));
    expect(onSelect).toHaveBeenLastCalledWith(ref('orders'));
    change({ selected: ref('orders') });
    fireEvent.doubleClick(card('Returns'));
    expect(onOpen).toHaveBeenCalledWith(ref('returns'));
    fireEvent.click(screen.getByRole('application'));
    expect(onSelect).toHaveBeenLastCalledWith(undefined);
  });

  it('lights the flow of what the pointer is on, else of the selection', async () => {
    const { user } = show({ selected: ref('prices') });
    expect(lit()).toEqual(['prices', 'products', 'revenue']);
    await user.hover(card('Web visits'));
    expect(lit()).toEqual([
      'campaigns',
      'customer-360',
      'scratch',
      'web-visits',
    ]);
    await user.unhover(card('Web visits'));
    fireEvent.pointerLeave(screen.getByRole('application'));
    expect(lit()).toEqual(['prices', 'products', 'revenue']);
  });

  it('ignores a selection that is not on the map', () => {
    show({ selected: ref('gone') });
    expect(lit()).toEqual([]);
    expect(rings()).toEqual([]);
  });

  it('brings what a filter finds near, and everything back without it', () => {
    const { change } = show({
      mesh: generateMesh({ products: 300, domains: 18, edges: 400 }),
    });
    const whole = transform();
    change({ matches: new Set([ref('product-7'), ref('product-25')]) });
    expect(transform()).not.toBe(whole);
    change({ matches: undefined });
    expect(transform()).toBe(whole);
  });

  it('filters by a category of the legend, and points it out', async () => {
    const onToggleCategory = jest.fn();
    const { user } = show({
      onToggleCategory,
      colouring: meshColourings(['public', 'internal'])[1],
      chosen: ['public'],
    });
    const legend = screen.getByRole('list', {
      name: 'Colours: Classification',
    });
    expect(legend).toHaveTextContent(/public1, 1 product/);
    const category = screen.getByRole('button', {
      name: 'public, 1 product',
    });
    expect(category).toHaveAttribute('aria-pressed', 'true');
    await user.hover(category);
    expect(lit()).toEqual(['products']);
    await user.unhover(category);
    expect(lit()).toEqual([]);
    await user.click(category);
    expect(onToggleCategory).toHaveBeenCalledWith('public');
  });

  it('explains its keys', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Keys of the map' }));
    expect(
      screen.getByRole('dialog', { name: 'Keys of the map' }),
    ).toHaveTextContent('EscapeLet go of the product');
  });

  it.each(['light', 'dark'] as const)('is painted for the %s theme', type => {
    show({}, type);
    expect(screen.getByRole('application').parentElement).toHaveStyle({
      backgroundColor: MAP_PALETTES[type].canvas,
    });
  });

  it('draws bundles instead of single flows between areas from far', () => {
    show({ mesh: generateMesh({ products: 500, domains: 30, edges: 1000 }) });
    expect(screen.getByRole('application')).toHaveAttribute(
      'data-level',
      'far',
    );
    expect(screen.getAllByRole('button', { name: /fed by/ })).toHaveLength(500);
    const lines = document.querySelectorAll('[data-flows] path').length;
    expect(lines).toBeLessThan(700);
  });
});
