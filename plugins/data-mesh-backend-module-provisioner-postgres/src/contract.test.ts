import { describeProvisioner } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { escapeIdentifier } from 'pg';
import { Platform, SERVER } from './__testUtils__/Platform';

jest.setTimeout(120_000);

const run = SERVER ? describe : describe.skip;

run('on a real PostgreSQL', () => {
  describeProvisioner({
    name: 'the provisioner for PostgreSQL',
    async create() {
      const platform = await Platform.create();
      return {
        platform,
        provisioner: platform.provisioner,
        restart: () => platform.restart(),
        order: (id, overrides) => platform.order(id, overrides),
        members: [platform.anna, platform.otto],
        secrets: [platform.secret],
      };
    },
    destroy: ({ platform }) => platform.destroy(),
    access: ({ platform }) => platform.access(),
    dropObjects: ({ platform }) => platform.sql('DROP SCHEMA sales CASCADE'),
    drift: ({ platform }) =>
      platform.sql(`
        CREATE TABLE sales.new AS SELECT * FROM sales.orders;
        DROP TABLE sales.orders;
        ALTER TABLE sales.new RENAME TO orders;
      `),
    async addForeign({ platform }) {
      const login = platform.otto.login!;
      await platform.sql(
        `GRANT SELECT (email) ON sales.orders TO ${escapeIdentifier(login)}`,
      );
      return async () => {
        const { rows } = await platform.root.query(
          `SELECT has_column_privilege($1, 'sales.orders', 'email', 'SELECT')`,
          [login],
        );
        return rows[0].has_column_privilege;
      };
    },
    narrow: order => ({ ...order, columns: order.columns.slice(0, 1) }),
  });
});
