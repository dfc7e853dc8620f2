import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { TestCatalog } from '../../__testUtils__/TestCatalog';
import { TestRegistry } from '../../__testUtils__/TestRegistry';
import { addPeople } from '../../access/__testUtils__/accessWorld';
import { TestPeople } from '../../access/__testUtils__/TestPeople';
import { consumersOfProduct } from '../../access/grants/consumersOfProduct';
import { Ledger } from '../../ledger/Ledger';
import type { OutboxMessage } from '../../outbox/messages';
import type { Caller } from '../../people/Caller';
import { identifyCaller } from '../../people/identifyCaller';
import type { ProductAccess } from '../../products/permissions/ProductAccess';
import { EVERYTHING } from '../../products/permissions/visibility';
import { readQualityOptions } from '../config';
import { KnownOwners } from '../facts/KnownOwners';
import type { QualityRoom } from '../QualityRoom';
import { qualityProducts } from './qualityWorld';

/**
 * The room of quality over a real database, with a clock, people and products
 * that a test moves.
 */
export class TestQuality {
  readonly knex: Knex;
  readonly catalog: TestCatalog;
  readonly registry: TestRegistry;
  readonly people: TestPeople;
  readonly room: QualityRoom;
  /** Permissions of users, by name. */
  readonly permissions = new Map<string, Set<string>>();
  /** Products that users may not read. */
  readonly hidden = new Set<string>();
  now: Date;

  private constructor(options: {
    knex: Knex;
    catalog: TestCatalog;
    registry: TestRegistry;
    people: TestPeople;
    config: JsonObject;
    now: Date;
  }) {
    const { knex, catalog, registry, people } = options;
    this.knex = knex;
    this.catalog = catalog;
    this.registry = registry;
    this.people = people;
    this.now = options.now;
    const products: Pick<ProductAccess, 'visibility'> = {
      visibility: async () =>
        this.hidden.size === 0
          ? EVERYTHING
          : {
              key: [...this.hidden].join(),
              allows: ({ ref }) => !this.hidden.has(ref),
            },
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
      may: async (credentials, permission) => {
        const { userEntityRef = '' } = credentials.principal as {
          userEntityRef?: string;
        };
        return (
          this.permissions.get(userEntityRef)?.has(permission.name) ?? false
        );
      },
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
  async reset(): Promise<void> {
    for (const table of [
      'quality_unmatched',
      'quality_mappings',
      'quality_incidents',
      'quality_level_days',
      'quality_days',
      'quality_runs',
      'quality_checks',
      'quality_products',
      'audit_entries',
      'outbox',
    ]) {
      await this.knex(table).delete();
    }
    await this.knex('audit_head').update({ seq: 0, hash: '0'.repeat(64) });
  }

  /** Lets time pass. */
  pass(time: { days?: number; hours?: number; minutes?: number }): void {
    const { days = 0, hours = 0, minutes = 0 } = time;
    this.now = new Date(
      this.now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000,
    );
  }

  /** Gives a user a permission. */
  permit(user: string, permission: BasicPermission): void {
    const ref = full(user);
    const names = this.permissions.get(ref) ?? new Set();
    this.permissions.set(ref, names.add(permission.name));
  }

  /** A user, such as `user:analyst`, as they call now. */
  async caller(user: string): Promise<Caller> {
    return identifyCaller(this.people, mockCredentials.user(full(user)), {
      cached: false,
    });
  }

  /** What is to be told, oldest first; of one kind when given. */
  async told<K extends OutboxMessage['kind'] = OutboxMessage['kind']>(
    kind?: K,
  ): Promise<Array<Extract<OutboxMessage, { kind: K }>>> {
    const rows = await this.knex('outbox').orderBy('id');
    return rows
      .filter(row => kind === undefined || row.kind === kind)
      .map(row => ({ kind: row.kind, ...JSON.parse(row.payload) }));
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

function full(user: string): string {
  return user.includes('/') ? user : user.replace(':', ':default/');
}
