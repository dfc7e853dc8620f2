import type { Ledger } from '../../../ledger/Ledger';

/** The process that works is gone. */
export class KilledError extends Error {
  constructor() {
    super('killed');
    this.name = 'KilledError';
  }
}

/**
 * The ledger as a process sees it that is killed at its n-th transaction:
 * before it or after its commit. From then on that process does nothing more,
 * so it releases no lease either.
 */
export function mortalLedger(
  ledger: Ledger,
  death: { at: number; when: 'before' | 'after' },
): { ledger: Ledger; kill: () => void; isDead: () => boolean } {
  let transactions = 0;
  let isDead = false;
  const live = () => {
    if (isDead) {
      throw new KilledError();
    }
  };
  const mortal = {
    get knex() {
      live();
      return ledger.knex;
    },
    async now() {
      live();
      return ledger.now();
    },
    async transact(...args: Parameters<Ledger['transact']>) {
      live();
      transactions += 1;
      const dies = transactions === death.at;
      if (dies && death.when === 'before') {
        isDead = true;
        throw new KilledError();
      }
      const result = await ledger.transact(...args);
      if (dies) {
        isDead = true;
        throw new KilledError();
      }
      return result;
    },
  };
  return {
    ledger: mortal as unknown as Ledger,
    kill: () => {
      isDead = true;
    },
    isDead: () => isDead,
  };
}
