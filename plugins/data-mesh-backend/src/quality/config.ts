import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** The configuration of quality; config.d.ts describes it. */
export type QualityOptions = {
  /** The score below which an incident is opened; 0 for never. */
  alertBelow: number;
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
  return { alertBelow };
}
