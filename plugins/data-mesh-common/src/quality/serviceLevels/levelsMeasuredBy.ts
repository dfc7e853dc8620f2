import type { Contract, ServiceLevel } from '../../api/types';
import { levelKeyOf } from '../expectations';
import { kindsOfType } from '../expectations/checkKind';
import { levelPlace } from '../expectations/levelPlace';
import { isObjective } from './objectiveOf';

/**
 * What is known of a check that may measure a service level of its port.
 * @public
 */
export type LevelMeasurement = {
  /** See `levelKeyOf`. */
  ruleKey?: string;
  /** What the engine calls this kind of check. */
  type?: string;
  /** Schema object of the contract. */
  schema?: string;
  /** Path of the column within its schema. */
  property?: string;
};

/** Levels that are dates, and therefore kept or not without a measurement. */
const DATES = new Set([
  'generalAvailability',
  'endOfSupport',
  'endOfLife',
  'timeOfAvailability',
]);

/**
 * Whether checks can tell if a level is kept. A date cannot be measured, and
 * neither can an entry that only gives the objective of others.
 * @public
 */
export function canBeMeasured(level: ServiceLevel): boolean {
  return !DATES.has(level.property) && !isObjective(level);
}

/**
 * The levels of a port's contract that a check of this port measures: those
 * whose key it carries, else those of its kind. Of several levels of a kind
 * those that name the check's column, then its schema object, then nothing;
 * where that does not tell which is meant, none.
 *
 * @param contract - the contract of the port to which the check belongs
 * @public
 */
export function levelsMeasuredBy(
  check: LevelMeasurement,
  contract: Pick<Contract, 'schemas' | 'serviceLevels'>,
): ServiceLevel[] {
  const levels = contract.serviceLevels.filter(canBeMeasured);
  const named = levels.filter(level => levelKeyOf(level) === check.ruleKey);
  // What evaluates a quality rule measures no level.
  if (named.length > 0 || check.ruleKey?.startsWith('rule:')) return named;
  const properties = propertiesOfType(check.type);
  const placed = levels
    .filter(({ property }) => properties.includes(property.toLowerCase()))
    .map(level => ({ level, place: levelPlace(contract, level.element) }));
  const candidates = [
    placed.filter(
      ({ place }) =>
        place.property !== undefined &&
        place.schema === check.schema &&
        place.property === check.property,
    ),
    // Freshness of a table is measured on any of its columns.
    placed.filter(
      ({ place }) =>
        place.schema !== undefined &&
        place.schema === check.schema &&
        (place.property === undefined || check.property === undefined),
    ),
    placed.filter(({ place }) => place.schema === undefined),
    check.schema === undefined ? placed : [],
  ].find(each => each.length > 0);
  return candidates?.length === 1 ? [candidates[0].level] : [];
}

/** What a kind of check measures, in lower case. */
function propertiesOfType(type: string | undefined): string[] {
  if (type === undefined) return [];
  const name = type
    .trim()
    .toLowerCase()
    .replace(/^service_?level_/, '')
    .replaceAll(/[\s_-]+/g, '');
  const kinds = kindsOfType(type);
  return [
    // Checks of other levels are named after them, where there are any.
    name,
    ...(kinds.includes('freshness') ? ['latency'] : []),
    ...(kinds.includes('retention') ? ['retention'] : []),
  ];
}
