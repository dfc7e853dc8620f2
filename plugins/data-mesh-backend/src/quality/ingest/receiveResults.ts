import type { ResultsReceipt } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  readWithAll,
  type QualityReader,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { setImmediate } from 'node:timers/promises';
import type { QualityRoom } from '../QualityRoom';
import type { Sender } from '../results/Sender';
import { storeReports } from '../results/storeReports';
import { demandResults, explainArtifacts } from './explainArtifacts';
import { BODY } from './readArtifacts';
import type { SentArtifact } from './readForm';

/**
 * Reads artifacts that were sent together, and stores what they hold.
 *
 * @param readers - those of the engines that may be sent here
 * @throws UnusableArtifactsError when there are no results in any of them
 */
export async function receiveResults(
  room: QualityRoom,
  readers: readonly QualityReader[],
  sender: Sender,
  sent: readonly SentArtifact[],
  limits: { artifactBytes: number },
): Promise<ResultsReceipt> {
  const reading = await readWithAll(
    readers,
    sent.map(({ name, bytes }) => ({
      name: name === BODY ? undefined : name,
      bytes,
    })),
    {
      now: await room.ledger.now(),
      maxBytes: limits.artifactBytes,
      pause: () => setImmediate(),
    },
  );
  const artifacts = await explainArtifacts(readers, sent, reading);
  demandResults(readers, artifacts, reading.reports);
  const runs = await storeReports(room, sender, reading.reports);
  return { artifacts, runs };
}
