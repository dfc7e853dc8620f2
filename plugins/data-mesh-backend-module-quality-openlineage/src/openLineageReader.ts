import {
  finishReport,
  untrusted,
  type CheckResult,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  mapInSteps,
  readArtifacts,
  type QualityReader,
  type QualityReadingOptions,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { readChecks } from './checks';
import {
  ENGINE,
  eventsIn,
  PARTS,
  recognise,
  type LineageEvent,
} from './events';

const { textOf } = untrusted;

const FORMAT = 'openlineage-events';

/**
 * Reads run events, one or a list of them: the facets `dataQualityAssertions`
 * (1-0-0 to 1-1-0) of datasets and `test` of runs. Metrics alone judge nothing.
 * @public
 */
export const openLineageReader: QualityReader = {
  id: ENGINE,
  title: 'OpenLineage',
  formats: [{ id: FORMAT, title: 'OpenLineage run events', role: 'results' }],

  sniff(head) {
    return recognise(head) ? FORMAT : undefined;
  },

  async read(artifacts, options) {
    return readArtifacts(
      artifacts,
      {
        engine: ENGINE,
        recognise: head => recognise(head) || undefined,
        formatOf: () => FORMAT,
        select: PARTS,
        read: document => readRuns(document, options),
      },
      options,
    );
  },
};

/** A report for each run: its events come in several, also out of order. */
async function readRuns(
  document: unknown,
  options: QualityReadingOptions,
): Promise<QualityReport[]> {
  const { events, others } = eventsIn(document);
  const runs = new Map<string, LineageEvent[]>();
  for (const event of events) {
    const known = runs.get(event.runId);
    if (known) known.push(event);
    else runs.set(event.runId, [event]);
  }
  const reports: QualityReport[] = [];
  for (const [runId, own] of runs) {
    const report = await readRun(runId, own, options);
    if (others > 0 && reports.length === 0) {
      report.problems.push({
        code: 'malformed',
        severity: 'warning',
        message: `${others} that are no run events were left out`,
      });
    }
    reports.push(report);
  }
  return reports;
}

async function readRun(
  runId: string,
  events: LineageEvent[],
  options: QualityReadingOptions,
): Promise<QualityReport> {
  const report: QualityReport = {
    engine: ENGINE,
    format: FORMAT,
    engineVersion: events.find(each => each.engineVersion)?.engineVersion,
    runId,
    startedAt: events.find(each => each.type === 'START')?.time,
    finishedAt: events.find(each => each.state === 'ended')?.time,
    results: [],
    problems: [],
  };
  let metrics = 0;
  const latest = new Map<string, CheckResult>();
  await mapInSteps(
    [...events].sort(byTime),
    event => {
      const read = readChecks(event);
      if (event.state === 'running') {
        if (read.results.length > 0) {
          report.problems.push({
            code: 'unfinished-run',
            severity: 'warning',
            message: `${read.results.length} results in the event ${
              event.type
            } of ${
              textOf(event.job[1], 200) ?? 'a job'
            } were left out: its run has not ended`,
          });
        }
        return [];
      }
      report.problems.push(...read.problems);
      metrics += read.metrics;
      const occurrences = new Map<string, number>();
      for (const result of read.results) {
        const count = (occurrences.get(result.checkKey) ?? 0) + 1;
        occurrences.set(result.checkKey, count);
        // A later event of the run says it again; within one it is another.
        latest.set(`${result.checkKey} ${count}`, result);
      }
      return [];
    },
    options,
  );
  return finishReport(
    {
      ...report,
      results: [...latest.values()],
      ...(metrics > 0 ? { others: { metrics } } : {}),
    },
    options,
  );
}

function byTime(a: LineageEvent, b: LineageEvent): number {
  if (a.time === b.time) return 0;
  return (a.time ?? '') < (b.time ?? '') ? -1 : 1;
}
