import type { AccessRoom } from '../AccessRoom';

/** Brings what platforms give to what the ledger wants. */
export class Reconciler {
  constructor(private readonly room: AccessRoom) {}

  /** Something changed: look for work soon. */
  wake(): void {}

  start(): void {
    this.room.logger.debug('The reconciler starts');
  }

  async stop(): Promise<void> {}
}
