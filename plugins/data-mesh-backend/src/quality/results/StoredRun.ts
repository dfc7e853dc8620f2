import type {
  CheckResult,
  QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { createHash } from 'node:crypto';
import { cleanOptional, cleanText } from './cleanText';

/** What the results of a report have in common, as it is stored. */
export type RunFacts = {
  engine: string;
  runId: string;
  engineVersion: string | null;
  format: string;
  /** When it ran, for results that do not say it themselves. */
  ranAt: Date;
};

const LONGEST_RUN_ID = 255;

/** How a run is named in the database: engines may name it at any length. */
export function storedRunId(runId: string): string {
  const clean = cleanText(runId, runId.length);
  return clean.length <= LONGEST_RUN_ID
    ? clean
    : `sha256:${createHash('sha256').update(clean).digest('hex')}`;
}

/** The run of a report that came at an instant. */
export function runFactsOf(report: QualityReport, now: Date): RunFacts {
  const { engine, engineVersion, format, runId } = report;
  const ranAt =
    instantOf(report.finishedAt) ?? instantOf(report.startedAt) ?? now;
  return {
    engine: cleanText(engine, 50),
    runId: storedRunId(runId),
    engineVersion: cleanOptional(engineVersion, 50),
    format: cleanText(format, 50),
    // A run that has yet to end came from a clock that is wrong.
    ranAt: ranAt > now ? now : ranAt,
  };
}

/** When a result was executed. */
export function executedAtOf(result: CheckResult, { ranAt }: RunFacts): Date {
  return instantOf(result.executedAt) ?? ranAt;
}

/** Years that both databases and JavaScript write alike. */
const EARLIEST = Date.parse('1970-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T00:00:00Z');

function instantOf(text: string | undefined): Date | undefined {
  const time = text === undefined ? NaN : Date.parse(text);
  return time >= EARLIEST && time <= LATEST ? new Date(time) : undefined;
}
