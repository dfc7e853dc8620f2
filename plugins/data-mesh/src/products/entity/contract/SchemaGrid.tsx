import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import type { SchemaRow } from './schemaRows';
import { SchemaGridHeader, SchemaGridRow } from './SchemaGridRow';

const ROW_HEIGHT = 40;
/** Where nothing can be measured, such as in a test, a screen is assumed. */
const ASSUMED = { width: 800, height: 600 };

const useStyles = makeStyles(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflow: 'hidden',
  },
  scroll: {
    maxHeight: 'min(70vh, 680px)',
    overflowY: 'auto',
    // What is selected shows below, so it should not be far.
    [theme.breakpoints.down('sm')]: { maxHeight: '45vh' },
  },
  rows: { position: 'relative' },
}));

/**
 * The columns of a schema as a tree in a grid, by the WAI-ARIA pattern
 * "treegrid": arrows move, open and close, Home and End jump, Enter or Space
 * selects. Only the rows in sight are drawn, so that hundreds cost little.
 */
export function SchemaGrid(props: {
  label: string;
  rows: readonly SchemaRow[];
  /** Path of the selected column. */
  selected: string | undefined;
  onSelect: (path: string) => void;
  onToggle: (path: string, open: boolean) => void;
}) {
  const { label, rows, selected, onSelect, onToggle } = props;
  const classes = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | undefined>(selected);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: ASSUMED,
    observeElementRect: (instance, listener) =>
      observeElementRect(instance, rect =>
        listener(rect.height === 0 ? ASSUMED : rect),
      ),
  });

  const indexOf = (path: string | undefined) =>
    rows.findIndex(row => row.property.path === path);
  const at = indexOf(current);
  const active = Math.max(0, at < 0 ? indexOf(selected) : at);

  // An address that names a column leads to it, once the rows are there.
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    const index = rows.findIndex(row => row.property.path === selected);
    if (selected !== shown.current && index >= 0) {
      shown.current = selected;
      setCurrent(selected);
      virtualizer.scrollToIndex(index, { align: 'auto' });
    }
  }, [rows, selected, virtualizer]);

  // A row far away is drawn only once it has come into sight; it gets the
  // focus then.
  const awaited = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (awaited.current === undefined) return;
    const index = rows.findIndex(row => row.property.path === awaited.current);
    const element = grid.current?.querySelector<HTMLElement>(
      `[aria-rowindex="${index + 2}"]`,
    );
    if (element) {
      awaited.current = undefined;
      element.focus({ preventScroll: true });
    }
  });
  const focusRow = (index: number) => {
    const to = Math.min(Math.max(index, 0), rows.length - 1);
    const { path } = rows[to].property;
    awaited.current = path;
    setCurrent(path);
    virtualizer.scrollToIndex(to, { align: 'auto' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(
      1,
      Math.floor((scroll.current?.clientHeight || 400) / ROW_HEIGHT) - 1,
    );
    const actions: Record<string, () => void> = {
      ArrowDown: () => focusRow(active + 1),
      ArrowUp: () => focusRow(active - 1),
      PageDown: () => focusRow(active + page),
      PageUp: () => focusRow(active - page),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
      Enter: () => onSelect(row.property.path),
      ' ': () => onSelect(row.property.path),
      ArrowRight: () => {
        if (row.expandable && !row.expanded) onToggle(row.property.path, true);
        else if (row.expanded) focusRow(active + 1);
      },
      ArrowLeft: () => {
        if (row.expanded) onToggle(row.property.path, false);
        else if (row.parent !== undefined) focusRow(indexOf(row.parent));
      },
    };
    const action = Object.hasOwn(actions, event.key)
      ? actions[event.key]
      : undefined;
    if (action) {
      event.preventDefault();
      action();
    }
  };

  return (
    <div
      ref={grid}
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      className={classes.root}
    >
      <div role="rowgroup">
        <SchemaGridHeader />
      </div>
      <div ref={scroll} className={classes.scroll}>
        <div
          role="rowgroup"
          className={classes.rows}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(item => {
            const row = rows[item.index];
            const style: CSSProperties = {
              position: 'absolute',
              top: 0,
              left: 0,
              right: 0,
              height: item.size,
              transform: `translateY(${item.start}px)`,
            };
            return (
              <SchemaGridRow
                key={`${item.index}:${row.property.path}`}
                row={row}
                index={item.index}
                style={style}
                active={item.index === active}
                selected={row.property.path === selected}
                onKeyDown={onKeyDown}
                onSelect={() => {
                  setCurrent(row.property.path);
                  onSelect(row.property.path);
                }}
                onToggle={() => onToggle(row.property.path, !row.expanded)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
