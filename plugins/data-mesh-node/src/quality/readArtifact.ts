import {
  readJsonInSteps,
  type JsonSelection,
  type QualityProblem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityArtifact, QualityReadingOptions } from './qualityReader';

/**
 * An artifact that was read; at a problem, what stood before it.
 * @public
 */
export type ReadArtifact = {
  document: unknown;
  /** Why it could not be read, or could not be read to its end. */
  problem?: QualityProblem;
};

/**
 * Reads an artifact within the limits, with pauses.
 *
 * @param select - what is needed of it: what is not named, such as samples of
 *   rows, never gets into memory
 * @public
 */
export async function readArtifact(
  artifact: QualityArtifact,
  select: JsonSelection,
  options: QualityReadingOptions,
): Promise<ReadArtifact> {
  const { maxBytes, pause } = options;
  const reading = await readJsonInSteps(artifact.bytes, {
    select,
    maxBytes,
    pause,
  });
  if (!reading.problem) return { document: reading.value };
  const { code, message } = reading.problem;
  const name = artifact.name === undefined ? 'The artifact' : artifact.name;
  return {
    document: reading.partial,
    problem: {
      code,
      severity: 'error',
      message: `${name} cannot be read: ${message}`,
    },
  };
}
