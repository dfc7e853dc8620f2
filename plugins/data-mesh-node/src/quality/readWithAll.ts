import {
  readJsonHead,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { nameRun } from './nameRun';
import type {
  QualityArtifact,
  QualityReader,
  QualityReadingOptions,
} from './qualityReader';

/**
 * What came of artifacts that were sent together.
 * @public
 */
export type QualityReading = {
  reports: QualityReport[];
  /** For each artifact what it is; undefined where no reader knows it. */
  recognised: Array<{ reader: string; format: string } | undefined>;
};

/**
 * Gives each artifact to the first reader that recognises it, and those of one
 * reader together.
 * @public
 */
export async function readWithAll(
  readers: readonly QualityReader[],
  artifacts: readonly QualityArtifact[],
  options: QualityReadingOptions,
): Promise<QualityReading> {
  const recognised = artifacts.map(({ bytes }) => {
    const head = readJsonHead(bytes);
    for (const reader of readers) {
      const format = reader.sniff(head);
      if (format !== undefined) return { reader: reader.id, format };
    }
    return undefined;
  });
  const reports: QualityReport[] = [];
  for (const reader of readers) {
    const own = artifacts.filter(
      (_, index) => recognised[index]?.reader === reader.id,
    );
    if (own.length === 0) continue;
    for (const report of await reader.read(own, options)) {
      reports.push(await nameRun(report, options));
    }
  }
  return { reports, recognised };
}
