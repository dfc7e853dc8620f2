import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { OutboxMessage } from './messages';

/** Whom messages are handed to. */
export type MessageServices = {
  events: EventsService;
  notifications: NotificationService;
  signals: SignalsService;
};

/** Hands one message to the service that tells it. */
export async function deliverMessage(
  services: MessageServices,
  message: OutboxMessage,
): Promise<void> {
  switch (message.kind) {
    case 'notification': {
      if (message.recipients.length === 0) {
        return;
      }
      const { title, description, link, severity, topic, scope } = message;
      await services.notifications.send({
        recipients: {
          type: 'entity',
          entityRef: message.recipients,
          ...(message.except && { excludeEntityRef: message.except }),
        },
        payload: { title, description, link, severity, topic, scope },
      });
      return;
    }
    case 'signal': {
      const { recipients, channel } = message;
      if (recipients?.length === 0) {
        return;
      }
      await services.signals.publish({
        recipients: recipients
          ? { type: 'user', entityRef: recipients }
          : { type: 'broadcast' },
        channel,
        message: message.message,
      });
      return;
    }
    case 'event':
      await services.events.publish({
        topic: message.topic,
        eventPayload: message.payload,
      });
      return;
    default:
      throw new Error(
        `Nobody tells messages of the kind '${(message as { kind: string }).kind}'`,
      );
  }
}
