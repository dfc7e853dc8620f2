import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SyncReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import { recordFailure } from '../operations/recordSync';
import {
  followCatalog,
  type FollowOptions,
  type FollowResult,
} from '../sync/followCatalog';

/** Products without a content hash are looked for less often. */
const WITHOUT_HASH_INTERVAL_MS = 60_000;

export type RegistrySyncOptions = FollowOptions & {
  logger: LoggerService;
  /** Called after a run that changed something; its failure changes nothing. */
  onChange: (result: FollowResult) => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  clock?: () => number;
};

/**
 * Runs that follow the catalog, one at a time in this process. Other replicas
 * may run at the same time; the database decides who wins.
 */
export class RegistrySync {
  readonly #options: RegistrySyncOptions;
  readonly #clock: () => number;
  #last: Promise<unknown> = Promise.resolve();
  #waiting: { rebuild: boolean; run: Promise<SyncReport> } | undefined;
  #lookedForWithoutHashAt = -Infinity;
  #lastError: string | undefined;

  constructor(options: RegistrySyncOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /**
   * Follows the catalog as it is now. Who asks while a run is under way gets
   * the next one, as that run may have looked before the change; all who wait
   * share it.
   *
   * @throws What the catalog or the database threw; the registry stays as it is
   */
  run(options: {
    rebuild: boolean;
    signal?: AbortSignal;
  }): Promise<SyncReport> {
    const waiting = this.#waiting;
    if (waiting && (waiting.rebuild || !options.rebuild)) {
      return waiting.run;
    }
    const run = this.#last.then(() => {
      if (this.#waiting?.run === run) {
        this.#waiting = undefined;
      }
      return this.#run(options);
    });
    this.#waiting = { rebuild: options.rebuild, run };
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #run(options: {
    rebuild: boolean;
    signal?: AbortSignal;
  }): Promise<SyncReport> {
    const { logger, onChange } = this.#options;
    const withoutHash =
      this.#clock() - this.#lookedForWithoutHashAt >= WITHOUT_HASH_INTERVAL_MS;
    try {
      const result = await followCatalog(this.#options, {
        ...options,
        withoutHash,
      });
      if (withoutHash) {
        this.#lookedForWithoutHashAt = this.#clock();
      }
      this.#logSuccess(result);
      if (result.isChange) {
        await onChange(result).catch(error =>
          logger.warn('Could not tell others of a change', toError(error)),
        );
      }
      return result.report;
    } catch (error) {
      if (options.signal?.aborted) {
        // Out of time, or the process ends: the next run goes on from here.
        logger.info('Following the catalog was broken off');
      } else {
        await this.#fail(toError(error));
      }
      throw error;
    }
  }

  #logSuccess({ report, isChange }: FollowResult): void {
    const { logger } = this.#options;
    const { changed, vanished, unchanged, heldBack, durationMs } = report;
    if (this.#lastError !== undefined) {
      logger.info('The registry follows the catalog again');
      this.#lastError = undefined;
    }
    if (heldBack > 0) {
      logger.warn(
        `The catalog misses ${heldBack} of ${
          heldBack + unchanged + changed
        } data products at once. They are kept for now, as this looks like a fault; see dataMesh.registry.vanishGrace`,
      );
    }
    if (isChange) {
      logger.info(
        `Registry: ${changed} data products changed, ${vanished} vanished, ${unchanged} as before, in ${durationMs} ms`,
      );
    }
  }

  async #fail(error: Error): Promise<void> {
    const { logger, knex } = this.#options;
    // Once for the same error, and not every few seconds.
    if (this.#lastError !== error.message) {
      this.#lastError = error.message;
      logger.error(
        'The registry cannot follow the catalog; it answers with what it has',
        error,
      );
    }
    await recordFailure(knex, error).catch(() => undefined);
  }
}
