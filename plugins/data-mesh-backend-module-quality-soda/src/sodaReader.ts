import {
  finishReport,
  untrusted,
  type QualityProblem,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  readArtifacts,
  readItems,
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

const { field, listOf, textOf, timeOf } = untrusted;

const formatOf = (kind: SodaArtifactKind) => `soda-${kind}`;

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
    return kind && formatOf(kind);
  },

  async read(artifacts, options) {
    return readArtifacts(
      artifacts,
      {
        engine: ENGINE,
        recognise,
        formatOf,
        select: PARTS,
        read: async (document, kind) => [
          await readScan(document, kind, options),
        ],
      },
      options,
    );
  },
};

async function readScan(
  document: unknown,
  kind: SodaArtifactKind,
  options: QualityReadingOptions,
): Promise<QualityReport> {
  const scan = scanOf(document, kind);
  const errors = errorsIn(document);
  const checks = field(document, 'checks');
  const listed = await readItems(
    // A scan that broke need not list any.
    errors.length > 0 ? listOf(checks) : checks,
    { whole: 'The scan', item: 'check' },
    item => readCheck(item, scan),
    options,
  );
  return finishReport(
    {
      engine: ENGINE,
      format: formatOf(kind),
      runId: scan.runId,
      startedAt: timeOf(field(document, 'scanStartTimestamp')),
      finishedAt: timeOf(field(document, 'scanEndTimestamp')),
      ...listed,
      problems: [...errors, ...listed.problems],
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
