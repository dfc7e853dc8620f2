import { mockCredentials } from '@backstage/backend-test-utils';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type { TestPeople } from '../access/__testUtils__/TestPeople';
import type { OutboxMessage } from '../outbox/messages';
import type { Caller } from '../people/Caller';
import { identifyCaller } from '../people/identifyCaller';
import type { ProductAccess } from '../products/permissions/ProductAccess';
import { EVERYTHING } from '../products/permissions/visibility';
import type { TestCatalog } from './TestCatalog';
import type { TestRegistry } from './TestRegistry';

/** What a room of a test stands on. */
export type TestGround = {
  knex: Knex;
  catalog: TestCatalog;
  registry: TestRegistry;
  people: TestPeople;
  now: Date;
};

/** What all rooms of tests have: a clock, people and products that move. */
export abstract class TestRoom {
  readonly knex: Knex;
  readonly catalog: TestCatalog;
  readonly registry: TestRegistry;
  readonly people: TestPeople;
  /** Permissions of users, by name. */
  readonly permissions = new Map<string, Set<string>>();
  /** Products that users may not read. */
  readonly hidden = new Set<string>();
  /** The clock of the ledger. */
  now: Date;

  protected constructor(ground: TestGround) {
    this.knex = ground.knex;
    this.catalog = ground.catalog;
    this.registry = ground.registry;
    this.people = ground.people;
    this.now = ground.now;
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

  /** Whether a user was given a permission. */
  protected may(principal: unknown, permission: BasicPermission): boolean {
    const { userEntityRef = '' } = principal as { userEntityRef?: string };
    return this.permissions.get(userEntityRef)?.has(permission.name) ?? false;
  }

  /** All products but the hidden ones. */
  protected readonly visibility: ProductAccess['visibility'] = async () =>
    this.hidden.size === 0
      ? EVERYTHING
      : {
          key: [...this.hidden].join(),
          allows: ({ ref }) => !this.hidden.has(ref),
        };

  /** Empties tables, and begins a new audit log. */
  protected async empty(tables: readonly string[]): Promise<void> {
    for (const table of [...tables, 'audit_entries', 'outbox']) {
      await this.knex(table).delete();
    }
    await this.knex('audit_head').update({ seq: 0, hash: '0'.repeat(64) });
  }
}

function full(user: string): string {
  return user.includes('/') ? user : user.replace(':', ':default/');
}
