import {
  readJsonHead,
  readJsonInSteps,
  type ResultsReceipt,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  QualityReader,
  QualityReading,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { setImmediate } from 'node:timers/promises';
import { INGEST_PATHS } from './ingestPaths';
import type { SentArtifact } from './readForm';

type ExplainedArtifact = ResultsReceipt['artifacts'][number];

/**
 * What each artifact is, and in words why it is nothing.
 *
 * @param readers - those that were asked
 * @param options - `others` that were not
 */
export function explainArtifacts(
  readers: readonly QualityReader[],
  sent: readonly SentArtifact[],
  reading: QualityReading,
  { others }: { others: readonly QualityReader[] },
): Promise<ExplainedArtifact[]> {
  return Promise.all(
    sent.map(async ({ name, bytes }, index) => {
      const known = reading.recognised[index];
      if (!known) {
        return { name, problem: await whatIsWrong(bytes, others) };
      }
      const { reader, format } = known;
      return {
        name,
        engine: reader,
        format,
        problem: isAlone(readers, reading, index)
          ? 'It only tells about the checks of results, and was sent without any'
          : nothingRead(reading, reader),
      };
    }),
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

/** It began as an artifact of the engine, and was none to its end. */
function nothingRead(
  { reports }: QualityReading,
  reader: string,
): string | undefined {
  return reports.some(({ engine }) => engine === reader)
    ? undefined
    : 'There is no run in it';
}

async function whatIsWrong(
  bytes: Buffer,
  others: readonly QualityReader[],
): Promise<string> {
  if (bytes.length === 0) {
    return 'It is empty';
  }
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    return 'It is a zip archive; send the files in it, each as a part of a form';
  }
  const head = readJsonHead(bytes);
  const other = others.find(reader => reader.sniff(head) !== undefined);
  if (other) {
    return `It is of ${other.title}; send it to ${INGEST_PATHS.results}`;
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
