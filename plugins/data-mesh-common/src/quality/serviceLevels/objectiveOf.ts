import type { ServiceLevel } from '../../api/types';
import { secondsOf } from '../../products/contractDiff/duration';

/** The name by which contracts say how often a level has to be kept. */
const OBJECTIVE = 'objective';

/**
 * The share of measurements that a contract wants to keep a level, 0 to 1;
 * undefined where it says nothing.
 *
 * - an availability is such a share itself: `availability`, `99.5`, `percent`
 * - for others a custom entry of `slaProperties` says it: `property:
 *   objective`, `value: 99`, `unit: percent`, with the `element` of the level
 *   or its property, or without one for all levels of the contract
 *
 * @param levels - all levels of the contract
 * @public
 */
export function objectiveOf(
  level: ServiceLevel,
  levels: readonly ServiceLevel[],
): number | undefined {
  if (level.property === 'availability') {
    const own = shareOf(level);
    if (own !== undefined) return own;
  }
  const objectives = levels.filter(isObjective);
  const said =
    objectives.find(
      ({ element }) => element !== undefined && element === level.element,
    ) ??
    objectives.find(({ element }) => element === level.property) ??
    objectives.find(({ element }) => element === undefined);
  return said && shareOf(said);
}

/**
 * Whether an entry only says how often others have to be kept.
 */
export function isObjective({ property }: ServiceLevel): boolean {
  return property.toLowerCase() === OBJECTIVE;
}

/** A number up to 1 is a share unless its unit says percent. */
function shareOf({ value, unit }: ServiceLevel): number | undefined {
  const text = String(value).trim();
  const number = Number.parseFloat(text);
  if (!Number.isFinite(number) || number <= 0) return undefined;
  if (unit !== undefined && secondsOf(unit) !== undefined) return undefined;
  const isPercent =
    number > 1 ||
    text.endsWith('%') ||
    /^(%|percent|pct)/i.test(unit?.trim() ?? '');
  // 99.9 / 100 is not 0.999 for computers.
  const share = isPercent ? Number((number / 100).toPrecision(12)) : number;
  return share <= 1 ? share : undefined;
}
