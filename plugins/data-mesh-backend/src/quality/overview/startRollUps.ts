import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { QualityRoom } from '../QualityRoom';

/** Writes the roll-ups of each day. */
export async function startRollUps(
  _room: QualityRoom,
  _scheduler: SchedulerService,
): Promise<void> {}
