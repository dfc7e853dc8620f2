import type { Knex } from 'knex';
import { appendEntries, type AuditDraft } from '../audit/appendEntries';
import { databaseNow } from '../database/instants';
import { enqueueMessages } from '../outbox/enqueueMessages';
import type { OutboxMessage } from '../outbox/messages';

/** Who does something: a user's full reference, service:… or system:…. */
export type Actor = { ref: string; onBehalfOf?: string };

/** What an operation works with inside its transaction. */
export type LedgerTransaction = {
  trx: Knex.Transaction;
  /** The clock of the database; the only clock that the ledger knows. */
  now: Date;
  actor: Actor;
  /** Adds to the audit log. The actor is that of the transaction. */
  audit(entry: Omit<AuditDraft, 'actor' | 'onBehalfOf'>): void;
  /** Has something told when the transaction has committed. */
  tell(message: OutboxMessage): void;
  /** Wakes the reconciler of this replica after the commit. */
  wake(): void;
};

/**
 * Runs operations: state, audit and what is to be told commit together or not
 * at all.
 */
export class Ledger {
  readonly knex: Knex;
  readonly #now: (knex: Knex) => Promise<Date>;
  readonly #onCommit: (woken: { messages: boolean; work: boolean }) => void;

  constructor(options: {
    knex: Knex;
    /** Another clock, for tests. */
    now?: (knex: Knex) => Promise<Date>;
    /** Told after each commit what there is to do now. */
    onCommit?: (woken: { messages: boolean; work: boolean }) => void;
  }) {
    this.knex = options.knex;
    this.#now = options.now ?? databaseNow;
    this.#onCommit = options.onCommit ?? (() => {});
  }

  /** The clock of the ledger. */
  now(): Promise<Date> {
    return this.#now(this.knex);
  }

  /**
   * One operation, one transaction. It may run more than once: a deadlock is
   * tried again. So the body must do nothing but work on the database.
   */
  async transact<T>(
    actor: Actor,
    body: (transaction: LedgerTransaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(actor, body);
      } catch (error) {
        if (attempt >= 5 || !isTransient(error)) {
          throw error;
        }
      }
    }
  }

  async #once<T>(
    actor: Actor,
    body: (transaction: LedgerTransaction) => Promise<T>,
  ): Promise<T> {
    const entries: AuditDraft[] = [];
    const messages: OutboxMessage[] = [];
    let work = false;
    const result = await this.knex.transaction(async trx => {
      const now = await this.#now(trx);
      const answer = await body({
        trx,
        now,
        actor,
        audit: entry =>
          entries.push({
            ...entry,
            actor: actor.ref,
            onBehalfOf: actor.onBehalfOf,
          }),
        tell: message => messages.push(message),
        wake: () => {
          work = true;
        },
      });
      await enqueueMessages(trx, now, messages);
      // Last: it holds the lock that all other writers need.
      await appendEntries(trx, now, entries);
      return answer;
    });
    this.#onCommit({ messages: messages.length > 0, work });
    return result;
  }
}

/** Serialisation failure and deadlock of PostgreSQL, a busy SQLite. */
function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01' || code === 'SQLITE_BUSY';
}
