import { AREA_PADDING, MARGIN } from './metrics';
import type { TreeGroup } from './meshTree';
import { stackHeight } from './packColumns';

/** Left and right edge of a group's column, and its top and bottom. */
export function columnBounds(group: TreeGroup, column: number) {
  const left = insetsOf(group).side;
  let x = group.x + left;
  for (let c = 0; c < column; c++) {
    x += columnWidth(group, c) + group.columnGap;
  }
  return { x1: x, x2: x + columnWidth(group, column) };
}

/** Room between the border of a group and its children. */
export function insetsOf(group: TreeGroup) {
  if (!group.parent) return { top: MARGIN, side: MARGIN, bottom: MARGIN };
  if (!group.area) return { top: 0, side: 0, bottom: 0 };
  return { top: group.header, side: AREA_PADDING, bottom: AREA_PADDING };
}

/** The width of a column's widest item. */
export function columnWidth(group: TreeGroup, column: number): number {
  return Math.max(
    ...group.columns[column].map(index => group.children[index].width),
  );
}

/** Gives the group's things their places, from the outside in. */
export function place(group: TreeGroup, x: number, y: number): void {
  group.x = x;
  group.y = y;
  const inset = insetsOf(group);
  const room = group.height - inset.top - inset.bottom;
  group.columns.forEach((column, c) => {
    const { x1 } = columnBounds(group, c);
    const free = room - stackHeight(group.children, column, group.rowGap);
    // The whole mesh is balanced around its middle; cards start at the top so
    // that their rows line up.
    let top = y + inset.top + (group.parent ? 0 : Math.round(free / 2));
    for (const index of column) {
      const child = group.children[index];
      if (child.kind === 'group') place(child, x1, top);
      else {
        child.x = x1;
        child.y = top;
      }
      top += child.height + group.rowGap;
    }
  });
}
