import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';

/** Tells what the outbox holds. */
export class OutboxWorker {
  constructor(
    private readonly options: {
      knex: Knex;
      logger: LoggerService;
      events: EventsService;
      notifications: NotificationService;
      signals: SignalsService;
    },
  ) {}

  /** There are new messages: tell them soon. */
  wake(): void {}

  start(): void {
    this.options.logger.debug('The outbox starts');
  }

  async stop(): Promise<void> {}
}
