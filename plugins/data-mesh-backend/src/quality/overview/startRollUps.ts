import type { SchedulerService } from '@backstage/backend-plugin-api';
import { startMaturity } from '../maturity/startMaturity';
import type { QualityRoom } from '../QualityRoom';
import { writeRollUps } from './writeRollUps';

/** Writes the roll-ups of each day, and keeps maturity up to date. */
export async function startRollUps(
  room: QualityRoom,
  scheduler: SchedulerService,
): Promise<void> {
  await startMaturity(room, scheduler);
  await scheduler.scheduleTask({
    id: 'data-mesh-quality-roll-ups',
    scope: 'global',
    frequency: { minutes: 5 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 20 },
    fn: () => writeRollUps(room),
  });
}
