import { MIGRATIONS_DIRECTORY } from '../../database/migrate';
import { createTestDatabases } from '../../__testUtils__/databases';
import { insertGrant } from '../__testUtils__/insertRows';
import { consumersOfProduct } from './consumersOfProduct';

const databases = createTestDatabases();

const ORDERS = 'dataproduct:default/orders';
const NOW = new Date('2026-01-15T10:00:00.000Z');
const DAY = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);
const running = { starts_at: days(-1), ends_at: days(1) };

describe.each(databases.eachSupportedId())(
  'who relies on a product, on %s',
  id => {
    it('is who has access now, and who answers for machines that have', async () => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
      const grants = [
        { ...running, consumer_ref: 'user:default/analyst' },
        // Of another port, and told once.
        { ...running, consumer_ref: 'user:default/analyst', port: 'refunds' },
        {
          ...running,
          consumer_ref: 'group:default/marketing',
          consumer_kind: 'group',
        },
        {
          ...running,
          consumer_ref: 'component:default/shop-ui',
          consumer_kind: 'component',
          consumer_owner: 'group:default/shop-team',
        },
        {
          ...running,
          consumer_ref: 'component:default/orphan',
          consumer_kind: 'component',
          consumer_owner: null,
        },
        {
          starts_at: NOW,
          ends_at: days(1),
          consumer_ref: 'user:default/begins-now',
        },
        {
          starts_at: days(1),
          ends_at: days(2),
          consumer_ref: 'user:default/begins-tomorrow',
        },
        {
          starts_at: days(-2),
          ends_at: NOW,
          consumer_ref: 'user:default/is-over',
        },
        {
          ...running,
          end_kind: 'revoked',
          consumer_ref: 'user:default/was-revoked',
        },
        {
          ...running,
          product_ref: 'dataproduct:default/audiences',
          consumer_ref: 'user:default/of-another',
        },
      ];
      for (const grant of grants) await insertGrant(knex, grant);
      expect(await consumersOfProduct(knex, ORDERS, NOW)).toEqual([
        'group:default/marketing',
        'group:default/shop-team',
        'user:default/analyst',
        'user:default/begins-now',
      ]);
      expect(
        await consumersOfProduct(knex, 'dataproduct:default/nobody', NOW),
      ).toEqual([]);
    });
  },
);
