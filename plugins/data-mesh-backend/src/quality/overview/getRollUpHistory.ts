import type { RollUpHistory } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityRollUpDayRow } from '../../database/tables';
import type { Visibility } from '../../products/permissions/visibility';
import type { Mesh } from '../../products/readModel/Mesh';
import { dayOf, dayToIso } from '../days';
import type { QualityRoom } from '../QualityRoom';
import { MESH_SCOPE } from './rollUp';

/**
 * A roll-up day by day. It was made of all products of its scope, so it is
 * hidden from those who may not read all of them.
 */
export async function getRollUpHistory(
  room: Pick<QualityRoom, 'knex' | 'model' | 'ledger'>,
  visibility: Visibility,
  wanted: { scope: string; days: number },
): Promise<RollUpHistory> {
  const scope = wanted.scope.toLocaleLowerCase('en-US');
  if (!readsAll(await room.model.current(), visibility, scope)) {
    return { hidden: true, days: [] };
  }
  const today = dayOf(await room.ledger.now());
  const rows: QualityRollUpDayRow[] = await room
    .knex<QualityRollUpDayRow>('quality_rollup_days')
    .where({ scope })
    .where('day', '>', today - wanted.days)
    .orderBy('day');
  const first = rows.findIndex(({ scored }) => scored > 0);
  return {
    hidden: false,
    // There is nothing to tell of the days before the first score.
    days: (first < 0 ? [] : rows.slice(first)).map(row => ({
      day: dayToIso(row.day),
      ...(row.score !== null && { score: Number(row.score) }),
      ...(row.coverage !== null && { coverage: Number(row.coverage) }),
      products: row.products,
      scored: row.scored,
      failing: row.failing,
    })),
  };
}

/**
 * Whether all products of a scope may be read. Of a scope that has none now,
 * nobody knows whose products it was made of.
 */
function readsAll(mesh: Mesh, visibility: Visibility, scope: string): boolean {
  if (!visibility.allows) return true;
  let found = false;
  for (const { summary } of mesh.index.all()) {
    const inside =
      scope === MESH_SCOPE ||
      summary.owner === scope ||
      (summary.domain !== undefined &&
        mesh.domains.path(summary.domain).includes(scope));
    if (!inside) continue;
    if (!mesh.index.sees(visibility, summary.ref)) return false;
    found = true;
  }
  return found;
}
