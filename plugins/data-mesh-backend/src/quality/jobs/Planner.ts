import { toError } from '@backstage/errors';
import type { ProductRow } from '../../database/tables';
import type { QualityRoom } from '../QualityRoom';
import { loadJobProduct, toJobProduct, type JobProduct } from './jobProduct';
import { forgetJobs, planProduct } from './planProduct';

const ROWS_PER_STEP = 100;

/**
 * Keeps jobs in step with the registry: looks at products that changed since
 * it last looked, and at all of them when the backend starts, as the
 * configuration may be another.
 */
export class Planner {
  #revision = 0;
  /** Products whose jobs could not be planned, those tried last at the end. */
  readonly #failed = new Set<string>();

  constructor(private readonly room: QualityRoom) {}

  async run(signal?: AbortSignal): Promise<void> {
    await this.#planAgain(signal);
    while (!signal?.aborted && (await this.#step()) === ROWS_PER_STEP);
  }

  async #step(): Promise<number> {
    const { room } = this;
    const rows = await room
      .knex<ProductRow>('products')
      .where('revision', '>', this.#revision)
      .orderBy('revision')
      .limit(ROWS_PER_STEP)
      .select(
        'ref',
        'revision',
        'projection',
        'document',
        'source',
        'vanished_at',
      );
    await forgetJobs(
      room,
      rows.flatMap(row => (row.vanished_at === null ? [] : [row.ref])),
    );
    for (const row of rows) {
      if (row.vanished_at === null) {
        await this.#plan(row.ref, () => toJobProduct(row));
      }
    }
    if (rows.length > 0) {
      this.#revision = Number(rows[rows.length - 1].revision);
    }
    return rows.length;
  }

  /** As many as a step takes: others come in later runs. */
  async #planAgain(signal?: AbortSignal): Promise<void> {
    for (const ref of [...this.#failed].slice(0, ROWS_PER_STEP)) {
      if (signal?.aborted) {
        return;
      }
      await this.#plan(ref, () => loadJobProduct(this.room.knex, ref));
    }
  }

  async #plan(
    ref: string,
    load: () => JobProduct | undefined | Promise<JobProduct | undefined>,
  ): Promise<void> {
    const { room } = this;
    const failedBefore = this.#failed.delete(ref);
    try {
      const product = await load();
      if (product) {
        await planProduct(room, product);
      }
    } catch (error) {
      // One product must not keep the others waiting for ever.
      this.#failed.add(ref);
      if (!failedBefore) {
        room.logger.error(
          `The jobs of ${ref} were not planned; that is tried again`,
          toError(error),
        );
      }
    }
  }
}
