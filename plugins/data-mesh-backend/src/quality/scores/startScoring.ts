import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { QualityRoom } from '../QualityRoom';
import { ScoreWorker } from './ScoreWorker';

/** Follows changes of products and verdicts that become stale. */
export async function startScoring(
  room: QualityRoom,
  scheduler: SchedulerService,
): Promise<void> {
  const worker = new ScoreWorker(room);
  await scheduler.scheduleTask({
    id: 'data-mesh-quality-scores',
    scope: 'global',
    frequency: { seconds: 10 },
    // The registry follows the catalog first.
    initialDelay: { seconds: 4 },
    // When a replica dies, the others wait so long for it.
    timeout: { minutes: 1 },
    fn: async signal => {
      await worker.run(signal);
    },
  });
}
