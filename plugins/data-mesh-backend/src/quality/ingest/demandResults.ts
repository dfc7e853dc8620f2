import type {
  QualityReport,
  ResultsReceipt,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityReader } from '@backstage-data-mesh/plugin-data-mesh-node';
import { UnusableArtifactsError } from './errors';

/**
 * @throws UnusableArtifactsError when nothing can be made of any artifact: what
 *   is wrong with each, and what is known
 */
export function demandResults(
  readers: readonly QualityReader[],
  artifacts: ResultsReceipt['artifacts'],
  reports: readonly QualityReport[],
): void {
  const isUsable = reports.some(
    report =>
      report.results.length > 0 ||
      report.problems.every(({ severity }) => severity !== 'error'),
  );
  if (isUsable) {
    return;
  }
  const wrong = [
    ...artifacts.flatMap(({ name, problem }) =>
      problem ? [`${name}: ${problem}.`] : [],
    ),
    ...reports.flatMap(({ engine, problems }) =>
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => `${engine}: ${message}.`),
    ),
  ];
  const formats = readers
    .flatMap(reader => reader.formats.map(({ title }) => title))
    .join(', ');
  throw new UnusableArtifactsError(
    `There are no results in it, and nothing was changed. ${wrong.join(' ')} Known are: ${formats || 'none, as no reader is installed'}.`,
  );
}
