import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createHash } from 'node:crypto';
import type { QualityReadingOptions } from './qualityReader';

/**
 * What readers call a run that its engine gave no name; it gets one that stands
 * for what it says.
 * @public
 */
export const NAMELESS_RUN = 'unknown';

/** Results that are worked on without a pause: a few milliseconds. */
const STEP = 500;

/**
 * Gives a run without a name one that stands for what it says: another run is
 * another one, and a second delivery is the same.
 */
export async function nameRun(
  report: QualityReport,
  { pause }: Pick<QualityReadingOptions, 'pause'>,
): Promise<QualityReport> {
  if (report.runId !== NAMELESS_RUN || report.results.length === 0) {
    return report;
  }
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([report.engine, report.startedAt, report.finishedAt]),
  );
  for (const [index, result] of report.results.entries()) {
    hash.update(JSON.stringify(result));
    if (pause && index % STEP === STEP - 1) await pause();
  }
  const runId = `${NAMELESS_RUN}-${hash.digest('hex').slice(0, 32)}`;
  const results = report.results.map(result => ({ ...result, runId }));
  return { ...report, runId, results };
}
