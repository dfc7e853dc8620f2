import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { AccessRoom } from '../../AccessRoom';
import { RequestSweep } from './RequestSweep';

/** Lets one replica at a time look after requests, again and again. */
export async function scheduleSweep(
  scheduler: SchedulerService,
  room: AccessRoom,
): Promise<void> {
  const sweep = new RequestSweep(room);
  await scheduler.scheduleTask({
    id: 'data-mesh-access-requests',
    scope: 'global',
    frequency: { seconds: 30 },
    initialDelay: { seconds: 5 },
    // What a replica that died leaves undone, another does that much later.
    timeout: { minutes: 1 },
    fn: async signal => {
      await sweep.run(signal);
    },
  });
}
