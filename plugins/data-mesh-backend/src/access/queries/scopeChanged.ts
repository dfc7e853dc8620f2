import type { AccessColumn } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * Whether a contract promises something else than was approved: a column that
 * was approved is gone, has another type or another classification; or, where
 * all columns were approved, there are new ones. Descriptions do not matter.
 */
export function scopeChanged(
  approved: { ids: readonly string[]; all: boolean },
  pinned: readonly AccessColumn[],
  current: readonly AccessColumn[],
): boolean {
  const then = new Map(pinned.map(column => [column.id, column]));
  const now = new Map(current.map(column => [column.id, column]));
  const wanted = new Set(approved.ids);
  for (const id of wanted) {
    const before = then.get(id);
    const after = now.get(id);
    if (
      !after ||
      before?.type !== after.type ||
      before?.classification !== after.classification
    ) {
      return true;
    }
  }
  return approved.all && current.some(column => !wanted.has(column.id));
}
