import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How service levels are judged where contracts say nothing else. */
export type LevelOptions = {
  /** Days, today included. */
  windowDays: number;
  /** Share of measurements that has to be good, 0 to 1. */
  objective: number;
};

const KEY = 'dataMesh.quality.serviceLevels';
const DEFAULT_WINDOW = 30;
const MOST_WINDOW = 365;
const DEFAULT_OBJECTIVE = 0.95;

/**
 * Reads `dataMesh.quality.serviceLevels`.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readLevelOptions(config: Config): LevelOptions {
  const levels = config.getOptionalConfig(KEY);
  const windowDays = levels?.getOptionalNumber('window') ?? DEFAULT_WINDOW;
  if (
    !Number.isInteger(windowDays) ||
    windowDays < 1 ||
    windowDays > MOST_WINDOW
  ) {
    throw new InputError(
      `${KEY}.window has to be a whole number of days from 1 to ${MOST_WINDOW}, but is ${windowDays}`,
    );
  }
  const objective = levels?.getOptionalNumber('objective') ?? DEFAULT_OBJECTIVE;
  if (!(objective > 0 && objective <= 1)) {
    throw new InputError(
      `${KEY}.objective has to be a share above 0 and up to 1, such as 0.95, but is ${objective}`,
    );
  }
  return { windowDays, objective };
}
