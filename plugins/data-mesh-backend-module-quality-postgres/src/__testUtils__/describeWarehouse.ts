import type { CheckResult } from '@backstage-data-mesh/plugin-data-mesh-common';
import { qualityOrderOf } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import type { QualityPostgresTarget } from '../config';
import { Sessions } from '../platform/Sessions';
import { NOW, queryOrder } from './queryOrder';
import { SERVER, TestWarehouse } from './TestWarehouse';

export const SECRET_VALUE = 'very private';

export const signal = () => new AbortController().signal;

/** Checks of a warehouse with the table `sales.orders`, of three rows. */
export class TestChecks {
  warehouse!: TestWarehouse;
  readonly sessions = new Sessions(mockServices.logger.mock());

  /** What came of the checks of schemas, which are given as YAML. */
  readonly check = async (
    schemas: string,
    overrides: Partial<QualityPostgresTarget> = {},
  ): Promise<CheckResult[]> => {
    const order = qualityOrderOf(this.warehouse.server(), schemas);
    const runner = this.warehouse.runner(overrides);
    const report = await runner.run(order, { now: NOW, signal: signal() });
    return report.results;
  };

  /** What came of a query that has to answer with 3. */
  readonly ask = async (
    query: string,
    overrides: Partial<QualityPostgresTarget> = {},
  ) => {
    const report = await this.warehouse
      .runner({ allowSql: true, ...overrides })
      .run(queryOrder(this.warehouse.server(), query), {
        now: NOW,
        signal: signal(),
      });
    const result = report.results.find(each => each.type === 'sql');
    return [result?.outcome, result?.measured?.value ?? result?.message];
  };

  /** As a runner that lost its way, with a statement of any kind. */
  readonly read = (
    text: string,
    overrides: Partial<QualityPostgresTarget> = {},
  ) =>
    this.sessions.read(this.warehouse.target(overrides), signal(), session =>
      session.rows({ text, values: [] }),
    );

  readonly countOrders = async (): Promise<number> => {
    const { rows } = await this.warehouse.root.query(
      'SELECT count(*)::int AS n FROM sales.orders',
    );
    return rows[0].n;
  };
}

/**
 * Tests on a real PostgreSQL, with a login that can only read. Skipped visibly
 * where there is none: roles and locks are what SQLite does not have.
 */
export function describeWarehouse(
  title: string,
  tests: (checks: TestChecks) => void,
): void {
  (SERVER ? describe : describe.skip)(`${title}, on PostgreSQL`, () => {
    const checks = new TestChecks();
    beforeAll(async () => {
      checks.warehouse = await TestWarehouse.create();
      await checks.warehouse.root.query(`
        CREATE TABLE sales.orders (id int, note text);
        INSERT INTO sales.orders VALUES (1, 'a'), (2, NULL), (3, '${SECRET_VALUE}');
      `);
    });
    afterAll(async () => {
      await checks.sessions.close();
      await checks.warehouse.destroy();
    });
    tests(checks);
  });
}
