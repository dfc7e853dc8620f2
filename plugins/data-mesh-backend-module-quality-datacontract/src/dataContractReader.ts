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
  type QualityReader,
  type QualityReadingOptions,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { readCheck } from './check';
import { ENGINE, PARTS, recognise, runOf, runsIn } from './run';

const { field, fieldsOf, listOf, textOf, timeOf } = untrusted;

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
    const reports: QualityReport[] = [];
    for (const artifact of artifacts) {
      if (!recognise(readJsonHead(artifact.bytes))) continue;
      const { document, problem } = await readArtifact(
        artifact,
        PARTS,
        options,
      );
      if (problem) {
        reports.push({
          engine: ENGINE,
          format: FORMAT,
          runId: 'unknown',
          results: [],
          problems: [problem],
        });
        continue;
      }
      for (const run of runsIn(document)) {
        reports.push(await readRun(run, options));
      }
    }
    return reports;
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
  const checks = field(document, 'checks');
  if (!Array.isArray(checks)) {
    problems.push({
      code: 'malformed',
      severity: 'error',
      message: 'The run has no list of checks',
    });
  }
  const others: Record<string, number> = {};
  const results = await mapInSteps(
    listOf(checks),
    item => {
      if (fieldsOf(item) === undefined) {
        problems.push({
          code: 'malformed',
          severity: 'warning',
          message: 'A check that is no object was left out',
        });
        return [];
      }
      const { result, problem, other } = readCheck(item, run);
      if (problem) problems.push(problem);
      if (other) others[other] = (others[other] ?? 0) + 1;
      return result ? [result] : [];
    },
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
      results,
      problems,
      ...(Object.keys(others).length > 0 ? { others } : {}),
    },
    options,
  );
}
