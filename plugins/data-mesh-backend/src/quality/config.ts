import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readWriters, type ResultsWriter } from './ingest/readWriters';
import { readJobOptions, type JobOptions } from './jobs/jobConfig';
import { readRetention, type Retention } from './results/readRetention';
import { readScorecards } from './maturity/readScorecards';
import type { CompiledScorecard } from './maturity/scorecards';
import {
  readLevelOptions,
  type LevelOptions,
} from './serviceLevels/levelOptions';

/** The configuration of quality; config.d.ts describes it. */
export type QualityOptions = {
  /** The score below which an incident is opened; 0 for never. */
  alertBelow: number;
  /** Services of Backstage that may bring results. */
  writers: ResultsWriter[];
  /** Where people open the portal, without a slash at the end. */
  portalUrl?: string;
  /** How service levels are judged. */
  serviceLevels: LevelOptions;
  /** The default one first. */
  scorecards: CompiledScorecard[];
  /** What the portal does by itself. */
  jobs: JobOptions;
  /** How long what is kept. */
  retention: Retention;
};

const DEFAULT_ALERT_BELOW = 80;

/**
 * Reads `dataMesh.quality`.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readQualityOptions(config: Config): QualityOptions {
  const quality = config.getOptionalConfig('dataMesh.quality');
  const alertBelow =
    quality?.getOptionalNumber('alertBelow') ?? DEFAULT_ALERT_BELOW;
  if (!(alertBelow >= 0 && alertBelow <= 100)) {
    throw new InputError(
      `dataMesh.quality.alertBelow has to be a score from 0 to 100, but is ${alertBelow}`,
    );
  }
  return {
    alertBelow,
    writers: readWriters(quality),
    portalUrl: config.getOptionalString('app.baseUrl')?.replace(/\/+$/, ''),
    serviceLevels: readLevelOptions(config),
    scorecards: readScorecards(config),
    jobs: readJobOptions(config),
    retention: readRetention(quality),
  };
}
