import type { Contract, QualityRule } from '../../api/types';
import { levelPlace } from './levelPlace';
import { periodOfSchedule, secondsOfLevel } from './period';

/**
 * One run may fail or be late before its results count as stale.
 */
const RUNS = 2;

/**
 * How often data comes says how often it is worth checking, but nobody checks
 * a stream every second.
 */
const LEAST_BY_FREQUENCY = 60 * 60;

/** A hundred years: a promise may say any number, and dates end somewhere. */
const MOST = 100 * 365 * 24 * 60 * 60;

/**
 * After which time results of checks of a contract are stale, in seconds.
 * @public
 */
export type MaxAges = {
  /** By the `frequency` of a schema, else that of the contract. */
  ofSchema(schema: string | undefined): number | undefined;
  /** By the schedule of a rule, else by the frequency. */
  ofRule(
    rule: Pick<QualityRule, 'schedule'>,
    schema: string | undefined,
  ): number | undefined;
};

/**
 * What a contract says about how often it is checked.
 * @public
 */
export function maxAgesOf(contract: Contract): MaxAges {
  const bySchema = new Map<string | undefined, number>();
  for (const level of contract.serviceLevels) {
    if (level.property !== 'frequency') continue;
    const seconds =
      secondsOfLevel(level) ??
      (level.schedule === undefined
        ? undefined
        : periodOfSchedule(level.schedule));
    if (seconds === undefined) continue;
    const age = Math.max(RUNS * seconds, LEAST_BY_FREQUENCY);
    for (const { schema } of placesOf(contract, level.element)) {
      // Of several, the one that is slowest to call something stale.
      bySchema.set(schema, Math.max(age, bySchema.get(schema) ?? 0));
    }
  }
  const ofSchema = (schema: string | undefined) =>
    rounded(bySchema.get(schema) ?? bySchema.get(undefined));
  return {
    ofSchema,
    ofRule: ({ schedule }, schema) => {
      const period =
        schedule === undefined ? undefined : periodOfSchedule(schedule);
      return period === undefined ? ofSchema(schema) : rounded(RUNS * period);
    },
  };
}

/** An element may list several, with commas. */
function placesOf(
  contract: Contract,
  element: string | undefined,
): Array<{ schema?: string }> {
  return element === undefined
    ? [{}]
    : element.split(',').map(each => levelPlace(contract, each));
}

function rounded(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.min(Math.ceil(seconds), MOST);
}
