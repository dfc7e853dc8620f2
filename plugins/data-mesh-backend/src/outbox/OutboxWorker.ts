import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { databaseNow } from '../database/instants';
import type { OutboxRow } from '../database/tables';
import {
  claimMessages,
  forgetMessages,
  releaseMessages,
} from './claimMessages';
import { deliverMessage, type MessageServices } from './deliverMessage';
import type { OutboxMessage } from './messages';
import { MOST_ATTEMPTS, retryAfterMs } from './retry';

const SECOND = 1000;

const DEFAULTS = {
  /** How often it looks when nothing wakes it. */
  intervalMs: 5 * SECOND,
  /** Messages taken at once. */
  batchSize: 50,
  /** How long taken messages are its own. */
  leaseMs: 60 * SECOND,
  /** How long a service may take for one message. */
  timeoutMs: 10 * SECOND,
};

/**
 * For so long what was told may wait to be forgotten together with others. To
 * delete each by itself takes longer than to tell it.
 */
const FORGET_AFTER_MS = 200;

// So many failures in a row are the service's, not the messages'.
const FAILURES_OF_SERVICE = 3;

const KINDS: OutboxMessage['kind'][] = ['notification', 'signal', 'event'];

/**
 * Tells what the outbox holds, each message at least once. Every replica has
 * one. A message is taken for a time, told, and only then deleted: when the
 * process dies in between, it is told again. People notice when they are told
 * twice, so notifications are deleted one by one; others a few at once.
 *
 * Messages of one kind are told one after another; the kinds do not wait for
 * each other.
 */
export class OutboxWorker {
  readonly #options: typeof DEFAULTS & {
    knex: Knex;
    logger: LoggerService;
    now: (knex: Knex) => Promise<Date>;
    random: () => number;
  } & MessageServices;
  readonly #stop = new AbortController();
  #woken = new AbortController();
  #running: Promise<unknown> | undefined;

  constructor(
    options: {
      knex: Knex;
      logger: LoggerService;
      /** Another clock, for tests. */
      now?: (knex: Knex) => Promise<Date>;
      random?: () => number;
    } & MessageServices &
      Partial<typeof DEFAULTS>,
  ) {
    this.#options = {
      now: databaseNow,
      random: Math.random,
      ...DEFAULTS,
      ...options,
    };
  }

  /** There are new messages: tell them soon. */
  wake(): void {
    this.#woken.abort();
    // Who looks at this moment looks once more.
    this.#woken = new AbortController();
  }

  start(): void {
    this.#running ??= Promise.all(KINDS.map(kind => this.#run(kind)));
  }

  /** Waits for the message that is being told; gives the others back. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
  }

  /** Tells all that is due now and can be told. */
  async runOnce(): Promise<void> {
    await Promise.all(KINDS.map(kind => this.#tellKind(kind)));
  }

  async #run(kind: OutboxMessage['kind']): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const woken = this.#woken.signal;
      try {
        await this.#tellKind(kind);
      } catch (error) {
        this.#options.logger.warn(
          'The outbox cannot be read; nothing is lost, it is tried again',
          toError(error),
        );
      }
      if (!signal.aborted) {
        await sleep(this.#options.intervalMs, undefined, {
          signal: woken,
        }).catch(() => undefined);
      }
    }
  }

  /** Tells what is due, batch by batch, until nothing is left or it fails. */
  async #tellKind(kind: OutboxMessage['kind']): Promise<void> {
    const { knex, batchSize, leaseMs } = this.#options;
    for (;;) {
      const now = await this.#options.now(knex);
      const rows = await claimMessages(knex, now, {
        kind,
        limit: batchSize,
        leaseMs,
      });
      const isDone = await this.#tellBatch(kind, rows);
      if (rows.length < batchSize || !isDone) {
        return;
      }
    }
  }

  /** Returns whether it came to the end of the batch. */
  async #tellBatch(
    kind: OutboxMessage['kind'],
    rows: OutboxRow[],
  ): Promise<boolean> {
    const { knex, logger, leaseMs, timeoutMs } = this.#options;
    // Before the lease ends, so that nobody else tells the same meanwhile.
    const until = performance.now() + leaseMs - 2 * timeoutMs;
    let failed = 0;
    let inARow = 0;
    let reason: Error | undefined;
    let next = 0;
    let told: OutboxRow[] = [];
    let forgotten = performance.now();
    while (
      next < rows.length &&
      inARow < FAILURES_OF_SERVICE &&
      performance.now() < until &&
      !this.#stop.signal.aborted
    ) {
      const { error, isDone } = await this.#tellOne(kind, rows[next]);
      if (isDone) {
        told.push(rows[next]);
      }
      next += 1;
      failed += error ? 1 : 0;
      inARow = error ? inARow + 1 : 0;
      reason = error ?? reason;
      if (
        kind === 'notification' ||
        performance.now() - forgotten > FORGET_AFTER_MS
      ) {
        await forgetMessages(knex, told);
        told = [];
        forgotten = performance.now();
      }
    }
    await forgetMessages(knex, told);
    if (next < rows.length) {
      await releaseMessages(
        knex,
        await this.#options.now(knex),
        rows.slice(next),
      );
    }
    if (reason) {
      logger.warn(
        `${failed} messages of the kind ${kind} could not be told; they are tried again later`,
        reason,
      );
    }
    return next === rows.length;
  }

  /** Tells one message; returns why it could not, and whether to forget it. */
  async #tellOne(
    kind: OutboxMessage['kind'],
    row: OutboxRow,
  ): Promise<{ error?: Error; isDone: boolean }> {
    const { knex, random } = this.#options;
    let error: Error | undefined;
    try {
      if (row.attempts > MOST_ATTEMPTS[kind]) {
        throw new Error('Whoever told it did not live to say so');
      }
      await this.#deliver(row);
    } catch (reason) {
      error = toError(reason);
    }
    if (error && row.attempts < MOST_ATTEMPTS[kind]) {
      const now = await this.#options.now(knex);
      const wait = retryAfterMs(row.attempts, random());
      await knex<OutboxRow>('outbox')
        .where({ id: row.id })
        .update({ available_at: new Date(now.getTime() + wait) });
      return { error, isDone: false };
    }
    if (error) {
      this.#options.logger.error(
        `A message of the kind ${kind} was given up after ${MOST_ATTEMPTS[kind]} attempts: ${summaryOf(row)}`,
        error,
      );
    }
    return { error, isDone: true };
  }

  async #deliver(row: OutboxRow): Promise<void> {
    const { timeoutMs } = this.#options;
    const message = { ...JSON.parse(row.payload), kind: row.kind };
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([
        deliverMessage(this.#options, message),
        new Promise((_, reject) => {
          timer = setTimeout(() => {
            reject(new Error(`No answer within ${timeoutMs} milliseconds`));
          }, timeoutMs);
        }),
      ]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What a message was about, without what it said to whom. */
function summaryOf(row: OutboxRow): string {
  try {
    const { topic, channel, scope } = JSON.parse(row.payload);
    return JSON.stringify({ id: Number(row.id), topic, channel, scope });
  } catch {
    return JSON.stringify({ id: Number(row.id), problem: 'not JSON' });
  }
}
