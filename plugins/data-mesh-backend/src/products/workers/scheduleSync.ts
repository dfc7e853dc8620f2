import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { RegistryOptions } from '../../config';
import type { RegistrySync } from './RegistrySync';

/** Makes one replica at a time follow the catalog, again and again. */
export async function scheduleSync({
  scheduler,
  sync,
  options,
}: {
  scheduler: SchedulerService;
  sync: RegistrySync;
  options: Pick<RegistryOptions, 'syncIntervalMs'>;
}): Promise<void> {
  await scheduler.scheduleTask({
    id: 'data-mesh-follow-catalog',
    scope: 'global',
    frequency: { milliseconds: options.syncIntervalMs },
    // A catalog that starts together with us answers a little later.
    initialDelay: { seconds: 2 },
    // When a replica dies, the others wait so long for it. A first run over a
    // large catalog takes longer: the next one goes on where it was broken off.
    timeout: { minutes: 1 },
    fn: async signal => {
      // The failure is logged and kept for the status of the registry.
      await sync.run({ rebuild: false, signal }).catch(() => undefined);
    },
  });
}
