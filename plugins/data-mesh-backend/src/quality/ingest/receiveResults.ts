import type { ResultsReceipt } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  readWithAll,
  type QualityReading,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { setImmediate } from 'node:timers/promises';
import type { QualityRoom } from '../QualityRoom';
import type { Sender } from '../results/Sender';
import { storeReports } from '../results/storeReports';
import { demandResults } from './demandResults';
import { explainArtifacts } from './explainArtifacts';
import { BODY } from './readArtifacts';
import type { SentArtifact } from './readForm';

/** What a route takes. */
export type Reception = {
  /** Only artifacts of this engine; left out for all. */
  engine?: string;
  /** What may come beside them, and holds no results. */
  ignores?: (bytes: Buffer) => Promise<boolean>;
};

/**
 * Reads artifacts that were sent together, and stores what they hold.
 *
 * @throws UnusableArtifactsError when there are no results in any of them
 */
export async function receiveResults(
  room: QualityRoom,
  sender: Sender,
  sent: readonly SentArtifact[],
  options: Reception & { maxBytes: number },
): Promise<ResultsReceipt> {
  const { engine, ignores, maxBytes } = options;
  const readers = room.readers.filter(({ id }) => !engine || id === engine);
  const reading = await readWithAll(
    readers,
    sent.map(({ name, bytes }) => ({
      name: name === BODY ? undefined : name,
      bytes,
    })),
    {
      now: await room.ledger.now(),
      maxBytes,
      pause: () => setImmediate(),
    },
  );
  if (ignores && (await isIgnored(sent, reading, ignores))) {
    const artifacts = sent.map(({ name }) => ({
      name,
      problem: 'It can hold no checks, and was passed over',
    }));
    return { artifacts, runs: [] };
  }
  const artifacts = await explainArtifacts(readers, sent, reading, {
    others: room.readers.filter(reader => !readers.includes(reader)),
  });
  demandResults(readers, artifacts, reading.reports);
  const runs = await storeReports(room, sender, reading.reports);
  return { artifacts, runs };
}

async function isIgnored(
  sent: readonly SentArtifact[],
  { recognised }: QualityReading,
  ignores: (bytes: Buffer) => Promise<boolean>,
): Promise<boolean> {
  for (const [index, { bytes }] of sent.entries()) {
    if (recognised[index] || !(await ignores(bytes))) {
      return false;
    }
  }
  return true;
}
