import type { Contract, ServiceLevelStatus } from '../../api/types';
import { levelKeyOf } from '../expectations';
import { judgeServiceLevel } from './judgeServiceLevel';
import type { LevelDay } from './levelDay';
import { canBeMeasured } from './levelsMeasuredBy';
import { isObjective, objectiveOf } from './objectiveOf';
import { promiseOf } from './promiseOf';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * How the service levels of a port's contract stand, in the order of the
 * contract. The same promise made twice is one.
 *
 * @param daysOf - measurements of a level by its key, see `levelKeyOf`
 * @param options - `objective`: where the contract says none
 * @public
 */
export function standLevels(
  contract: Pick<Contract, 'serviceLevels'>,
  port: string,
  daysOf: (levelKey: string) => readonly LevelDay[],
  options: { objective: number; windowDays: number; now: Date },
): ServiceLevelStatus[] {
  const { serviceLevels } = contract;
  const known = new Set<string>();
  return serviceLevels.flatMap((level): ServiceLevelStatus[] => {
    const key = levelKeyOf(level);
    if (isObjective(level) || known.has(key)) return [];
    known.add(key);
    const objective = objectiveOf(level, serviceLevels) ?? options.objective;
    const { property, element } = level;
    const about = {
      key,
      port,
      property,
      ...(element !== undefined && { element }),
      promise: promiseOf(level),
    };
    if (!canBeMeasured(level)) {
      return [
        {
          ...about,
          windowDays: options.windowDays,
          objective,
          good: 0,
          bad: 0,
          state: 'not-measurable',
          reason: 'It is a date or a time, which no check measures',
        },
      ];
    }
    const { days, ...judged } = judgeServiceLevel(daysOf(key), {
      ...options,
      objective,
    });
    return [{ ...about, ...judged, days: days.map(toIsoDay) }];
  });
}

function toIsoDay({
  day,
  good,
  bad,
}: LevelDay): NonNullable<ServiceLevelStatus['days']>[number] {
  return { day: new Date(day * DAY_MS).toISOString().slice(0, 10), good, bad };
}
