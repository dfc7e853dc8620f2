import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Knex } from 'knex';
import { MIGRATIONS_DIRECTORY } from '../../../database/migrate';
import type {
  AccessGrantRow,
  AccessRequestRow,
  AccessStateRow,
  AccessTargetRow,
  AuditEntryRow,
  OutboxRow,
} from '../../../database/tables';
import { readAccessOptions, type AccessOptions } from '../../config';
import { openGrant } from '../../grants/openGrant';
import { Ledger } from '../../../ledger/Ledger';
import type { AccessSnapshot } from '../../snapshot';
import { Reconciler } from '../../workers/Reconciler';
import type { ProvisioningRoom } from '../ProvisioningRoom';
import { FakePlatform, FakeProvisioner } from './FakePlatform';
import { TestPeople } from './TestPeople';

const SECOND = 1000;

/** What a grant of a test is about; all else is the same for all. */
export type GrantSpec = {
  consumer?: string;
  consumerKind?: AccessRequestRow['consumer_kind'];
  product?: string;
  port?: string;
  tables?: string[];
  columns?: string[];
  contractHash?: string;
  duration?: string;
  startsAt?: Date;
  kind?: 'new' | 'renewal';
  renews?: string;
  snapshot?: Partial<AccessSnapshot>;
};

/** A ledger with workers, people and a platform, and a clock that tests move. */
export class ProvisioningWorld {
  readonly people = new TestPeople();
  readonly platform = new FakePlatform();
  readonly options: AccessOptions;
  /** The clock of the database. */
  now = new Date('2026-03-01T12:00:00.000Z');

  private constructor(readonly knex: Knex) {
    this.options = readAccessOptions(new ConfigReader({}));
    // Tests let weeks pass in which nobody works.
    this.options.provisioning.maxSilenceMs = Infinity;
    this.people.addUser('anna');
    this.people.addUser('omar');
    this.people.groups.set('group:default/owners', ['user:default/omar']);
    this.platform.tables.add('orders');
  }

  static async create(knex: Knex): Promise<ProvisioningWorld> {
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    return new ProvisioningWorld(knex);
  }

  ledger(): Ledger {
    return new Ledger({ knex: this.knex, now: async () => this.now });
  }

  room(
    provisioners: Provisioner[] = [new FakeProvisioner(this.platform)],
    overrides: Partial<ProvisioningRoom> = {},
  ): ProvisioningRoom {
    return {
      knex: this.knex,
      logger: mockServices.logger.mock(),
      options: this.options,
      ledger: this.ledger(),
      people: this.people,
      provisioners: new Map(provisioners.map(each => [each.id, each])),
      ...overrides,
    };
  }

  /** A worker of its own, as another replica has one. */
  reconciler(
    provisioners?: Provisioner[],
    overrides?: Partial<ProvisioningRoom>,
  ): Reconciler {
    return new Reconciler(this.room(provisioners, overrides), {
      random: () => 1,
    });
  }

  /** Time passes. */
  async wait(ms: number): Promise<void> {
    this.now = new Date(this.now.getTime() + ms);
  }

  /** Lets time pass in steps and works in each, until all is quiet. */
  async settle(
    worker: Reconciler,
    options: { steps?: number; stepMs?: number } = {},
  ): Promise<void> {
    for (let step = 0; step < (options.steps ?? 12); step += 1) {
      await worker.runOnce();
      await this.wait(options.stepMs ?? 30 * SECOND);
    }
  }

  /** A request that was approved, and the grant that it opened. */
  async grant(spec: GrantSpec = {}): Promise<string> {
    const request = this.request(spec);
    return this.ledger().transact({ ref: 'user:default/omar' }, async t => {
      await t.trx('access_requests').insert(request);
      return openGrant(t, request, 'P365D');
    });
  }

  request(spec: GrantSpec): AccessRequestRow {
    const { tables = ['orders'], product = 'dataproduct:default/orders' } =
      spec;
    const snapshot: AccessSnapshot = {
      product: { ref: product, title: 'Orders', owner: 'group:default/owners' },
      purpose: { id: 'analytics', title: 'Analytics' },
      columns: tables.map(schema => ({ schema, paths: ['id'] })),
      allColumns: true,
      server: { type: 'fake', settings: {} },
      ...spec.snapshot,
    };
    return {
      id: randomUUID(),
      version: 1,
      state: 'approved',
      kind: spec.kind ?? 'new',
      product_ref: product,
      port: spec.port ?? 'main',
      role: '',
      consumer_ref: spec.consumer ?? 'user:default/anna',
      consumer_kind: spec.consumerKind ?? 'user',
      consumer_owner: null,
      requester_ref: 'user:default/anna',
      owner_ref: 'group:default/owners',
      idempotency_key: null,
      purpose: 'analytics',
      justification: 'For the report',
      duration: spec.duration ?? 'P30D',
      starts_at: spec.startsAt ?? null,
      columns: spec.columns ? JSON.stringify(spec.columns) : null,
      contract_hash: spec.contractHash ?? null,
      snapshot: JSON.stringify(snapshot),
      step: null,
      awaiting_answer: false,
      renews: spec.renews ?? null,
      grant_id: null,
      reason: null,
      auto_approved: false,
      due_at: null,
      expires_at: this.now,
      created_at: this.now,
      updated_at: this.now,
      decided_at: this.now,
    };
  }

  async row(id: string): Promise<AccessGrantRow> {
    const row = await this.knex<AccessGrantRow>('access_grants')
      .where({ id })
      .first();
    return row!;
  }

  async target(target = 'warehouse'): Promise<AccessTargetRow> {
    const row = await this.knex<AccessTargetRow>('access_targets')
      .where({ target })
      .first();
    return row!;
  }

  async state(): Promise<AccessStateRow> {
    const row = await this.knex<AccessStateRow>('access_state').first();
    return row!;
  }

  /** Actions of the audit log, in order. */
  async story(grantId?: string): Promise<string[]> {
    const rows = await this.knex<AuditEntryRow>('audit_entries')
      .where(grantId ? { grant_id: grantId } : {})
      .orderBy('seq');
    return rows.map(row => row.action);
  }

  /** What was told, in order. */
  async told(kind?: string): Promise<Array<Record<string, unknown>>> {
    const rows = await this.knex<OutboxRow>('outbox')
      .where(kind ? { kind } : {})
      .orderBy('id');
    return rows.map(row => ({ kind: row.kind, ...JSON.parse(row.payload) }));
  }
}
