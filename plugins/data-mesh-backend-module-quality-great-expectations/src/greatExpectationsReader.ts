import {
  finishReport,
  readJsonHead,
  untrusted,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  mapInSteps,
  readArtifact,
  type QualityReader,
  type QualityReadingOptions,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { readExpectation } from './expectation';
import { ENGINE, runOf } from './validationRun';
import {
  PARTS,
  recognise,
  validationsIn,
  type Validation,
} from './validations';

const { countOf, field, fieldsOf } = untrusted;

/**
 * Reads validation results of versions 0.10 to 1.x, alone, in the results of
 * checkpoints and validation operators, and as `CheckpointResult.describe()`
 * writes them.
 * @public
 */
export const greatExpectationsReader: QualityReader = {
  id: ENGINE,
  title: 'Great Expectations',
  formats: [
    {
      id: 'gx-validation-result',
      title: 'validation result of Great Expectations',
      role: 'results',
    },
    {
      id: 'gx-checkpoint-result',
      title: 'checkpoint result of Great Expectations',
      role: 'results',
    },
    {
      id: 'gx-checkpoint-description',
      title: 'described checkpoint result of Great Expectations',
      role: 'results',
    },
  ],

  sniff(head) {
    const kind = recognise(head);
    return kind && `gx-${kind}`;
  },

  async read(artifacts, options) {
    const reports: QualityReport[] = [];
    for (const artifact of artifacts) {
      const kind = recognise(readJsonHead(artifact.bytes));
      if (!kind) continue;
      const format = `gx-${kind}`;
      const { document, problem } = await readArtifact(
        artifact,
        PARTS,
        options,
      );
      if (problem) {
        reports.push({
          engine: ENGINE,
          format,
          runId: 'unknown',
          results: [],
          problems: [problem],
        });
        continue;
      }
      for (const validation of validationsIn(document, kind)) {
        reports.push(await readValidation(validation, format, options));
      }
    }
    return reports;
  },
};

async function readValidation(
  validation: Validation,
  format: string,
  options: QualityReadingOptions,
): Promise<QualityReport> {
  const { document } = validation;
  const run = runOf(validation);
  const listed = field(document, 'results') ?? field(document, 'expectations');
  const items = Array.isArray(listed) ? listed : [];
  const report: QualityReport = {
    engine: ENGINE,
    format,
    engineVersion: run.engineVersion,
    runId: run.runId,
    startedAt: run.executedAt,
    results: [],
    problems: [],
  };
  if (!Array.isArray(listed)) {
    report.problems.push({
      code: 'malformed',
      severity: 'error',
      message: 'The validation has no list of results',
    });
  }
  const evaluated = countOf(
    field(document, 'statistics', 'evaluated_expectations'),
  );
  if (evaluated !== undefined && evaluated > items.length) {
    report.problems.push({
      code: 'contradiction',
      severity: 'warning',
      message: `${evaluated} expectations are said to be evaluated; ${items.length} are listed, and only these count`,
    });
  }
  const results = await mapInSteps(
    items,
    item => {
      if (fieldsOf(item) === undefined) {
        report.problems.push({
          code: 'malformed',
          severity: 'warning',
          message: 'A result that is no object was left out',
        });
        return [];
      }
      const { result, problem } = readExpectation(item, run);
      if (problem) report.problems.push(problem);
      return result ? [result] : [];
    },
    options,
  );
  return finishReport({ ...report, results }, options);
}
