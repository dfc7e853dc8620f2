import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotAllowedError } from '@backstage/errors';
import {
  accessRequestPermission,
  type AccessOrder,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { TestCatalog } from '../../__testUtils__/TestCatalog';
import { TestRegistry } from '../../__testUtils__/TestRegistry';
import { type TestGround, TestRoom } from '../../__testUtils__/TestRoom';
import type { AccessRequestRow, AuditEntryRow } from '../../database/tables';
import type { ProductAccess } from '../../products/permissions/ProductAccess';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { readAccessOptions } from '../config';
import { identifyCaller } from '../../people/identifyCaller';
import { Ledger } from '../../ledger/Ledger';
import { createRequest } from '../requests/operations/createRequest';
import { decideRequest } from '../requests/operations/decideRequest';
import { readRecord, type RequestRecord } from '../requests/record';
import { accessProducts, addPeople } from './accessWorld';
import { TestPeople } from './TestPeople';

/**
 * The room over a real database, with a clock, people and products that a test
 * moves. Several over one database are replicas.
 */
export class TestAccess extends TestRoom {
  readonly room: AccessRoom;
  /** What the ledger said there is to do, after each commit. */
  readonly woken = new Array<{ messages: boolean; work: boolean }>();

  private constructor(
    options: TestGround & {
      config: JsonObject;
      provisioners: Provisioner[];
      clock?: 'database';
    },
  ) {
    super(options);
    const { knex, registry, people } = options;
    const ledger = new Ledger({
      knex,
      now: options.clock === 'database' ? undefined : async () => this.now,
      onCommit: woken => this.woken.push(woken),
    });
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
      options: readAccessOptions(
        new ConfigReader({ dataMesh: { access: options.config } }),
      ),
      ledger,
      people,
      provisioners: new Map(options.provisioners.map(each => [each.id, each])),
      model: registry.model,
      classifications: ['public', 'internal', 'confidential', 'restricted'],
      products: this.#products(),
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
      /** `dataMesh.access` */
      config?: JsonObject;
      provisioners?: Provisioner[];
      now?: Date;
      /** The clock of the database, in place of one that the test moves. */
      clock?: 'database';
    } = {},
  ): Promise<TestAccess> {
    const catalog = new TestCatalog();
    catalog.set(accessProducts());
    const registry = await TestRegistry.create(knex, catalog);
    await registry.follow();
    return new TestAccess({
      knex,
      catalog,
      registry,
      people: addPeople(new TestPeople()),
      config: options.config ?? {},
      provisioners: options.provisioners ?? [],
      now: options.now ?? new Date('2026-01-15T10:00:00.000Z'),
      clock: options.clock,
    });
  }

  /** Another backend over the same database, with a clock of its own. */
  replica(options: { config?: JsonObject; now?: Date } = {}): TestAccess {
    return new TestAccess({
      knex: this.knex,
      catalog: this.catalog,
      registry: this.registry.replica(this.catalog),
      people: this.people,
      config: options.config ?? {},
      provisioners: [...this.room.provisioners.values()],
      now: options.now ?? this.now,
    });
  }

  /** Forgets everything that was asked, told and logged, and all changes of people. */
  async reset(): Promise<void> {
    await this.empty(['access_tasks', 'access_grants', 'access_requests']);
    this.people.clear();
    addPeople(this.people);
  }

  /** A service, as it calls now. */
  async service(subject = 'plugin:ci'): Promise<Caller> {
    return identifyCaller(this.people, mockCredentials.service(subject), {
      cached: false,
    });
  }

  /** An order of the product orders, without the address. */
  order(changes: Partial<AccessOrder> = {}): AccessOrder {
    return {
      product: 'dataproduct:default/orders',
      port: 'orders',
      role: 'reader',
      purpose: 'analytics',
      justification: 'To see which campaigns sell.',
      duration: 'P30D',
      ...changes,
    };
  }

  /** Asks for access, for the analyst unless said otherwise. */
  async ask(
    changes: Partial<AccessOrder> = {},
    user = 'user:analyst',
  ): Promise<RequestRecord> {
    const id = await createRequest(
      this.room,
      await this.caller(user),
      this.order(changes),
    );
    return this.read(id);
  }

  /** Decides the present version of a request. */
  async decide(
    id: string,
    user: string,
    verdict: 'approve' | 'reject' = 'approve',
  ): Promise<RequestRecord> {
    const { row } = await this.read(id);
    await decideRequest(this.room, await this.caller(user), {
      requestId: id,
      verdict,
      version: row.version,
      comment: verdict === 'reject' ? 'Not for this purpose.' : undefined,
    });
    return this.read(id);
  }

  read(id: string): Promise<RequestRecord> {
    return readRecord(this.knex, id);
  }

  /** A request as its row alone. */
  async request(id: string): Promise<AccessRequestRow> {
    return (await this.read(id)).row;
  }

  /** Whom the inboxes hold a request for. */
  async waitsFor(id: string): Promise<string[]> {
    const rows = await this.knex('access_approvers')
      .where({ request_id: id })
      .orderBy('approver_ref');
    return rows.map(row => row.approver_ref);
  }

  /** The audit log, oldest first; of one request when given. */
  async audit(requestId?: string): Promise<
    Array<{
      actor: string;
      onBehalfOf?: string;
      action: string;
      data: Record<string, unknown>;
    }>
  > {
    const rows: AuditEntryRow[] = await this.knex<AuditEntryRow>(
      'audit_entries',
    )
      .modify(query => {
        if (requestId) {
          query.where({ request_id: requestId });
        }
      })
      .orderBy('seq');
    return rows.map(row => ({
      actor: row.actor,
      onBehalfOf: row.on_behalf_of ?? undefined,
      action: row.action,
      data: JSON.parse(row.data),
    }));
  }

  #products(): ProductAccess {
    const products: Pick<ProductAccess, 'visibility' | 'demand'> = {
      visibility: this.visibility,
      demand: async (credentials, permission) => {
        if (
          permission.name !== accessRequestPermission.name &&
          !this.may(credentials.principal, permission)
        ) {
          throw new NotAllowedError(
            `You lack the permission ${permission.name}.`,
          );
        }
      },
    };
    return products as ProductAccess;
  }
}
