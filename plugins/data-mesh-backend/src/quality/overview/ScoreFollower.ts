import type { QualityBrief } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QualityProductRow, QualityStateRow } from '../../database/tables';
import { breathe } from '../../lists/breathe';
import type { ProductBriefs } from '../../products/readModel/ProductBriefs';

// Few enough that taking them in does not keep requests waiting.
const ROWS_AT_ONCE = 1000;

// Of a column of 32 bits.
const MAX_ID = 2 ** 31 - 1;

const COLUMNS = [
  'id',
  'product_ref',
  'revision',
  'scored_at',
  'score',
  'evaluated',
  'expected',
  'failing',
  'incidents',
  'level',
] as const;

type FollowedRow = Pick<QualityProductRow, (typeof COLUMNS)[number]>;

type Known = {
  brief: QualityBrief | undefined;
  /** Version of the follower since which it is so. */
  version: number;
};

/**
 * The scores of all products in memory, which each replica keeps for itself: it
 * asks for the revision of quality, and reads the rows that are newer than what
 * it has. Writers hold the revision until they are done, so none is missed.
 */
export class ScoreFollower implements ProductBriefs {
  readonly #knex: Knex;
  readonly #known = new Map<string, Known>();
  #revision = 0;
  #version = 0;
  #refresh: Promise<void> | undefined;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  get version(): number {
    return this.#version;
  }

  /** Revision of quality up to which rows were taken in. */
  get revision(): number {
    return this.#revision;
  }

  /** What is known of a product; undefined when nothing is. */
  of(productRef: string): QualityBrief | undefined {
    return this.#known.get(productRef)?.brief;
  }

  /** All products of which something is known, in no order. */
  *all(): Iterable<[productRef: string, brief: QualityBrief]> {
    for (const [ref, { brief }] of this.#known) {
      if (brief) {
        yield [ref, brief];
      }
    }
  }

  *changedSince(
    version: number,
  ): Iterable<[productRef: string, brief: QualityBrief | undefined]> {
    for (const [ref, known] of this.#known) {
      if (known.version > version) {
        yield [ref, known.brief];
      }
    }
  }

  /** Takes in what is written by now; shared by all who ask meanwhile. */
  refresh(): Promise<void> {
    this.#refresh ??= this.#read().finally(() => {
      this.#refresh = undefined;
    });
    return this.#refresh;
  }

  async #read(): Promise<void> {
    const state = await this.#knex<QualityStateRow>('quality_state')
      .where({ id: 1 })
      .first('revision');
    const revision = Number(state?.revision ?? 0);
    if (revision === this.#revision) {
      return;
    }
    if (revision < this.#revision) {
      this.#forget();
    }
    let after = { revision: this.#revision, id: MAX_ID };
    for (;;) {
      const rows = await this.#rowsAfter(after);
      const last = rows.at(-1);
      if (last) {
        this.#take(rows);
        after = { revision: Number(last.revision), id: last.id };
      }
      if (rows.length < ROWS_AT_ONCE) {
        break;
      }
      await breathe();
    }
    // Not before the last row: many may have the same revision.
    this.#revision = Math.max(after.revision, revision);
  }

  /** Another database, or an older backup. */
  #forget(): void {
    this.#version++;
    this.#revision = 0;
    for (const ref of this.#known.keys()) {
      this.#known.set(ref, { brief: undefined, version: this.#version });
    }
  }

  #rowsAfter(after: { revision: number; id: number }): Promise<FollowedRow[]> {
    return this.#knex<QualityProductRow>('quality_products')
      .where('revision', '>', after.revision)
      .orWhere(same =>
        same.where({ revision: after.revision }).where('id', '>', after.id),
      )
      .orderBy(['revision', 'id'])
      .limit(ROWS_AT_ONCE)
      .select(...COLUMNS);
  }

  #take(rows: FollowedRow[]): void {
    this.#version++;
    for (const row of rows) {
      this.#known.set(row.product_ref, {
        brief: toBrief(row),
        version: this.#version,
      });
    }
  }
}

function toBrief(row: FollowedRow): QualityBrief | undefined {
  // A row may be made before there is anything to say.
  if (row.scored_at === null && row.level === null) {
    return undefined;
  }
  const { score, evaluated, expected, failing } = row;
  // Of one shape, whatever is known: all of them are read for each roll-up.
  return {
    score: score ?? undefined,
    coverage: expected > 0 ? evaluated / expected : undefined,
    evaluated,
    expected,
    failing,
    incident: row.incidents > 0 ? true : undefined,
    maturity: row.level ?? undefined,
  };
}
