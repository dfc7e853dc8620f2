import {
  readJsonInSteps,
  type QualityReport,
  type ResultsReceipt,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  QualityReader,
  QualityReading,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { setImmediate } from 'node:timers/promises';
import { UnusableArtifactsError } from './errors';
import type { SentArtifact } from './readForm';

type ExplainedArtifact = ResultsReceipt['artifacts'][number];

/**
 * What each artifact is, and in words why it is nothing.
 *
 * @param readers - those that were asked
 */
export function explainArtifacts(
  readers: readonly QualityReader[],
  sent: readonly SentArtifact[],
  reading: QualityReading,
): Promise<ExplainedArtifact[]> {
  return Promise.all(
    sent.map(async ({ name, bytes }, index) => {
      const known = reading.recognised[index];
      if (!known) {
        return { name, problem: await whatIsWrong(bytes) };
      }
      const { reader, format } = known;
      return {
        name,
        engine: reader,
        format,
        problem: isAlone(readers, reading, index)
          ? 'It only tells about the checks of results, and was sent without any'
          : undefined,
      };
    }),
  );
}

/**
 * @throws UnusableArtifactsError when nothing can be made of any artifact: what
 *   is wrong with each, and what is known
 */
export function demandResults(
  readers: readonly QualityReader[],
  artifacts: readonly ExplainedArtifact[],
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

function isAlone(
  readers: readonly QualityReader[],
  { recognised }: QualityReading,
  index: number,
): boolean {
  const roleOf = (nth: number) => {
    const known = recognised[nth];
    return readers
      .find(({ id }) => id === known?.reader)
      ?.formats.find(({ id }) => id === known?.format)?.role;
  };
  return (
    roleOf(index) === 'companion' &&
    !recognised.some(
      (known, nth) =>
        known?.reader === recognised[index]?.reader &&
        roleOf(nth) === 'results',
    )
  );
}

async function whatIsWrong(bytes: Buffer): Promise<string> {
  if (bytes.length === 0) {
    return 'It is empty';
  }
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    return 'It is a zip archive; send the files in it, each as a part of a form';
  }
  const { problem } = await readJsonInSteps(bytes, {
    select: {},
    maxBytes: bytes.length,
    pause: () => setImmediate(),
  });
  return problem
    ? `It is no artifact of a known engine, and no JSON that can be read: ${problem.message}`
    : 'It is JSON, but of no engine that is known here';
}
