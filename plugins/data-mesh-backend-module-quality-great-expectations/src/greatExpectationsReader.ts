import {
  finishReport,
  untrusted,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  readArtifacts,
  readItems,
  type QualityReader,
  type QualityReadingOptions,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { readExpectation } from './expectation';
import { ENGINE, runOf } from './validationRun';
import {
  PARTS,
  recognise,
  validationsIn,
  type GxArtifactKind,
  type Validation,
} from './validations';

const { countOf, field, listOf } = untrusted;

const formatOf = (kind: GxArtifactKind) => `gx-${kind}`;

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
        async read(document, kind) {
          const reports: QualityReport[] = [];
          for (const validation of validationsIn(document, kind)) {
            reports.push(
              await readValidation(validation, formatOf(kind), options),
            );
          }
          return reports;
        },
      },
      options,
    );
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
  const report: QualityReport = {
    engine: ENGINE,
    format,
    engineVersion: run.engineVersion,
    runId: run.runId,
    startedAt: run.executedAt,
    results: [],
    problems: [],
  };
  const evaluated = countOf(
    field(document, 'statistics', 'evaluated_expectations'),
  );
  const count = listOf(listed).length;
  if (evaluated !== undefined && evaluated > count) {
    report.problems.push({
      code: 'contradiction',
      severity: 'warning',
      message: `${evaluated} expectations are said to be evaluated; ${count} are listed, and only these count`,
    });
  }
  const read = await readItems(
    listed,
    { whole: 'The validation', item: 'result' },
    item => readExpectation(item, run),
    options,
  );
  return finishReport(
    { ...report, ...read, problems: [...report.problems, ...read.problems] },
    options,
  );
}
