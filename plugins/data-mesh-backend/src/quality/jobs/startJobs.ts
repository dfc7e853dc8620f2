import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { QualityRoom } from '../QualityRoom';
import { Planner } from './Planner';
import { workJobs } from './workJobs';

/** Jobs that one replica does at the same time. */
const LANES = 3;

/**
 * Fetches artifacts and runs own checks. One replica plans; all of them work,
 * and share the jobs by leases.
 */
export async function startJobs(
  room: QualityRoom,
  scheduler: SchedulerService,
): Promise<void> {
  const planner = new Planner(room);
  await scheduler.scheduleTask({
    id: 'data-mesh-quality-planner',
    scope: 'global',
    frequency: { seconds: 10 },
    initialDelay: { seconds: 5 },
    timeout: { minutes: 5 },
    fn: signal => planner.run(signal),
  });
  for (let lane = 1; lane <= LANES; lane++) {
    await scheduler.scheduleTask({
      id: `data-mesh-quality-jobs-${lane}`,
      scope: 'local',
      frequency: { seconds: 5 },
      initialDelay: { seconds: 5 + lane },
      timeout: { hours: 1 },
      fn: signal => workJobs(room, signal),
    });
  }
}
