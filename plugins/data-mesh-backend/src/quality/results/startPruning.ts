import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { QualityRoom } from '../QualityRoom';
import { pruneQuality } from './pruneQuality';

/** Forgets what is older than it has to be kept, one replica at a time. */
export async function startPruning(
  room: QualityRoom,
  scheduler: SchedulerService,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'data-mesh-quality-pruning',
    scope: 'global',
    frequency: { hours: 1 },
    initialDelay: { minutes: 5 },
    timeout: { minutes: 30 },
    fn: async signal => {
      const pruned = await pruneQuality(room, signal);
      if (Object.values(pruned).some(rows => rows > 0)) {
        room.logger.info('Forgot old results of quality', pruned);
      }
    },
  });
}
