import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { QualityRoom } from '../QualityRoom';

/** Forgets what is older than it has to be kept. */
export async function startPruning(
  _room: QualityRoom,
  _scheduler: SchedulerService,
): Promise<void> {}
