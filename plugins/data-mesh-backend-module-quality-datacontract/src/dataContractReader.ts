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
import { ENGINE, PARTS, recognise, runOf, runsIn } from './run';

const { field, listOf, textOf, timeOf } = untrusted;

const FORMAT = 'datacontract-run';

/**
 * Reads runs of the Data Contract CLI, versions 0.9 to 1.1, as
 * `datacontract test --output-format json` writes and `--publish` sends them;
 * also in a list, and in the results that a scheduler puts around them.
 * @public
 */
export const dataContractReader: QualityReader = {
  id: ENGINE,
  title: 'Data Contract CLI',
  formats: [
    { id: FORMAT, title: 'run of the Data Contract CLI', role: 'results' },
  ],

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
        async read(document) {
          const reports: QualityReport[] = [];
          for (const run of runsIn(document)) {
            reports.push(await readRun(run, options));
          }
          return reports;
        },
      },
      options,
    );
  },
};

async function readRun(
  document: unknown,
  options: QualityReadingOptions,
): Promise<QualityReport> {
  const run = runOf(document);
  const problems: QualityProblem[] = listOf(field(document, 'logs'))
    .filter(entry => /^error$/i.test(textOf(field(entry, 'level')) ?? ''))
    .map(entry => ({
      code: 'engine-error',
      severity: 'warning',
      message:
        textOf(field(entry, 'message'), 500) ?? 'The run reports an error',
    }));
  const listed = await readItems(
    field(document, 'checks'),
    { whole: 'The run', item: 'check' },
    item => readCheck(item, run),
    options,
  );
  return finishReport(
    {
      engine: ENGINE,
      format: FORMAT,
      ...(run.engineVersion ? { engineVersion: run.engineVersion } : {}),
      runId: run.runId,
      startedAt: timeOf(field(document, 'timestampStart')),
      finishedAt: timeOf(field(document, 'timestampEnd')),
      ...listed,
      problems: [...problems, ...listed.problems],
    },
    options,
  );
}
