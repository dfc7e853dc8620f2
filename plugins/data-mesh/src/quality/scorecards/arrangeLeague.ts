import type { RollUp } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { LeagueOrder, LeagueSort } from './scorecardState';

/** A line of a league. */
export type LeagueRow = { rollUp: RollUp; depth: number; parent?: string };

/**
 * Roll-ups in the order of a league: each with those inside it below it, and
 * those beside each other sorted. Those without a value come last in either
 * order. One whose parent is not there, or that is its own ancestor, stands at
 * the top, so that each is shown exactly once.
 */
export function arrangeLeague(
  rollUps: readonly RollUp[],
  sort: LeagueSort,
  order: LeagueOrder,
): LeagueRow[] {
  const byScope = new Map(rollUps.map(each => [each.scope, each]));
  const inside = new Map<string, RollUp[]>();
  const top: RollUp[] = [];
  for (const each of byScope.values()) {
    const parent = parentOf(each, byScope);
    if (parent === undefined) {
      top.push(each);
    } else {
      inside.set(parent.scope, [...(inside.get(parent.scope) ?? []), each]);
    }
  }
  const rows: LeagueRow[] = [];
  const add = (level: RollUp[], depth: number, parent?: string) => {
    for (const rollUp of level.sort((a, b) => compare(a, b, sort, order))) {
      rows.push({ rollUp, depth, parent });
      add(inside.get(rollUp.scope) ?? [], depth + 1, rollUp.title);
    }
  };
  add(top, 0);
  return rows;
}

/** What encloses it; undefined at the top, and in a circle. */
function parentOf(
  start: RollUp,
  byScope: ReadonlyMap<string, RollUp>,
): RollUp | undefined {
  const parent = byScope.get(start.parent ?? '');
  const seen = new Set<string>();
  for (
    let current = parent;
    current && !seen.has(current.scope);
    current = byScope.get(current.parent ?? '')
  ) {
    if (current.scope === start.scope) {
      return undefined;
    }
    seen.add(current.scope);
  }
  return parent;
}

function compare(
  a: RollUp,
  b: RollUp,
  sort: LeagueSort,
  order: LeagueOrder,
): number {
  const [left, right] = [a[sort], b[sort]];
  if (left !== right) {
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    const ascending =
      typeof left === 'string' && typeof right === 'string'
        ? left.localeCompare(right)
        : Number(left) - Number(right);
    if (ascending !== 0) return order === 'asc' ? ascending : -ascending;
  }
  return a.title.localeCompare(b.title) || (a.scope < b.scope ? -1 : 1);
}
