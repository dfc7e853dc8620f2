import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { toIso } from '../../database/instants';
import type {
  ConsumerRow,
  DomainRow,
  ProductRow,
  RegistryStateRow,
} from '../../database/tables';
import { breathe } from '../../lists/breathe';
import { DomainTree } from '../projection/DomainTree';
import { PROJECTION_VERSION } from '../projection/types';
import { Mesh, type StoredProduct } from './Mesh';
import type { ProductBriefs } from './ProductBriefs';

// Few enough that taking them in does not keep requests waiting.
const ROWS_PER_STEP = 200;
const BRIEFS_AT_ONCE = 1000;

export type ReadModelOptions = {
  knex: Knex;
  logger: LoggerService;
  classifications: readonly string[];
  /** Titles of the levels of maturity, from the first. */
  levelTitles?: readonly string[];
  /** How long what was read is good enough. */
  maxAgeMs: number;
  /** The quality of the products, where that is known. */
  briefs?: ProductBriefs;
  /** Milliseconds of a clock that never goes back. */
  clock?: () => number;
};

/**
 * Keeps the mesh in memory up to date with the database, which each replica
 * does for itself: it asks for the registry's revision, and reads what is
 * newer than what it has.
 */
export class ReadModel {
  readonly #options: ReadModelOptions;
  readonly #clock: () => number;
  #mesh: Mesh;
  #revision = 0;
  #domainsRevision = 0;
  #consumersRevision = 0;
  #briefsVersion = 0;
  #isLoaded = false;
  #checkedAt = -Infinity;
  #step: Promise<boolean> | undefined;

  constructor(options: ReadModelOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.#mesh = new Mesh(options);
  }

  /** The revision up to which products were taken in. */
  get revision(): number {
    return this.#revision;
  }

  /** The mesh as it was last taken in; the database is not asked. */
  get known(): Mesh {
    return this.#mesh;
  }

  /**
   * The mesh as it was at most `maxAgeMs` ago. While the database cannot be
   * asked, the mesh as it was last known.
   *
   * @throws ServiceUnavailableError when it was never known
   */
  async current(): Promise<Mesh> {
    const isFresh = this.#clock() - this.#checkedAt < this.#options.maxAgeMs;
    if (this.#isLoaded && !isFresh) {
      try {
        // The rest of a large change is taken in by the requests to come.
        const isDone = await this.#oneStep();
        if (isDone) {
          this.#checkedAt = this.#clock();
        }
      } catch (error) {
        this.#checkedAt = this.#clock();
        this.#options.logger.warn(
          'The registry answers from memory, as its database cannot be read',
          toError(error),
        );
      }
    }
    if (!this.#isLoaded) {
      try {
        await this.refresh();
      } catch (error) {
        throw new ServiceUnavailableError(
          'The registry cannot be read from the database at the moment; try again soon',
          error,
        );
      }
    }
    return this.#mesh;
  }

  /** Takes in everything that is written by now. */
  async refresh(): Promise<Mesh> {
    // A step that runs already may have asked too early.
    await this.#step?.catch(() => undefined);
    while (!(await this.#oneStep())) {
      await breathe();
    }
    this.#isLoaded = true;
    this.#checkedAt = this.#clock();
    return this.#mesh;
  }

  /** Shared by all who ask at the same time. */
  #oneStep(): Promise<boolean> {
    this.#step ??= this.#takeStep().finally(() => {
      this.#step = undefined;
    });
    return this.#step;
  }

  /** Takes in what is newer, up to a limit; returns whether that was all. */
  async #takeStep(): Promise<boolean> {
    const { knex } = this.#options;
    const state = await knex<RegistryStateRow>('registry_state')
      .where({ id: 1 })
      .first('revision', 'domains_revision', 'consumers_revision');
    if (!state) {
      throw new Error('The table registry_state has lost its row');
    }
    const revision = Number(state.revision);
    if (revision < this.#revision) {
      // Another database, or an older backup: forget everything.
      this.#mesh = new Mesh(this.#options);
      this.#isLoaded = false;
      this.#revision = 0;
      this.#domainsRevision = 0;
      this.#consumersRevision = 0;
      this.#briefsVersion = 0;
    }
    if (Number(state.domains_revision) !== this.#domainsRevision) {
      await this.#readDomains();
      this.#domainsRevision = Number(state.domains_revision);
    }
    if (Number(state.consumers_revision) !== this.#consumersRevision) {
      await this.#readConsumers();
      this.#consumersRevision = Number(state.consumers_revision);
    }
    await this.#takeBriefs();
    if (revision === this.#revision) {
      return true;
    }
    const read = await this.#readProducts();
    const isDone = read < ROWS_PER_STEP;
    if (isDone) {
      this.#revision = Math.max(this.#revision, revision);
    }
    return isDone;
  }

  async #takeBriefs(): Promise<void> {
    const { briefs } = this.#options;
    await briefs?.refresh();
    if (briefs && briefs.version !== this.#briefsVersion) {
      const { version } = briefs;
      const changes = [...briefs.changedSince(this.#briefsVersion)];
      for (let from = 0; from < changes.length; from += BRIEFS_AT_ONCE) {
        if (from > 0) {
          await breathe();
        }
        this.#mesh.index.setQuality(changes.slice(from, from + BRIEFS_AT_ONCE));
      }
      this.#briefsVersion = version;
    }
  }

  async #readProducts(): Promise<number> {
    const rows: Array<
      Pick<
        ProductRow,
        | 'ref'
        | 'content_hash'
        | 'revision'
        | 'projection_version'
        | 'document'
        | 'updated_at'
        | 'vanished_at'
      >
    > = await this.#options
      .knex<ProductRow>('products')
      .where('revision', '>', this.#revision)
      .orderBy('revision')
      .limit(ROWS_PER_STEP)
      .select(
        'ref',
        'content_hash',
        'revision',
        'projection_version',
        'document',
        'updated_at',
        'vanished_at',
      );
    const stored = new Array<StoredProduct>();
    const vanished = new Array<string>();
    for (const row of rows) {
      if (row.vanished_at === null) {
        stored.push({
          ref: row.ref,
          contentHash: row.content_hash,
          revision: Number(row.revision),
          // Never again by an older version of the code than wrote it.
          isOutdated: row.projection_version < PROJECTION_VERSION,
          updatedAt: toIso(row.updated_at),
          document: JSON.parse(row.document),
        });
      } else {
        vanished.push(row.ref);
      }
    }
    if (rows.length > 0) {
      this.#mesh.apply({ stored, vanished });
      this.#revision = Number(rows[rows.length - 1].revision);
    }
    return rows.length;
  }

  async #readDomains(): Promise<void> {
    const rows = await this.#options.knex<DomainRow>('domains');
    this.#mesh.index.setDomains(
      new DomainTree(
        rows.map(row => ({
          ref: row.ref,
          title: row.title,
          description: row.description ?? undefined,
          owner: row.owner ?? undefined,
          parent: row.parent ?? undefined,
        })),
      ),
    );
  }

  async #readConsumers(): Promise<void> {
    const rows = await this.#options
      .knex<ConsumerRow>('consumers')
      .orderBy('component_ref');
    const components = new Map<string, string[]>();
    for (const { component_ref, product_ref } of rows) {
      const list = components.get(product_ref);
      if (list) {
        list.push(component_ref);
      } else {
        components.set(product_ref, [component_ref]);
      }
    }
    this.#mesh.graph.setComponents(components);
  }
}
