import {
  readJsonHead,
  type JsonSelection,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { NAMELESS_RUN } from './nameRun';
import type { QualityArtifact, QualityReadingOptions } from './qualityReader';
import { readArtifact } from './readArtifact';

/**
 * How a reader reads artifacts that need no other ones.
 * @public
 */
export type ArtifactReading<Kind> = {
  engine: string;
  /** By the beginning; undefined for what is of another engine. */
  recognise(head: unknown): Kind | undefined;
  /** Of the reports about an artifact. */
  formatOf(kind: Kind): string;
  /** What is needed of an artifact. */
  select: JsonSelection;
  /** A report for each run in it. */
  read(document: unknown, kind: Kind): Promise<QualityReport[]>;
};

/**
 * Reads the artifacts that a reader recognises. Of one that cannot be read, a
 * report without results says why.
 * @public
 */
export async function readArtifacts<Kind>(
  artifacts: readonly QualityArtifact[],
  reading: ArtifactReading<Kind>,
  options: QualityReadingOptions,
): Promise<QualityReport[]> {
  const reports: QualityReport[] = [];
  for (const artifact of artifacts) {
    const kind = reading.recognise(readJsonHead(artifact.bytes));
    if (kind === undefined) continue;
    const { document, problem } = await readArtifact(
      artifact,
      reading.select,
      options,
    );
    if (problem) {
      reports.push({
        engine: reading.engine,
        format: reading.formatOf(kind),
        runId: NAMELESS_RUN,
        results: [],
        problems: [problem],
      });
    } else {
      reports.push(...(await reading.read(document, kind)));
    }
  }
  return reports;
}
