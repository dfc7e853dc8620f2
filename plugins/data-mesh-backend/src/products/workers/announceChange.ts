import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  DATA_PRODUCT_CHANGED_TOPIC,
  DATA_PRODUCT_VANISHED_TOPIC,
  REGISTRY_SIGNAL_CHANNEL,
  type DataProductEventPayload,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { FollowResult } from '../sync/followCatalog';

/**
 * Tells open pages that there is something new, without saying what, and other
 * backends which products.
 */
export async function announceChange(
  { events, signals }: { events: EventsService; signals: SignalsService },
  { changed, vanished }: Pick<FollowResult, 'changed' | 'vanished'>,
  revision: number,
): Promise<void> {
  await signals.publish({
    recipients: { type: 'broadcast' },
    channel: REGISTRY_SIGNAL_CHANNEL,
    message: { revision },
  });
  const publish = async (topic: string, refs: string[]) => {
    for (const ref of refs) {
      const eventPayload: DataProductEventPayload = { ref, revision };
      await events.publish({ topic, eventPayload });
    }
  };
  await publish(DATA_PRODUCT_CHANGED_TOPIC, changed);
  await publish(DATA_PRODUCT_VANISHED_TOPIC, vanished);
}
