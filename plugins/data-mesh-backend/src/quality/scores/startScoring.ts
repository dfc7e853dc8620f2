import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { QualityRoom } from '../QualityRoom';

/** Follows changes of products and verdicts that become stale. */
export async function startScoring(
  _room: QualityRoom,
  _scheduler: SchedulerService,
): Promise<void> {}
