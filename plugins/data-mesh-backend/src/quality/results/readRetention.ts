import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { DAY_MS } from '../days';

/** How long what is kept. */
export type Retention = {
  /** Single results, with their runs. */
  resultsMs: number;
  /** Scores and measurements by day. */
  historyMs: number;
};

/**
 * Reads `dataMesh.quality.keepResults` and `keepHistory`.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readRetention(quality: Config | undefined): Retention {
  return {
    resultsMs: readMs(quality, 'keepResults', 90 * DAY_MS),
    historyMs: readMs(quality, 'keepHistory', 2 * 365 * DAY_MS),
  };
}

function readMs(
  quality: Config | undefined,
  key: string,
  fallback: number,
): number {
  const ms = quality?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(quality, { key }))
    : fallback;
  if (!(ms >= DAY_MS)) {
    throw new InputError(
      `dataMesh.quality.${key} has to be at least a day, but is ${ms} ms`,
    );
  }
  return ms;
}
