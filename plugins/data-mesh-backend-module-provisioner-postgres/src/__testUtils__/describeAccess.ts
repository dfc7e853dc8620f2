import type {
  GrantOrder,
  Observation,
  ProvisionedGrant,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { randomUUID } from 'node:crypto';
import { Platform, SERVER } from './Platform';

/** What a consumer is after. */
export const ORDERS = 'SELECT id, amount FROM sales.orders';

/** A platform of its own for each test, and a grant to give and take there. */
export class TestAccess {
  platform!: Platform;
  order!: GrantOrder;

  /** Names of the roles that the portal made. */
  readonly roles = async (): Promise<string[]> => {
    const { rows } = await this.platform.root.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'data_mesh_test_' || $1 || '%'
       ORDER BY 1`,
      [this.platform.id],
    );
    return rows.map(({ rolname }) => rolname);
  };
  readonly ensure = (
    overrides: Partial<ProvisionedGrant> = {},
    order = this.order,
  ) => this.call('ensure', order, overrides);
  readonly remove = (
    overrides: Partial<ProvisionedGrant> = {},
    order = this.order,
  ) => this.call('remove', order, overrides);
  readonly observe = (overrides: Partial<ProvisionedGrant> = {}) =>
    this.call('observe', this.order, overrides);
  /** As Anna, who is a member. */
  readonly ask = (sql = ORDERS) => this.platform.ask(this.platform.anna, sql);

  private async call(
    work: 'ensure' | 'remove' | 'observe',
    order: GrantOrder,
    overrides: Partial<ProvisionedGrant>,
  ): Promise<Observation> {
    return this.platform.provisioner[work](
      await this.platform.grant(order, overrides),
      this.platform.context(),
    );
  }
}

/**
 * Tests on a real PostgreSQL, with a login of few rights. Skipped visibly where
 * there is none: roles and locks are what SQLite does not have.
 */
export function describeAccess(
  title: string,
  tests: (access: TestAccess) => void,
): void {
  (SERVER ? describe : describe.skip)(`${title}, on PostgreSQL`, () => {
    const access = new TestAccess();
    beforeEach(async () => {
      access.platform = await Platform.create();
      access.order = access.platform.order(randomUUID());
    });
    afterEach(() => access.platform.destroy());
    tests(access);
  });
}
