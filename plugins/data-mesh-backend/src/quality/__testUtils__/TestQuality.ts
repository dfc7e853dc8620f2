import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { TestCatalog } from '../../__testUtils__/TestCatalog';
import { TestRegistry } from '../../__testUtils__/TestRegistry';
import { type TestGround, TestRoom } from '../../__testUtils__/TestRoom';
import { addPeople } from '../../access/__testUtils__/accessWorld';
import { TestPeople } from '../../access/__testUtils__/TestPeople';
import { consumersOfProduct } from '../../access/grants/consumersOfProduct';
import { Ledger } from '../../ledger/Ledger';
import type { ProductAccess } from '../../products/permissions/ProductAccess';
import { readQualityOptions } from '../config';
import { KnownOwners } from '../facts/KnownOwners';
import type { QualityRoom } from '../QualityRoom';
import { qualityProducts } from './qualityWorld';

/**
 * The room of quality over a real database, with a clock, people and products
 * that a test moves.
 */
export class TestQuality extends TestRoom {
  readonly room: QualityRoom;

  private constructor(options: TestGround & { config: JsonObject }) {
    super(options);
    const { knex, registry, people } = options;
    const products: Pick<ProductAccess, 'visibility'> = {
      visibility: this.visibility,
    };
    this.room = {
      knex,
      logger: mockServices.logger.mock(),
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      httpAuth: mockServices.httpAuth(),
      urlReader: mockServices.urlReader.mock(),
      options: readQualityOptions(
        new ConfigReader({
          app: { baseUrl: 'https://portal.example.com' },
          dataMesh: { quality: options.config },
        }),
      ),
      ledger: new Ledger({ knex, now: async () => this.now }),
      people,
      readers: [],
      runners: [],
      model: registry.model,
      owners: new KnownOwners({ people, now: () => this.now }),
      wayOfProvisioning: () => 'none',
      products: products as ProductAccess,
      consumersOf: consumersOfProduct,
      may: async (credentials, permission) =>
        this.may(credentials.principal, permission),
      callerOf: async () => {
        throw new Error('Ask for a caller by name');
      },
    };
  }

  /** Brings the database up to date and fills it with a small company. */
  static async create(
    knex: Knex,
    options: {
      /** `dataMesh.quality` */
      config?: JsonObject;
      now?: Date;
      /** In place of the usual ones. */
      products?: Entity[];
    } = {},
  ): Promise<TestQuality> {
    const catalog = new TestCatalog();
    catalog.set(options.products ?? qualityProducts());
    const registry = await TestRegistry.create(knex, catalog);
    await registry.follow();
    return new TestQuality({
      knex,
      catalog,
      registry,
      people: addPeople(new TestPeople()),
      config: options.config ?? {},
      now: options.now ?? new Date('2026-01-15T10:00:00.000Z'),
    });
  }

  /** Forgets all results, mappings and what was told and logged. */
  reset(): Promise<void> {
    return this.empty([
      'quality_unmatched',
      'quality_mappings',
      'quality_incidents',
      'quality_level_days',
      'quality_days',
      'quality_runs',
      'quality_checks',
      'quality_products',
    ]);
  }

  /** The audit log, oldest first. */
  async audit(): Promise<
    Array<{ actor: string; action: string; data: Record<string, unknown> }>
  > {
    const rows = await this.knex('audit_entries').orderBy('seq');
    return rows.map(({ actor, action, data }) => ({
      actor,
      action,
      data: JSON.parse(data),
    }));
  }
}
