import { toError } from '@backstage/errors';
import type { ProductRow } from '../../database/tables';
import type { QualityRoom } from '../QualityRoom';
import { toJobProduct } from './jobProduct';
import { forgetJobs, planProduct } from './planProduct';

const ROWS_PER_STEP = 100;

/**
 * Keeps jobs in step with the registry: looks at products that changed since
 * it last looked, and at all of them when the backend starts, as the
 * configuration may be another.
 */
export class Planner {
  #revision = 0;

  constructor(private readonly room: QualityRoom) {}

  async run(signal?: AbortSignal): Promise<void> {
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
        try {
          await planProduct(room, toJobProduct(row));
        } catch (error) {
          // One product must not keep the others waiting for ever.
          room.logger.error(
            `The jobs of ${row.ref} were not planned`,
            toError(error),
          );
        }
      }
    }
    if (rows.length > 0) {
      this.#revision = Number(rows[rows.length - 1].revision);
    }
    return rows.length;
  }
}
