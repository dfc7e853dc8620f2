import type { ClientBase } from 'pg';
import { type FreshColumn, refreshSql } from './freshColumns';
import { KEEP, SETTLE } from './settle';

/**
 * Plays the pipelines that fill the warehouse: makes its data agree with
 * itself, and then keeps it fresh. What a changed contract does not allow any
 * more is told once and left out.
 */
export class Pipelines {
  readonly #told = new Set<string>();

  constructor(
    private readonly client: ClientBase,
    private readonly fresh: readonly FreshColumn[],
    private readonly tell: (line: string) => void,
  ) {}

  async settle(): Promise<void> {
    await this.#run(SETTLE);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    await this.#run([...this.fresh.map(refreshSql), ...KEEP]);
  }

  async #run(statements: readonly string[]): Promise<void> {
    for (const sql of statements) {
      try {
        await this.client.query(sql);
      } catch (error) {
        if (!this.#told.has(sql)) {
          this.#told.add(sql);
          this.tell(`A pipeline of the warehouse failed: ${error}`);
        }
      }
    }
  }
}
