import { mockServices } from '@backstage/backend-test-utils';
import type { SyncReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { MIGRATIONS_DIRECTORY } from '../database/migrate';
import { CatalogReader } from '../products/catalog/CatalogReader';
import { EVERYTHING } from '../products/permissions/visibility';
import type { QueryContext } from '../products/queries/context';
import { listProducts } from '../products/queries/listProducts';
import { ReadModel } from '../products/readModel/ReadModel';
import type { FollowResult } from '../products/sync/followCatalog';
import { RegistrySync } from '../products/workers/RegistrySync';
import { ScoreFollower } from '../quality/overview/ScoreFollower';
import type { TestCatalog } from './TestCatalog';

/** A replica of the registry: what one backend process has of it. */
export class TestRegistry {
  readonly knex: Knex;
  readonly model: ReadModel;
  readonly sync: RegistrySync;
  /** What was told to others. */
  readonly announced = new Array<FollowResult>();

  /** How long, in milliseconds, a suspicious loss is not believed. */
  static readonly GRACE_MS = 600_000;

  private constructor(knex: Knex, catalog: TestCatalog) {
    const logger = mockServices.logger.mock();
    this.knex = knex;
    this.model = new ReadModel({
      knex,
      logger,
      classifications: ['public', 'internal', 'confidential', 'restricted'],
      maxAgeMs: 0,
      briefs: new ScoreFollower({ knex }),
    });
    this.sync = new RegistrySync({
      knex,
      logger,
      catalog: new CatalogReader({
        catalog: catalog.service(),
        auth: mockServices.auth(),
      }),
      model: this.model,
      graceMs: TestRegistry.GRACE_MS,
      onChange: async result => {
        this.announced.push(result);
      },
    });
  }

  /** The first replica: it brings the database up to date. */
  static async create(knex: Knex, catalog: TestCatalog): Promise<TestRegistry> {
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    return new TestRegistry(knex, catalog);
  }

  /** Another replica over the same database. */
  replica(catalog: TestCatalog): TestRegistry {
    return new TestRegistry(this.knex, catalog);
  }

  follow(
    options: { rebuild?: boolean; signal?: AbortSignal } = {},
  ): Promise<SyncReport> {
    return this.sync.run({ rebuild: false, ...options });
  }

  /** What queries of somebody who may see everything work with. */
  async context(): Promise<QueryContext> {
    return {
      knex: this.knex,
      mesh: await this.model.current(),
      visibility: EVERYTHING,
    };
  }

  /** References of all listed products, by title. */
  async listed(): Promise<string[]> {
    const page = listProducts(await this.context(), { limit: 200 });
    return page.items.map(item => item.ref);
  }
}
