import type { SchedulerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { QualityRoom } from '../QualityRoom';
import { judgeNewProducts, sweepMaturity } from './sweepMaturity';

/**
 * Judges all products from time to time, one replica at a time; and keeps what
 * each replica knows of their owners up to date.
 */
export async function startMaturity(
  room: QualityRoom,
  scheduler: SchedulerService,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'data-mesh-quality-owners',
    scope: 'local',
    frequency: { minutes: 5 },
    timeout: { minutes: 1 },
    initialDelay: { seconds: 5 },
    fn: () => knowOwners(room),
  });
  await scheduler.scheduleTask({
    id: 'data-mesh-quality-new-products',
    scope: 'global',
    frequency: { seconds: 30 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 15 },
    fn: async () => {
      await judgeNewProducts(room);
    },
  });
  await scheduler.scheduleTask({
    id: 'data-mesh-quality-maturity',
    scope: 'global',
    frequency: { minutes: 10 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 10 },
    fn: async () => {
      await sweepMaturity(room);
    },
  });
}

async function knowOwners({
  logger,
  model,
  owners,
}: QualityRoom): Promise<void> {
  const mesh = await model.current();
  const refs = [...mesh.index.all()].flatMap(
    ({ summary }) => summary.owner ?? [],
  );
  try {
    await owners.ask(refs);
  } catch (error) {
    logger.debug('The catalog cannot be asked for owners', toError(error));
  }
}
