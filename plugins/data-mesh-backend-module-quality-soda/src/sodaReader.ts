import {
  finishReport,
  readJsonHead,
  untrusted,
  type QualityProblem,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  mapInSteps,
  readArtifact,
  type QualityArtifact,
  type QualityReader,
  type QualityReadingOptions,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { readCheck } from './check';
import {
  ENGINE,
  PARTS,
  recognise,
  scanOf,
  type SodaArtifactKind,
} from './scan';

const { field, fieldsOf, listOf, textOf, timeOf } = untrusted;

/**
 * Reads scan results of Soda 3 (`soda scan -srf`), and what Soda 3 and 4 send
 * to Soda Cloud.
 * @public
 */
export const sodaReader: QualityReader = {
  id: ENGINE,
  title: 'Soda',
  formats: [
    { id: 'soda-scan', title: 'scan results of Soda 3', role: 'results' },
    {
      id: 'soda-contract-verification',
      title: 'contract verification of Soda 4',
      role: 'results',
    },
  ],

  sniff(head) {
    const kind = recognise(head);
    return kind && `soda-${kind}`;
  },

  async read(artifacts, options) {
    const reports: QualityReport[] = [];
    for (const artifact of artifacts) {
      const kind = recognise(readJsonHead(artifact.bytes));
      if (kind) reports.push(await readScan(artifact, kind, options));
    }
    return reports;
  },
};

async function readScan(
  artifact: QualityArtifact,
  kind: SodaArtifactKind,
  options: QualityReadingOptions,
): Promise<QualityReport> {
  const { document, problem } = await readArtifact(artifact, PARTS, options);
  const format = `soda-${kind}`;
  if (problem) {
    return {
      engine: ENGINE,
      format,
      runId: 'unknown',
      results: [],
      problems: [problem],
    };
  }
  const scan = scanOf(document, kind);
  const problems: QualityProblem[] = errorsIn(document);
  const listed = field(document, 'checks');
  if (!Array.isArray(listed) && problems.length === 0) {
    problems.push({
      code: 'malformed',
      severity: 'error',
      message: 'The scan has no list of checks',
    });
  }
  const results = await mapInSteps(
    listOf(listed),
    item => {
      if (fieldsOf(item) === undefined) {
        problems.push({
          code: 'malformed',
          severity: 'warning',
          message: 'A check that is no object was left out',
        });
        return [];
      }
      const { result, problem: found } = readCheck(item, scan);
      if (found) problems.push(found);
      return result ? [result] : [];
    },
    options,
  );
  return finishReport(
    {
      engine: ENGINE,
      format,
      runId: scan.runId,
      startedAt: timeOf(field(document, 'scanStartTimestamp')),
      finishedAt: timeOf(field(document, 'scanEndTimestamp')),
      results,
      problems,
    },
    options,
  );
}

/**
 * A query that broke takes its checks with it: what is missing in the list is
 * told by the log alone.
 */
function errorsIn(document: unknown): QualityProblem[] {
  const messages = listOf(field(document, 'logs'))
    .filter(entry => field(entry, 'level') === 'error')
    .map(entry => textOf(field(entry, 'message'), 500));
  if (messages.length === 0 && field(document, 'hasErrors') === true) {
    messages.push(undefined);
  }
  return messages.map(message => ({
    code: 'engine-error',
    severity: 'error',
    message: message ?? 'The scan reports an error, and does not say which',
  }));
}
